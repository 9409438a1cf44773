import type { Action } from '../brain/scripted/action.ts';
import type { ScriptedLLM } from '../brain/scripted/scripted-llm.ts';
import type { CallEvent, NewCallEvent } from '../dialogue/events.ts';
import { allTools, runTool } from '../tools/run-tool.ts';
import type { ToolContext } from '../tools/tool-context.ts';

/** Tools that only look: running one that turns out not to be asked for changes nothing. */
const READS = ['fetch_slots', 'retrieve_appointments'];
/** Looking further ahead than one search or one name is guessing. */
const MOST_STEPS = 2;

/**
 * Works out what the agent will say to words the caller may not have finished, so that it can be
 * spoken in advance. Nothing is written, and nothing of it reaches the call's log.
 */
export class Foresight {
  readonly #scripted: ScriptedLLM;
  readonly #context: ToolContext;
  #last = '';

  constructor(options: { scripted: ScriptedLLM; context: ToolContext }) {
    this.#scripted = options.scripted;
    this.#context = options.context;
  }

  /** The reply to these words where rules are sure of it; null when they are not, or are the last ones again. */
  async replyTo(text: string): Promise<string | null> {
    if (text === this.#last) return null;
    this.#last = text;
    const turn = this.#scripted.foreseenTurn(text);
    if (!turn) return null;
    const ahead: CallEvent[] = [turn];
    for (let step = 0; step <= MOST_STEPS; step++) {
      const action = this.#scripted.foresee(ahead);
      if (action.kind === 'say') return action.text;
      if (!(await this.#act(action, ahead))) return null;
    }
    return null;
  }

  /** Adds to `ahead` what the tool will leave in the log; false when only running it can tell. */
  async #act({ tool, args }: Extract<Action, { kind: 'call' }>, ahead: CallEvent[]) {
    const { events } = this.#context.log;
    const append = (event: NewCallEvent) => {
      const { time } = ahead[0] as CallEvent;
      const placed = { ...event, seq: events.length + ahead.length, time } as CallEvent;
      ahead.push(placed);
      return placed;
    };
    if (tool === 'identify_user' && args.confirmation_code === undefined) {
      append({ type: 'tool.started', data: { tool, toolCallId: '', args } });
      const caller = { ...namedIn(args), verified: false };
      const data = { tool, toolCallId: '', result: {}, outcome: { caller } };
      append({ type: 'tool.succeeded', data });
      append({ type: 'caller.identified', data: caller });
      return true;
    }
    const reading = READS.includes(tool) ? allTools.find(({ name }) => name === tool) : undefined;
    if (!reading) return false;
    const log = {
      append,
      get events() {
        return [...events, ...ahead];
      },
    };
    // A search that fails ahead fails again when it is made, and is told then.
    return runTool({
      tool: reading,
      toolCallId: '',
      rawArgs: args,
      context: { ...this.#context, log },
    }).then(
      () => true,
      () => false,
    );
  }
}

function namedIn({ name, contact_number: phone }: Record<string, unknown>) {
  return {
    ...(typeof name === 'string' && { name }),
    ...(typeof phone === 'string' && { phone }),
  };
}
