import type { Reading } from '../../language/language.ts';
import { transferTargetsOf } from '../../tools/transfer-targets.ts';
import { absorbAnswer, absorbIdentity } from './absorb-answer.ts';
import { absorbWish } from './absorb-wish.ts';
import { absorbAddress } from './address.ts';
import { asBefore, dropsUnfinished, isWish, meansRecent, newGoal } from './goal.ts';
import { bringsWish } from './pick-offer.ts';
import { answerQuestions, tellCodes } from './questions.ts';
import { readTurn, type TurnReading } from './read-turn.ts';
import type { ScriptEnv } from './script-env.ts';
import { type Goal, type ScriptState, withGoal } from './script-state.ts';

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
    wantsTarget: null,
  };
  if (before.messageOffered && before.asking === 'message' && isWish(before, heard)) {
    return absorb({ ...withGoal(before, null), asking: 'anything' }, { text, answer }, env);
  }
  if (before.asking === 'message') return absorbMessage(fresh, text, reading, env);
  const address = absorbAddress(fresh, text, heard, env);
  if (address) return { ...address, misses: 0 };
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

function absorbReading(state: ScriptState, reading: TurnReading, env: ScriptEnv): ScriptState {
  const { intents } = reading;
  const says = (intent: Reading['intents'][number]) => intents.includes(intent);
  if (says('stop') && says('goodbye')) return { ...state, ending: true };
  if (says('stop') || dropsUnfinished(state, reading)) return drop(state, env);
  const person = personMeant(reading, env);
  if (says('human') || person?.isWanted) {
    return { ...state, wantsHuman: true, wantsTarget: person?.name ?? null };
  }
  if (reading.detail) return absorbAnswer(state, reading, env);
  if (says('code') && state.asking !== 'code') return absorbCode(state, env);
  const goal = newGoal(state, reading);
  // "Yes, that's it" to a read-back agrees; the goodbye comes after.
  const agrees = state.asking === 'confirm' && reading.answer === 'yes';
  if (says('goodbye') && !agrees && !goal && !bringsWish(reading))
    return { ...state, ending: true };
  if ((says('repeat') || says('wait')) && !says('greeting') && !bringsWish(reading) && !goal) {
    return repeated(state, says('wait'), env);
  }
  let next = answerQuestions(state, reading, env);
  next =
    goal && goal !== state.goal
      ? begun(next, goal, reading, env)
      : absorbAnswer(continued(next, goal, reading, env), reading, env);
  // A new booking has taken "the week after" from the one before already.
  const told = goal === 'book' && goal !== state.goal ? { ...reading, shift: null } : reading;
  next = absorbWish(next, told, env);
  if (says('question') && next === state) return unanswered(state, env);
  if (next === state && (says('greeting') || says('thanks'))) {
    return { ...state, aside: says('thanks') ? [env.prompts.welcome] : [] };
  }
  return next;
}

/** Who of those that can be reached a sentence names. */
function personMeant(reading: Reading, env: ScriptEnv) {
  const people = transferTargetsOf(env.business).map(({ name, aliases }) => ({
    name,
    names: [name, ...aliases],
  }));
  return env.language.findPerson(reading.normalized, people);
}

/** The same goal, with what the booking before adds: "the same", when asked which service. */
function continued(state: ScriptState, goal: Goal, reading: Reading, env: ScriptEnv): ScriptState {
  if (state.goal === 'book' && reading.same && state.offers.length === 0) {
    return { ...state, wish: asBefore(state, reading, env) };
  }
  return goal ? { ...state } : state;
}

/** A new goal, with what the sentence and the booking before say about it. */
function begun(
  before: ScriptState,
  goal: NonNullable<Goal>,
  reading: TurnReading,
  env: ScriptEnv,
): ScriptState {
  const state = absorbIdentity(withGoal(before, goal), reading);
  switch (goal) {
    case 'book':
      return { ...state, wish: asBefore(state, reading, env) };
    case 'message':
      return { ...state, message: reading.message };
    case 'move':
    case 'cancel':
      return meansRecent(before, reading) ? { ...state, target: state.recent } : state;
    default:
      return state;
  }
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
  return told ?? { ...state, aside: state.told, repeating: true };
}

function drop(state: ScriptState, env: ScriptEnv): ScriptState {
  return {
    ...withGoal(state, null),
    aside: [state.goal ? env.prompts.dropped : env.prompts.nothingPending],
    asking: 'anything-else',
  };
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
