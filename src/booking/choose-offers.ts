import { DateTime } from 'luxon';
import { isExact, type Wish } from './wish.ts';

/** At most this many times are offered at once: more cannot be kept in mind over the phone. */
export const MAX_OFFERS = 3;

interface Choice {
  starts_at: string;
}

export interface Chosen<C> {
  choices: C[];
  /** True when they are what was asked for; false when they are merely the nearest there is. */
  asAsked: boolean;
}

/**
 * Picks what to say out of what is free: the exact time if it was asked for and is free, else the
 * nearest to it; without a time, choices spread over the days or over the parts of the one day.
 */
export function chooseOffers<C extends Choice>(options: {
  matches: C[];
  nearest: C[];
  wish: Wish;
  zone: string;
}): Chosen<C> {
  const { matches, nearest, wish, zone } = options;
  if (matches.length === 0) {
    return { choices: inOrder(nearest.slice(0, MAX_OFFERS)), asAsked: false };
  }
  const local = (choice: C) => DateTime.fromISO(choice.starts_at, { zone });
  const wanted = wish.time?.kind === 'at' || wish.time?.kind === 'around' ? wish.time.from : null;
  if (wanted !== null) {
    const distance = (choice: C) => Math.abs(minuteOf(local(choice)) - wanted);
    const exact = matches.filter((choice) => distance(choice) === 0);
    if (isExact(wish) && exact.length > 0) {
      const days = wish.date && wish.date.from === wish.date.to ? 1 : MAX_OFFERS;
      return { choices: exact.slice(0, days), asAsked: true };
    }
    const byDistance = [...matches].sort((a, b) => distance(a) - distance(b));
    return {
      choices: inOrder(byDistance.slice(0, MAX_OFFERS)),
      asAsked: wish.time?.kind === 'around',
    };
  }
  const severalDays = wish.date?.from !== wish.date?.to;
  if (wish.time?.kind === 'before' && wish.date && !severalDays) {
    return { choices: matches.slice(-MAX_OFFERS), asAsked: true };
  }
  if (wish.time || !wish.date) return { choices: matches.slice(0, MAX_OFFERS), asAsked: true };
  const spread = onePer(matches, (choice) =>
    severalDays ? (local(choice).toISODate() ?? '') : partOf(minuteOf(local(choice))),
  );
  const rest = matches.filter((choice) => !spread.includes(choice));
  return { choices: inOrder([...spread, ...rest].slice(0, MAX_OFFERS)), asAsked: true };
}

function inOrder<C extends Choice>(choices: C[]): C[] {
  return [...choices].sort((a, b) => Date.parse(a.starts_at) - Date.parse(b.starts_at));
}

function minuteOf(time: DateTime): number {
  return time.hour * 60 + time.minute;
}

function partOf(minute: number): string {
  if (minute < 12 * 60) return 'morning';
  return minute < 17 * 60 ? 'afternoon' : 'evening';
}

function onePer<C>(choices: C[], key: (choice: C) => string): C[] {
  const first = new Map<string, C>();
  for (const choice of choices) {
    const group = key(choice);
    if (!first.has(group)) first.set(group, choice);
  }
  return [...first.values()];
}
