import { stringify } from 'yaml';
import { z } from 'zod';
import { localMoment } from '../scenario/fields.ts';
import type { Scenario, Style } from '../scenario/scenario.ts';
import { type Move, move } from './move.ts';
import type { World } from './world.ts';

/** Who the words of a chat are of: the instructions, the receptionist, the model's own earlier answers. */
export interface ChatLine {
  role: 'system' | 'user' | 'assistant';
  text: string;
}

/** Asks a language model for the next line of a chat. */
export type AskModel = (chat: readonly ChatLine[]) => Promise<string>;

/** The model that plays the caller answers what is no turn of a caller, twice. */
export class CallerModelError extends Error {
  override readonly name = 'CallerModelError';
}

const turn = z.object({
  says: z.array(z.string().trim().min(1).max(500)).max(3),
  answers: z.enum(['yes', 'no']).nullable().default(null),
  hangs_up: z.boolean().default(false),
  calls_back: z.boolean().default(false),
  rival: localMoment.nullable().default(null),
});

/** A caller that a language model plays: the same errand and the same judgement, words of its own. */
export class ModelCaller {
  readonly #ask: AskModel;
  readonly #chat: ChatLine[];

  constructor(options: { scenario: Scenario; world: World; style: Style; ask: AskModel }) {
    this.#ask = options.ask;
    this.#chat = [{ role: 'system', text: instructions(options) }];
  }

  /** Calls again after a call that broke off. */
  callBack(): void {
    this.#chat.push({ role: 'user', text: '(You have called again. Say anew what you want.)' });
  }

  /** @throws CallerModelError */
  async answer(agentText: string): Promise<Move> {
    this.#chat.push({ role: 'user', text: agentText || '(Silence.)' });
    const said = await this.#next();
    const [day = '', clock = ''] = said.rival?.split('T') ?? [];
    const minute = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
    return move(said.says, {
      answers: said.answers,
      hangsUp: said.hangs_up,
      callsBack: said.calls_back,
      rival: said.rival ? { day, minute } : null,
    });
  }

  async #next(): Promise<z.infer<typeof turn>> {
    let problem = '';
    for (let time = 0; time < 2; time += 1) {
      const text = await this.#ask(this.#chat);
      this.#chat.push({ role: 'assistant', text });
      const parsed = turn.safeParse(jsonIn(text));
      if (parsed.success) return parsed.data;
      problem = parsed.error.issues
        .map(({ path, message }) => `${path.join('.') || 'answer'}: ${message}`)
        .join('; ');
      this.#chat.push({ role: 'user', text: `(That is no such JSON: ${problem}. Once more.)` });
    }
    throw new CallerModelError(`the model that plays the caller answered no turn: ${problem}`);
  }
}

/** The first object in a text: models like to wrap it. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
  } catch {
    return text;
  }
}

function instructions(options: { scenario: Scenario; world: World; style: Style }): string {
  const { scenario, world, style } = options;
  const { from, caller, before } = scenario;
  const own = before.appointments.filter(
    ({ phone, code }) => phone === from || code === caller.code,
  );
  return `You play a person who telephones ${world.business.name}; whoever talks to you is its receptionist.
Stay that person. Speak as one does on the telephone, in one or two short sentences, in this manner: ${style}.
It is ${world.now.toFormat('cccc, d LLLL yyyy, HH:mm')}. You call from ${from ?? 'a number that is not shown'}.

Your errand, as data:
${stringify({ ...caller, appointments: own })}
How to read it: take the goals in order. Of several wishes in "when" ask for the first, and take any of them.
Where there is a "say_..." use one of those wordings. "refused" is what you do when you cannot have what you
want, "confirm" what you answer once it is read back. A complication happens once, at the step it names: what
you are asked then, or have just heard ("slip": say the wrong thing, put it right in your next turn; "rival":
see below; "silence": say nothing once). Say nothing that is not in your errand, and invent no names, numbers,
days or codes. Never help the receptionist out of character. When everything is done and told, say that that is
all, and hang up once you have heard a goodbye.

Answer with JSON and nothing else:
{"says": ["what you say"], "answers": null, "hangs_up": false, "calls_back": false, "rival": null}
"answers" is "yes" only where the receptionist has just read back a booking, a change, a cancellation or a
message, everything in it is what you want, and your words agree to it; "no" where your words refuse it.
"rival" is the start that you are about to take, as 2026-11-24T09:30, in the one turn in which your errand
has somebody else take it.`;
}
