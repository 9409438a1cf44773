import type { Complication, Step, Wish } from '../scenario/scenario.ts';
import { sayParty } from '../speech/say-count.ts';
import type { SimulatedCaller } from './caller.ts';
import { changed, type Slot } from './errand.ts';
import type { Heard } from './hear.ts';
import { type Move, move } from './move.ts';
import { open, sayQuestion } from './open.ts';

/** What gets in between at this step, if anything is still to come; null for nothing. */
export function complicate(caller: SimulatedCaller, heard: Heard, step: Step | null): Move | null {
  // A single time that is free is not offered but taken for granted: a rival is as quick there.
  const isOffered = heard.moments.some(({ minute }) => minute !== null);
  const at = caller.pending.findIndex(
    (one) =>
      one.at === step ||
      (one.do === 'rival' &&
        one.at === 'offer' &&
        isOffered &&
        (step === 'name' || step === 'number')),
  );
  const complication = caller.pending[at];
  if (!complication) return null;
  if (complication.do !== 'withhold' || !complication.for_good) caller.pending.splice(at, 1);
  return strike(caller, heard, complication);
}

function strike(caller: SimulatedCaller, heard: Heard, complication: Complication): Move | null {
  const { speaker, random } = caller;
  const no = heard.asked === 'confirm' ? ({ answers: 'no' } as const) : {};
  switch (complication.do) {
    case 'say':
      return move(random.pick(complication.text), no);
    case 'ask':
      return move(sayQuestion(caller, complication), no);
    case 'again':
      return move(speaker.say('again'), no);
    case 'wait':
      return move([speaker.say('wait'), speaker.say('go-on')], no);
    case 'withhold':
      return move(speaker.say('withhold'), no);
    case 'hang-up':
      return move([], { hangsUp: true, callsBack: complication.call_back });
    case 'silence':
      return { ...caller.reply(heard), pauses: true };
    case 'interrupt':
      return { ...caller.reply(heard), interrupts: true };
    case 'rival': {
      const answer = caller.reply(heard);
      // What was misheard is no time a rival could take from them.
      if (heard.asked === 'confirm' && answer.answers !== 'yes') {
        caller.pending.push(complication);
        return answer;
      }
      const [only] = heard.moments;
      return { ...answer, rival: answer.chooses ?? only ?? null };
    }
    case 'new-goal':
      caller.take(complication.goal);
      return { ...open(caller, heard), ...no };
    case 'slip':
      return slip(caller, complication);
    default:
      return change(caller, complication, no);
  }
}

function change(
  caller: SimulatedCaller,
  complication: Extract<Complication, { do: 'change' }>,
  no: Partial<Move>,
): Move {
  const { speaker, random } = caller;
  const { day } = caller.errand.wishes[caller.errand.wishAt] ?? {};
  // A new time alone is on the day that was talked about.
  const when = complication.when?.map((wish): Wish => (wish.day || !day ? wish : { ...wish, day }));
  const after = { ...complication, when };
  if (caller.isFinished && when) {
    caller.take({ do: 'move', when, refused: 'give-up', confirm: 'yes' });
    caller.errand.opened = true;
    caller.errand.wishSaid = 1;
  } else caller.errand = changed(caller.errand, after);
  const parts: string[] = [];
  if (complication.service) parts.push(speaker.what({ service: complication.service }));
  if (complication.resource) parts.push(`with ${caller.resourceWord(complication.resource)}`);
  if (complication.party) parts.push(sayParty({ party: complication.party, random }));
  const said = complication.when?.[0];
  if (said) parts.push(speaker.when(said, { day: true, time: true }));
  if (complication.name) parts.push(`under the name ${complication.name}`);
  return move(speaker.say('change', { change: parts.join(' ') }), no);
}

/** Says something wrong, to be put right in the next turn. */
function slip(caller: SimulatedCaller, { wrong }: Extract<Complication, { do: 'slip' }>): Move {
  const { speaker, random, errand } = caller;
  const slots: Slot[] = [];
  const parts: string[] = [];
  if (wrong.service) {
    slots.push('service');
    parts.push(
      speaker.say('give-service', {
        what: speaker.what({ service: wrong.service }),
        service: speaker.serviceWord(wrong.service),
      }),
    );
  }
  if (wrong.party) {
    slots.push('party');
    parts.push(sayParty({ party: wrong.party, random }));
  }
  if (wrong.day || wrong.time) {
    slots.push('day');
    const right = errand.wishes[errand.wishAt] ?? {};
    const wish: Wish = {
      ...(wrong.day ? { day: wrong.day } : right.day && { day: right.day }),
      ...(wrong.time ? { time: wrong.time } : right.time && { time: right.time }),
    };
    errand.told.add('day').add('time');
    parts.push(speaker.say('give-when', { when: speaker.when(wish, { day: true, time: true }) }));
  }
  if (wrong.name) {
    slots.push('name');
    parts.push(speaker.say('give-name', { name: wrong.name }));
  }
  if (wrong.number) {
    slots.push('number');
    parts.push(speaker.say('give-number', { number: speaker.number(wrong.number) }));
  }
  if (wrong.code) {
    slots.push('code');
    parts.push(speaker.say('give-code', { code: speaker.code(wrong.code) }));
  }
  caller.slip = { slots };
  errand.opened = true;
  return move(parts.join(', '));
}
