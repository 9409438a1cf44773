import { DateTime } from 'luxon';
import type { Offer } from '../../dialogue/events.ts';
import { completed } from './plan-change.ts';
import type { ScriptEnv } from './script-env.ts';
import { type ScriptState, type ScriptWish, withGoal } from './script-state.ts';

/** A model's search says what the caller is after, in the model's understanding: it becomes ours. */
export function adoptedSearch(
  before: ScriptState,
  args: Record<string, unknown>,
  env: ScriptEnv,
): ScriptState {
  const target = before.known.find(({ id }) => id === args.appointment_id);
  const state = target ? forChange(before, 'move', target.id) : forSearch(before);
  const wish = { ...state.wish, ...wishOf(args, env) };
  const open = { ...wish, soonest: wish.soonest || wish.date === null };
  return { ...state, wish: target ? completed(open, target, env) : open };
}

/** The state in which this known appointment is to be moved or cancelled. */
export function forChange(
  before: ScriptState,
  goal: 'move' | 'cancel',
  target: string,
): ScriptState {
  const state = before.goal === goal ? before : withGoal(before, goal);
  const appointments = state.known.filter(({ status }) => status === 'booked');
  return { ...state, appointments, target };
}

function forSearch(state: ScriptState): ScriptState {
  return state.goal === 'book' || state.goal === 'move' ? state : withGoal(state, 'book');
}

function wishOf(args: Record<string, unknown>, { language, read }: ScriptEnv): Partial<ScriptWish> {
  const textOf = (name: string) => {
    const value = args[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const date = language.readDate(textOf('date'), { ...read, expecting: 'date' });
  const when = language.read(`${textOf('time')} ${textOf('part_of_day')}`, {
    ...read,
    expecting: 'time',
  });
  const what = language.read(`${textOf('service')} ${textOf('resource')}`, {
    ...read,
    expecting: 'service',
  });
  const party = Number(args.party_size);
  const [service] = what.services;
  const [resource] = what.resources;
  return {
    ...(date && date !== 'impossible' && { date }),
    ...(when.time && { time: when.time, partOfDay: when.partOfDay }),
    ...(!when.time && when.partOfDay && { time: null, partOfDay: when.partOfDay }),
    ...(service && { service, serviceChoices: [] }),
    ...(resource && { resource }),
    ...(party > 0 && { party }),
  };
}

/**
 * What a model's search has found says which service was searched for, unless the appointment to be
 * moved was left out of the search. How many people come it does not say: that may be what a search
 * takes when nobody is asked.
 */
export function adoptedOffers(
  state: ScriptState,
  offers: readonly Offer[],
): Pick<ScriptState, 'wish'> {
  const [first] = offers;
  if (!first || (state.goal === 'move' && !first.forAppointment)) return { wish: state.wish };
  return { wish: { ...state.wish, service: first.service, serviceChoices: [] } };
}

/** Offers of whose moments each is there once: what a caller can tell apart by the time alone. */
export function areDistinct(offers: readonly Offer[]): boolean {
  return new Set(offers.map(({ startsAt }) => Date.parse(startsAt))).size === offers.length;
}

/** An offer's local day and minute after midnight. */
export function momentOf({ startsAt }: Offer, zone: string): { day: string; minute: number } {
  const start = DateTime.fromISO(startsAt, { zone });
  return { day: start.toISODate() ?? '', minute: start.hour * 60 + start.minute };
}
