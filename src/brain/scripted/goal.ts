import type { Reading } from '../../language/language.ts';
import { bringsWish } from './pick-offer.ts';
import type { ScriptEnv } from './script-env.ts';
import { type Goal, type ScriptState, type ScriptWish, withGoal } from './script-state.ts';
import { shifted, wishOfOffer } from './wish-of-offer.ts';

/** What the caller is after now; null when that is as before. */
export function newGoal(state: ScriptState, reading: Reading): Goal {
  const says = (intent: Reading['intents'][number]) => reading.intents.includes(intent);
  // What is not booked yet is only wished for otherwise: "change it to a cut and colour".
  const changesWish = state.goal === 'book' && reading.refersTo === 'it' && bringsWish(reading);
  if (says('move') && !changesWish) return 'move';
  if (says('cancel')) return 'cancel';
  if (says('message')) return 'message';
  if (says('list')) return 'list';
  const free = state.goal === null || state.goal === 'list';
  if (says('book')) {
    const separate = reading.refersTo === 'new' || reading.refersTo === 'more';
    return free || state.goal === 'book' || separate || state.asking === 'code' ? 'book' : null;
  }
  if (!free) return null;
  const asksOnly = says('price') || says('hours') || says('services') || says('help');
  if (reading.code) return 'list';
  if (state.recent && changesRecent(reading)) return 'move';
  if (reading.partyChange) return 'move';
  if (reading.refersTo === 'more' && state.recent) return 'book';
  return bringsWish(reading) && !asksOnly && state.asking !== 'which-appointment' ? 'book' : null;
}

/** Whether words without a wish of their own change what was just booked: "make it five", "an hour later". */
function changesRecent(reading: Reading): boolean {
  const { date, time, services, resources, partySize, partyChange, shift } = reading;
  if (reading.same !== null || reading.refersTo === 'more') return false;
  const says = date || time || partySize || resources.length > 0 || services.length > 0;
  const onlyParty = partySize !== null && !date && !time && services.length === 0;
  return Boolean(partyChange || shift || onlyParty || (reading.correction && says));
}

/** "Cancel that" in the middle of a booking gives the booking up; "cancel my Friday one" does not. */
export function dropsUnfinished(state: ScriptState, reading: Reading): boolean {
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

/** What a new wish takes over from the booking before: "one for my son as well", "the same day". */
export function asBefore(state: ScriptState, reading: Reading, env: ScriptEnv): ScriptWish {
  const { wish, known } = state;
  const { same, refersTo, time, date } = reading;
  const before = known.find(({ id }) => id === state.recent) ?? known.at(-1);
  if (!before || !(same || refersTo === 'more')) return wish;
  const { zone } = env.business;
  const then = wishOfOffer(wish, { startsAt: shifted(before.startsAt, reading.shift, zone) }, zone);
  const takesDay =
    reading.shift ||
    same === 'day' ||
    same === 'all' ||
    (!date && (same === 'time' || time !== null));
  const takesTime = same === 'time' || same === 'all';
  return {
    ...wish,
    service: wish.service ?? before.service,
    date: wish.date ?? (takesDay ? then.date : null),
    time: wish.time ?? (takesTime ? then.time : null),
    party: wish.party ?? before.partySize,
  };
}

/** Whether a change is about what was booked last: "make it eleven", "cancel it", "an hour later". */
export function meansRecent(state: ScriptState, reading: Reading): boolean {
  const { correction, refersTo, shift, partyChange, sourceDate, sourceTime } = reading;
  if (sourceDate || sourceTime || reading.ordinal !== null || refersTo === 'other') return false;
  return state.recent !== null && Boolean(correction || refersTo === 'it' || shift || partyChange);
}

/** Whether a caller who was offered to leave a message says what is wanted instead. */
export function isWish(state: ScriptState, reading: Reading): boolean {
  const goal = newGoal(withGoal(state, null), reading);
  return goal === 'book' ? bringsWish(reading) : goal !== null && goal !== 'message';
}
