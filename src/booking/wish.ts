import { DateTime } from 'luxon';

/** When a caller would like to come, in the business's wall time. */
export interface Wish {
  /** Inclusive local dates `YYYY-MM-DD`; null: any day from now on. */
  date: { from: string; to: string } | null;
  /** Minutes after midnight; `to` exclusive for windows, equal to `from` for a point. */
  time: { kind: 'at' | 'around' | 'after' | 'before' | 'between'; from: number; to: number } | null;
  partOfDay: 'morning' | 'afternoon' | 'evening' | null;
}

/** What to ask the database for. */
export interface SearchWindow {
  /** Instants; `to` is exclusive, both bound the start of a choice. */
  from: Date;
  to: Date;
  /** The instant the caller would like best, when one is known. */
  near: Date | null;
  /** Local minutes after midnight a start must lie in: `[fromMinute, toMinute)`. */
  fromMinute: number;
  toMinute: number;
}

const DAY_MINUTES = 24 * 60;
const NOON = 12 * 60;
const EVENING = 17 * 60;

/** Local minutes of each part of the day, end exclusive. */
const PARTS = {
  morning: { from: 0, to: NOON },
  afternoon: { from: NOON, to: EVENING + 60 },
  evening: { from: EVENING, to: DAY_MINUTES },
} as const;

/** How far ahead slots exist, in days. */
export const HORIZON_DAYS = 60;

export function searchWindow(options: { wish: Wish; now: Date; zone: string }): SearchWindow {
  const { wish, now, zone } = options;
  const today = DateTime.fromJSDate(now, { zone }).startOf('day');
  const first = wish.date ? DateTime.fromISO(wish.date.from, { zone }) : today;
  const last = wish.date
    ? DateTime.fromISO(wish.date.to, { zone })
    : today.plus({ days: HORIZON_DAYS });
  const minutes = minutesOf(wish);
  const wanted = wish.time && (wish.time.kind === 'before' ? wish.time.to : wish.time.from);
  return {
    from: new Date(Math.max(first.toMillis(), now.getTime())),
    // Where clocks go forward at midnight a day begins at one.
    to: last.plus({ days: 1 }).startOf('day').toJSDate(),
    near: wish.date && wanted !== null ? atMinute(first, wanted) : null,
    fromMinute: minutes.from,
    toMinute: minutes.to,
  };
}

/** Whether one exact start was asked for. */
export function isExact(wish: Wish): boolean {
  return wish.time?.kind === 'at';
}

function atMinute(day: DateTime, minute: number): Date {
  return day.set({ hour: Math.floor(minute / 60), minute: minute % 60 }).toJSDate();
}

function minutesOf(wish: Wish): { from: number; to: number } {
  const part = wish.partOfDay ? PARTS[wish.partOfDay] : { from: 0, to: DAY_MINUTES };
  switch (wish.time?.kind) {
    case 'after':
      return { from: wish.time.from, to: part.to > wish.time.from ? part.to : DAY_MINUTES };
    case 'before':
      return { from: 0, to: wish.time.to };
    case 'between':
      return { from: wish.time.from, to: wish.time.to };
    case 'at':
    case 'around':
      return { from: 0, to: DAY_MINUTES };
    default:
      return part;
  }
}
