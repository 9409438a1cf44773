import { DateTime } from 'luxon';
import { minuteOf } from './clock-time.ts';

/** One weekly span in local wall time; `weekday` is ISO (1 = Monday). */
export interface WeeklySpan {
  weekday: number;
  opens: string;
  closes: string;
}

/** Whether an instant lies in weekly hours, on a day that is none of the closed ones. */
export function isOpenAt(options: {
  at: Date;
  /** IANA zone. */
  zone: string;
  hours: readonly WeeklySpan[];
  /** Inclusive local dates, `YYYY-MM-DD`. */
  closedDays: readonly { from: string; to: string }[];
}): boolean {
  const { at, zone, hours, closedDays } = options;
  const local = DateTime.fromJSDate(at, { zone });
  const date = local.toISODate() ?? '';
  if (closedDays.some(({ from, to }) => from <= date && date <= to)) return false;
  const minute = local.hour * 60 + local.minute;
  return hours.some(
    ({ weekday, opens, closes }) =>
      weekday === local.weekday && minuteOf(opens) <= minute && minute < minuteOf(closes),
  );
}
