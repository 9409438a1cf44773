import { DateTime } from 'luxon';
import type { Reading } from '../../language/language.ts';
import { absorbAnswer, absorbIdentity } from './absorb-answer.ts';
import { absorbWish } from './absorb-wish.ts';
import { fitting } from './pick-offer.ts';
import { answerQuestions } from './questions.ts';
import type { ScriptEnv } from './script-env.ts';
import { EXPECTATIONS, type Goal, type ScriptState, withGoal } from './script-state.ts';

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
  const fresh: ScriptState = { ...before, aside: [], repeating: false, wantsHuman: false };
  if (before.asking === 'message') return absorbMessage(fresh, text, reading, env);
  const after = absorbReading(fresh, reading, env);
  const understood = after !== fresh;
  if (understood) {
    // Whoever goes on with the matter has answered the offer of a message well enough.
    const goesOn = before.asking === 'offer-message' && after.asking === 'offer-message';
    return { ...after, misses: 0, ...(goesOn && { asking: 'anything' as const }) };
  }
  return { ...fresh, misses: fresh.misses + 1 };
}

function readTurn(state: ScriptState, text: string, env: ScriptEnv): Reading {
  const reading = anchored(
    env.language.read(text, { ...env.read, expecting: EXPECTATIONS[state.asking] }),
    state,
    env,
  );
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
  if (says('stop') || dropsUnfinished(state, reading)) return drop(state, env);
  if (says('human')) return { ...state, wantsHuman: true };
  const goal = newGoal(state, reading);
  if (says('goodbye') && !goal && !bringsWish(reading)) return { ...state, ending: true };
  if ((says('repeat') || says('wait')) && !says('greeting') && !bringsWish(reading) && !goal) {
    return { ...state, repeating: true };
  }
  let next = answerQuestions(state, reading, env);
  if (goal) {
    const keep = goal === state.goal;
    next = keep ? { ...next } : withGoal(next, goal);
    if (!keep && reading.correction && goal === 'move') next = { ...next, target: state.recent };
  }
  next =
    !goal || goal === state.goal ? absorbAnswer(next, reading, env) : absorbIdentity(next, reading);
  next = absorbWish(next, reading, env);
  if (next === state && (says('greeting') || says('thanks'))) {
    return { ...state, aside: says('thanks') ? [env.prompts.welcome] : [] };
  }
  return next;
}

function bringsWish(reading: Reading): boolean {
  return Boolean(
    reading.date ||
      reading.time ||
      reading.partOfDay ||
      reading.services.length > 0 ||
      reading.resources.length > 0 ||
      reading.partySize ||
      reading.relative ||
      reading.soonest,
  );
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
    const separate = /\b(new|another|separate|second)\b/.test(reading.normalized);
    return free || state.goal === 'book' || separate ? 'book' : null;
  }
  if (!free) return null;
  const asksOnly = says('price') || says('hours') || says('services') || says('help');
  if (reading.correction && state.recent && (reading.date || reading.time)) return 'move';
  return bringsWish(reading) && !asksOnly && state.asking !== 'which-appointment' ? 'book' : null;
}

function absorbMessage(
  state: ScriptState,
  text: string,
  reading: Reading,
  env: ScriptEnv,
): ScriptState {
  const refuses = reading.answer === 'no' && reading.normalized.split(' ').length <= 3;
  if (reading.intents.includes('stop') || refuses) return drop(state, env);
  const message = text.trim();
  if (message === '') return { ...state, misses: state.misses + 1 };
  return { ...state, message, misses: 0, asking: 'confirm' };
}
