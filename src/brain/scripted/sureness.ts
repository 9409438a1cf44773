import type { EventOf } from '../../dialogue/events.ts';
import type { Intent, Reading } from '../../language/language.ts';
import { isWish, newGoal } from './goal.ts';
import { bringsWish } from './pick-offer.ts';
import { plan } from './plan.ts';
import { readTurn } from './read-turn.ts';
import { asked, fold } from './replay.ts';
import type { ScriptEnv } from './script-env.ts';
import type { ScriptState } from './script-state.ts';

/** Whether rules alone may answer a turn, and why or why not. */
export interface Sureness {
  sure: boolean;
  /** For whoever reads the log. */
  why: string;
}

/** Wishes of which a sentence may hold one: of two, one would be lost. */
const GOALS: readonly Intent[] = ['book', 'list', 'move', 'cancel', 'message', 'human', 'code'];
/** What a dictated message does not hold. */
const NO_MESSAGE: readonly Intent[] = [
  'question',
  'hours',
  'price',
  'services',
  'duration',
  'list',
];
const MOST_UNREAD_TOLD = 5;

const sure = (why: string): Sureness => ({ sure: true, why });
const unsure = (why: string): Sureness => ({ sure: false, why });

/**
 * How sure the rules are of a turn of the caller: only where all that was said has been read, it
 * answers what was asked or is a wish that stands by itself, and it has changed what is known.
 *
 * @param before the state when the caller began to speak
 */
export function surenessOf(
  before: ScriptState,
  turn: EventOf<'turn.caller'>,
  env: ScriptEnv,
): Sureness {
  const state = asked(before, env);
  const reading = readTurn(state, turn.data.text, env);
  const after = fold(before, turn, env);
  const { state: planned } = plan(after, env);
  const says = (intent: Intent) => reading.intents.includes(intent);
  if (after.misses > 0 && after.misses >= before.misses) return unsure('not understood');
  if (after.asking === 'offer-message' || planned.asking === 'offer-message') {
    return unsure('the rules cannot help');
  }
  if (says('question')) return unsure('a question about something else');
  if (state.asking === 'message' && after.message !== null) return dictated(after, reading);
  if (after.address !== state.address) return sure('answers: email');
  const doubt = doubtOf(reading, env.read.maxParty);
  if (doubt) return unsure(doubt);
  if (says('repeat') && (before.askedByModel || after.goal !== state.goal)) {
    return unsure('a model has to say it again');
  }
  if (state.asking === 'unclear') return standsAlone(state, reading);
  if (!isNews(state, after)) return unsure('brings nothing new');
  const goal = GOALS.find(says);
  return sure(goal ? `a wish: ${goal}` : `answers: ${state.asking}`);
}

/**
 * Why a sentence may mean more than was read in it, whatever it answers; null when all of it was read.
 *
 * @param maxParty most people one booking may be for
 */
export function doubtOf(reading: Reading, maxParty = Number.POSITIVE_INFINITY): string | null {
  const { intents, unread, resources, services, partySize } = reading;
  if (unread.length > 0) {
    return `unread: ${[...new Set(unread)].slice(0, MOST_UNREAD_TOLD).join(', ')}`;
  }
  const goals = GOALS.filter((intent) => intents.includes(intent));
  if (goals.length > 1) return `several wishes: ${goals.join(', ')}`;
  if (resources.length > 1) return 'several people were named';
  if (services.length > 1) return 'several services fit';
  if ((partySize ?? 1) > maxParty) return 'more people than can be booked';
  return refusesPart(reading) ? 'a no beside a wish' : null;
}

/** "Not the first one": what is named may be what is not wanted. "No, Thursday" corrects instead. */
function refusesPart(reading: Reading): boolean {
  const names = bringsWish(reading) || reading.ordinal !== null;
  return reading.leaning === 'no' && names && !reading.correction;
}

/** After a question that cannot be told, only what needs no question is taken. */
function standsAlone(state: ScriptState, reading: Reading): Sureness {
  const { intents } = reading;
  if (intents.includes('goodbye') && reading.leaning === null) return sure('a goodbye');
  const goal = newGoal(state, reading) ?? (state.goal === 'book' ? 'book' : null);
  const isNamed = GOALS.some((intent) => intents.includes(intent));
  const saysAll = reading.services.length > 0 && (reading.date ?? reading.time) !== null;
  return goal !== null && (isNamed || saysAll) && isWish(state, reading)
    ? sure(`a wish: ${goal}`)
    : unsure('what was asked cannot be told');
}

/** A message is taken as it is said: it is read back before it is passed on. */
function dictated(after: ScriptState, { intents }: Reading): Sureness {
  return after.goal === 'message' && !NO_MESSAGE.some((intent) => intents.includes(intent))
    ? sure('answers: message')
    : unsure('a question instead of a message');
}

/** Whether the turn has changed anything but the count of turns. */
function isNews(before: ScriptState, after: ScriptState): boolean {
  const known = ({ misses, askedByModel, beforeTurn, ...rest }: ScriptState) =>
    JSON.stringify(rest);
  return known(before) !== known({ ...after, aside: [...before.aside, ...after.aside] });
}
