import type { SimulatedCaller } from './caller.ts';
import type { Heard } from './hear.ts';
import type { SaidMoment } from './moments.ts';
import { type Move, move } from './move.ts';
import { type Fault, faultOf } from './read-back.ts';
import { bestOf } from './wishes.ts';

/** How often a caller puts the same thing right before they give up. */
const MOST_CORRECTIONS = 4;

/** Takes what fits, else asks for what they would rather have. */
export function answerOffer(caller: SimulatedCaller, heard: Heard): Move {
  const { errand } = caller;
  const offered = heard.moments.filter(({ minute }) => minute !== null);
  const best = bestOf(offered, errand.wishes);
  if (best) {
    errand.wishAt = best.wish;
    const wish = errand.wishes[best.wish];
    const chosen = wish?.soonest ? earliest(best.fitting) : caller.random.pick(best.fitting);
    return move(sayChoice(caller, chosen, offered), { chooses: chosen });
  }
  const { goal } = errand;
  if (errand.dropped) return caller.giveUp();
  const takesNearest = 'refused' in goal && goal.refused === 'take-nearest';
  const isLast = errand.wishAt >= errand.wishes.length - 1;
  const wish = errand.wishes[errand.wishAt];
  // Offered other times without having heard which one is wanted: say which.
  if (wish && !errand.told.has('time') && (wish.time || wish.part)) {
    errand.told.add('time');
    errand.wishSaid += 1;
    return move(
      caller.speaker.say('ask-other', {
        when: caller.speaker.when(wish, { day: true, time: true }),
      }),
    );
  }
  if (takesNearest && isLast && offered[0]) {
    const [first] = offered;
    errand.wishes = [...errand.wishes, exactly(first)];
    errand.wishAt = errand.wishes.length - 1;
    return move(sayChoice(caller, first, offered), { chooses: first });
  }
  return whenNothingFits(caller, heard);
}

/** Goes down the list of wishes; at its end the scenario says what a caller does. */
export function whenNothingFits(caller: SimulatedCaller, heard: Heard): Move {
  const { errand, speaker } = caller;
  const { goal } = errand;
  const ask = () => {
    const wish = errand.wishes[errand.wishAt] ?? {};
    errand.wishSaid += 1;
    errand.told.add('day').add('time');
    const when = speaker.when(wish, { day: true, time: true }) || 'any other day';
    return move(speaker.say('ask-other', { when }), { answers: 'no' });
  };
  if (errand.wishAt < errand.wishes.length - 1 && (heard.refused || errand.wishSaid > 0)) {
    errand.wishAt += 1;
    errand.wishSaid = 0;
    return ask();
  }
  // Misheard rather than refused: once more.
  const patience = heard.refused ? 1 : 3;
  if (errand.wishSaid < patience + 1 && errand.insisted < 3) {
    errand.insisted += 1;
    return ask();
  }
  const refused = 'refused' in goal ? goal.refused : 'give-up';
  if (refused === 'insist' && errand.insisted < 4) {
    errand.insisted = 4;
    return ask();
  }
  return caller.settle();
}

/** Agrees to what is wanted, and puts right what is not. */
export function answerReadBack(caller: SimulatedCaller, heard: Heard): Move {
  const { errand, speaker, world, number, target } = caller;
  const fault = faultOf({ heard, errand, world, number, target });
  errand.lastFault = null;
  if (fault === null) {
    const { goal } = errand;
    if ('confirm' in goal && goal.confirm === 'no' && !errand.messageInstead) {
      return caller.giveUp();
    }
    return move(speaker.say('yes'), { answers: 'yes' });
  }
  return putRight(caller, fault);
}

/** Says what is wrong, or, asked what should be different, says it again. */
export function putRight(caller: SimulatedCaller, fault: Fault): Move {
  const { errand } = caller;
  const times = (errand.corrections.get(fault) ?? 0) + 1;
  errand.corrections.set(fault, times);
  errand.lastFault = fault;
  if (times > MOST_CORRECTIONS) return caller.giveUp();
  return move(correctionOf(caller, fault, times), { answers: 'no' });
}

function correctionOf(caller: SimulatedCaller, fault: Fault, times: number): string {
  const { errand, speaker } = caller;
  switch (fault) {
    case 'service':
      return speaker.say('fix-service', caller.serviceSlots());
    case 'party':
      return speaker.say('fix-party', { party: caller.sayParty(), wrong: 'that many' });
    case 'name':
      return speaker.say('fix-name', {
        name: speaker.name(errand.name, { spelled: times > 1 }),
      });
    case 'number':
      return speaker.say('fix-number', { number: caller.sayNumber() });
    case 'resource':
      return speaker.say('fix-resource', { resource: caller.resourceWord(errand.resource ?? '') });
    case 'when': {
      const wish = errand.wishes[errand.wishAt];
      if (!wish) return `no, ${caller.sayWhich()}`;
      errand.wishSaid += 1;
      return speaker.say('fix-when', { when: speaker.when(wish, { day: true, time: true }) });
    }
    default: {
      const again = errand.goal.do === 'book' ? 'I want to book an appointment' : sayGoal(caller);
      return speaker.say('fix-goal', { again });
    }
  }
}

function sayGoal(caller: SimulatedCaller): string {
  switch (caller.errand.goal.do) {
    case 'move':
      return 'I want to move my appointment';
    case 'cancel':
      return 'I want to cancel my appointment';
    default:
      return 'I want something else';
  }
}

function earliest(moments: readonly SaidMoment[]): SaidMoment {
  const order = (moment: SaidMoment) => `${moment.day}T${String(moment.minute).padStart(4, '0')}`;
  return [...moments].sort((one, other) => (order(one) < order(other) ? -1 : 1))[0] as SaidMoment;
}

const PLACES = ['the first one', 'the second one', 'the third one', 'the fourth one'];

/** By its time, by its place in the list, or in full. */
function sayChoice(
  caller: SimulatedCaller,
  chosen: SaidMoment,
  offered: readonly SaidMoment[],
): string {
  const { speaker, random } = caller;
  const clock = speaker.clock(chosen.minute ?? 0);
  const isOneDay = offered.every(({ day }) => day === chosen.day);
  const isOnlyTime = offered.filter(({ minute }) => minute === chosen.minute).length === 1;
  const place = PLACES[offered.indexOf(chosen)];
  if (offered.length === 1)
    return speaker.say(random.chance(0.6) ? 'yes' : 'choose', { time: clock });
  if (place && random.chance(0.2)) return speaker.say('choose', { time: place });
  if ((isOneDay || isOnlyTime) && random.chance(0.8)) return speaker.say('choose', { time: clock });
  const day = chosen.day ? (speaker.day({ day: chosen.day }) ?? '') : '';
  return speaker.say('choose', { time: `${day} at ${clock}` });
}

/** The wish for exactly this. */
function exactly({ day, minute }: SaidMoment) {
  const at = minute ?? 0;
  const time = `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
  return { ...(day && { day }), time };
}
