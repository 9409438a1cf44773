import { DateTime } from 'luxon';
import type { Expectation, Reading } from '../../language/language.ts';
import { absorbAnswer, absorbIdentity } from './absorb-answer.ts';
import { absorbWish } from './absorb-wish.ts';
import { bringsWish, fitting } from './pick-offer.ts';
import { answerQuestions, tellCodes } from './questions.ts';
import type { ScriptEnv } from './script-env.ts';
import {
  EXPECTATIONS,
  type Goal,
  type ScriptState,
  type ScriptWish,
  type Step,
  withGoal,
} from './script-state.ts';
import { wishOfOffer } from './wish-of-offer.ts';

/** "Yes please", "no thanks", "hold on": too short to be taken for the message itself. */
const MOST_WORDS_OF_NO_MESSAGE = 4;
/** Misunderstandings in a row after which another way to help is offered. */
export const MISSES_BEFORE_MESSAGE = 3;

/** What the state becomes when the caller has said something. */
export function absorb(
  before: ScriptState,
  { text, answer }: { text: string; answer: 'yes' | 'no' | null },
  env: ScriptEnv,
): ScriptState {
  const heard = readTurn(before, text, env);
  // What the log calls a yes is what the tools will accept as one.
  const reading = before.asking === 'confirm' ? { ...heard, answer } : heard;
  const fresh: ScriptState = {
    ...before,
    aside: [],
    repeating: false,
    waiting: false,
    wantsHuman: false,
  };
  if (before.asking === 'message') return absorbMessage(fresh, text, reading, env);
  const after = absorbReading(fresh, reading, env);
  const understood = after !== fresh;
  if (understood) {
    // Whoever goes on with the matter has answered the offer of a message well enough.
    const goesOn =
      before.asking === 'offer-message' &&
      after.asking === 'offer-message' &&
      !reading.intents.includes('question');
    return { ...after, misses: 0, ...(goesOn && { asking: 'anything' as const }) };
  }
  return { ...fresh, misses: fresh.misses + 1 };
}

/** Steps after times were offered, in which a time may still be put right. */
const AFTER_OFFERS: readonly Step[] = ['name', 'phone', 'confirm', 'what-change'];

function readTurn(state: ScriptState, said: string, env: ScriptEnv): Reading {
  const as = (expecting: Expectation, text = said) =>
    env.language.read(text, { ...env.read, expecting });
  const text = said;
  const reading = anchored(as(EXPECTATIONS[state.asking]), state, env);
  // A number said in two breaths is one number.
  if (state.partOfNumber && state.asking === 'phone' && !reading.phone) {
    const whole = as('phone', `${state.partOfNumber} ${said}`);
    if (whole.phone) return whole;
  }
  // "No wait, three" when the name was asked for is about the times that were offered.
  if (AFTER_OFFERS.includes(state.asking) && state.offers.length > 0 && saysNothing(reading)) {
    const choice = as('choice');
    if (choice.time) return choice;
  }
  // "Actually make it five" among tee times is about the party unless five is a time on offer.
  const { time } = reading;
  if (reading.correction && state.wish.party && time && /^\D*\d{1,2}$/.test(time.phrase)) {
    const offered = fitting(state.offers, { ...reading, date: null }, env.business.zone);
    const asParty = env.language.read(text, { ...env.read, expecting: 'party' });
    if (offered.length === 0 && asParty.partySize) return asParty;
  }
  // "Make that eleven instead" right after a booking is about its time, whatever else eleven may be.
  const corrects = reading.correction && state.recent && state.goal === null;
  return corrects && !reading.date && !reading.time
    ? env.language.read(text, { ...env.read, expecting: 'time' })
    : reading;
}

function saysNothing(reading: Reading): boolean {
  const { name, phone, badPhone, code, answer } = reading;
  return !name && !phone && !badPhone && !code && answer !== 'yes' && !bringsWish(reading);
}

/** "Tuesday" among times offered in the week after next means that Tuesday, not the coming one. */
function anchored(reading: Reading, state: ScriptState, env: ScriptEnv): Reading {
  const { date } = reading;
  if (state.asking !== 'choice' || !date || date.from !== date.to || /[\d\s]/.test(date.phrase)) {
    return reading;
  }
  const { zone } = env.business;
  const weekday = DateTime.fromISO(date.from).weekday;
  const day = state.offers
    .map(({ startsAt }) => DateTime.fromISO(startsAt, { zone }))
    .find((start) => start.weekday === weekday)
    ?.toISODate();
  return day ? { ...reading, date: { ...date, from: day, to: day } } : reading;
}

function absorbReading(state: ScriptState, reading: Reading, env: ScriptEnv): ScriptState {
  const { intents } = reading;
  const says = (intent: Reading['intents'][number]) => intents.includes(intent);
  if (says('stop') && says('goodbye')) return { ...state, ending: true };
  if (says('stop') || dropsUnfinished(state, reading)) return drop(state, env);
  if (says('human')) return { ...state, wantsHuman: true };
  if (says('code') && state.asking !== 'code') return absorbCode(state, env);
  const goal = newGoal(state, reading);
  if (says('goodbye') && !goal && !bringsWish(reading)) return { ...state, ending: true };
  if ((says('repeat') || says('wait')) && !says('greeting') && !bringsWish(reading) && !goal) {
    return repeated(state, says('wait'), env);
  }
  let next = answerQuestions(state, reading, env);
  if (goal) {
    const keep = goal === state.goal;
    next = keep ? { ...next } : withGoal(next, goal);
    if (!keep && goal === 'book') next = { ...next, wish: asBefore(next, reading, env) };
    if (!keep && goal === 'message') next = { ...next, message: reading.message };
    if (!keep && meansRecent(state, reading)) next = { ...next, target: state.recent };
  }
  next =
    !goal || goal === state.goal ? absorbAnswer(next, reading, env) : absorbIdentity(next, reading);
  next = absorbWish(next, reading, env);
  if (says('question') && next === state) return unanswered(state, env);
  if (next === state && (says('greeting') || says('thanks'))) {
    return { ...state, aside: says('thanks') ? [env.prompts.welcome] : [] };
  }
  return next;
}

/** A question the rows do not answer: say so, and go on with what was asked. */
function unanswered(state: ScriptState, env: ScriptEnv): ScriptState {
  if (state.goal === null) return { ...state, asking: 'offer-message' };
  return { ...state, aside: [env.prompts.cannotAnswer] };
}

/** The code of what was booked or listed in this call; else of what the caller's number holds. */
function absorbCode(state: ScriptState, env: ScriptEnv): ScriptState {
  const told = tellCodes(state, env);
  if (told) return told;
  if (state.goal !== null) return { ...state, aside: [env.prompts.noCodeToTell] };
  if (state.canLookUp) return { ...withGoal(state, 'list'), withCodes: true };
  return { ...state, aside: [env.prompts.noCodeToTell], asking: 'offer-message' };
}

/** Says again what was said; whoever only wants a moment gets one. */
function repeated(state: ScriptState, waits: boolean, env: ScriptEnv): ScriptState {
  if (waits && state.asking !== 'confirm') return { ...state, waiting: true };
  const told = state.recent && state.goal === null ? tellCodes(state, env) : null;
  return told ?? { ...state, repeating: true };
}

/** What a new wish takes over from the booking before: "one for my son as well", "the same day". */
function asBefore(state: ScriptState, reading: Reading, env: ScriptEnv): ScriptWish {
  const { wish, known } = state;
  const { same, refersTo, time, date } = reading;
  const before = known.find(({ id }) => id === state.recent) ?? known.at(-1);
  if (!before || !(same || refersTo === 'more')) return wish;
  const then = wishOfOffer(wish, before, env.business.zone);
  const takesDay = same === 'day' || same === 'all' || (refersTo === 'more' && time && !date);
  return {
    ...wish,
    service: before.service,
    date: takesDay ? then.date : null,
    time: same === 'time' || same === 'all' ? then.time : null,
    party: same === 'all' ? before.partySize : null,
  };
}

/** Whether a change is about what was booked last: "make it eleven", "cancel it", "an hour later". */
function meansRecent(state: ScriptState, reading: Reading): boolean {
  const { correction, refersTo, shift, partyChange, sourceDate, sourceTime } = reading;
  if (sourceDate || sourceTime || reading.ordinal !== null || refersTo === 'other') return false;
  return state.recent !== null && Boolean(correction || refersTo === 'it' || shift || partyChange);
}

/** "Cancel that" in the middle of a booking gives the booking up; "cancel my Friday one" does not. */
function dropsUnfinished(state: ScriptState, reading: Reading): boolean {
  return (
    reading.intents.includes('cancel') &&
    (state.goal === 'book' || state.goal === 'message') &&
    !/\b(my|the|an?|existing) (\w+ ){0,2}(appointment|booking|reservation|one)\b/.test(
      reading.normalized,
    ) &&
    !reading.date &&
    !reading.sourceDate
  );
}

function drop(state: ScriptState, env: ScriptEnv): ScriptState {
  return {
    ...withGoal(state, null),
    aside: [state.goal ? env.prompts.dropped : env.prompts.nothingPending],
    asking: 'anything-else',
  };
}

function newGoal(state: ScriptState, reading: Reading): Goal {
  const says = (intent: Reading['intents'][number]) => reading.intents.includes(intent);
  if (says('move')) return 'move';
  if (says('cancel')) return 'cancel';
  if (says('message')) return 'message';
  if (says('list')) return 'list';
  const free = state.goal === null || state.goal === 'list';
  if (says('book')) {
    const separate = reading.refersTo === 'new' || reading.refersTo === 'more';
    return free || state.goal === 'book' || separate ? 'book' : null;
  }
  if (!free) return null;
  const asksOnly = says('price') || says('hours') || says('services') || says('help');
  if (reading.code) return 'list';
  if (reading.partyChange || (reading.shift && state.recent)) return 'move';
  const changes = reading.date || reading.time || reading.partySize || reading.resources.length > 0;
  if (reading.correction && state.recent && changes) return 'move';
  if (reading.refersTo === 'more' && state.recent) return 'book';
  return bringsWish(reading) && !asksOnly && state.asking !== 'which-appointment' ? 'book' : null;
}

function absorbMessage(
  state: ScriptState,
  text: string,
  reading: Reading,
  env: ScriptEnv,
): ScriptState {
  const { intents, answer } = reading;
  const short = reading.normalized.split(' ').length <= MOST_WORDS_OF_NO_MESSAGE;
  if (short && intents.includes('goodbye')) return { ...state, ending: true };
  if (intents.includes('stop') || (short && answer === 'no')) return drop(state, env);
  if (short && (intents.includes('repeat') || intents.includes('wait'))) {
    return repeated(state, intents.includes('wait'), env);
  }
  if (short && answer === 'yes') return { ...state, misses: 0 };
  const message = reading.message ?? text.trim();
  if (message === '') return { ...state, misses: state.misses + 1 };
  return { ...state, message, misses: 0, asking: 'confirm' };
}
