import { DateTime } from 'luxon';

/** A day, a time of day, or both, as the agent said it. */
export interface SaidMoment {
  /** ISO day. */
  day: string | null;
  /** Minutes after midnight. */
  minute: number | null;
}

const MONTHS =
  'january|february|march|april|may|june|july|august|september|october|november|december'.split(
    '|',
  );
const WEEKDAYS = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday'.split('|');

const PARTS = [
  `(?<mdMonth>${MONTHS.join('|')}) (?<mdDate>[0-3]?\\d)(?:st|nd|rd|th)?(?:,? (?<mdYear>20\\d\\d))?(?![:\\d]| ?[ap]\\.?m)`,
  `(?:the )?(?<dmDate>[0-3]?\\d)(?:st|nd|rd|th)?(?: of)? (?<dmMonth>${MONTHS.join('|')})(?:,? (?<dmYear>20\\d\\d))?`,
  '(?<hour>[01]?\\d)(?::(?<minute>[0-5]\\d))? ?(?<half>[ap])\\.?m\\b\\.?',
  '(?<clock>[01]?\\d|2[0-3]):(?<past>[0-5]\\d)',
  "(?<oclock>1?\\d) o'?clock",
  '(?<noon>\\bnoon\\b)',
  '(?<midnight>\\bmidnight\\b)',
  '(?<near>\\btoday\\b|\\btomorrow\\b)',
  `\\b(?<weekday>${WEEKDAYS.join('|')})\\b(?!,? (?:${MONTHS.join('|')}|(?:the )?[0-3]?\\d(?:st|nd|rd|th)?(?: of)? (?:${MONTHS.join('|')})))`,
];
const SCAN = new RegExp(PARTS.join('|'), 'gi');

/**
 * The days and times in what the agent said, in order: times belong to the day before them, else to
 * the one right after ("9 AM on Friday"). Reads digits only, as agents write.
 */
export function momentsIn(text: string, now: DateTime): SaidMoment[] {
  const found: SaidMoment[] = [];
  let day: string | null = null;
  let dayIsBare = false;
  let waiting: SaidMoment[] = [];
  const flush = () => {
    if (day !== null && dayIsBare) found.push({ day, minute: null });
    dayIsBare = false;
  };
  let weekdayAt = -1;
  for (const match of text.matchAll(SCAN)) {
    const said = match.groups ?? {};
    const named = dayOf(said, now);
    if (named !== null) {
      // "Tuesday, November 24" is one day, the date deciding.
      const isSame = said.weekday === undefined && weekdayAt >= 0 && match.index - weekdayAt < 3;
      if (!isSame) flush();
      day = named;
      dayIsBare = true;
      weekdayAt = said.weekday ? match.index + match[0].length : -1;
      if (
        waiting.length > 0 &&
        /\b(?:on|for|of)\s+(?:\w+day,? )?(?:the )?$/i.test(text.slice(0, match.index))
      ) {
        for (const moment of waiting) moment.day = day;
        dayIsBare = false;
      }
      waiting = [];
      continue;
    }
    weekdayAt = -1;
    const minute = minuteOf(said);
    if (minute === null) continue;
    const moment: SaidMoment = { day, minute };
    dayIsBare = false;
    if (day === null) waiting.push(moment);
    found.push(moment);
  }
  flush();
  return found;
}

function dayOf(said: Record<string, string | undefined>, now: DateTime): string | null {
  const month = said.mdMonth ?? said.dmMonth;
  if (month) {
    const date = Number(said.mdDate ?? said.dmDate);
    const year = said.mdYear ?? said.dmYear;
    return isoDay(MONTHS.indexOf(month.toLowerCase()) + 1, date, year, now);
  }
  if (said.near) return now.plus({ days: /tomorrow/i.test(said.near) ? 1 : 0 }).toISODate();
  if (said.weekday) {
    const wanted = WEEKDAYS.indexOf(said.weekday.toLowerCase()) + 1;
    return now.plus({ days: (wanted - now.weekday + 7) % 7 }).toISODate();
  }
  return null;
}

function isoDay(
  month: number,
  date: number,
  year: string | undefined,
  now: DateTime,
): string | null {
  const at = (inYear: number) =>
    DateTime.fromObject({ year: inYear, month, day: date }, { zone: now.zone });
  if (year) return at(Number(year)).toISODate();
  // Without a year the agent means this one; months past, the next.
  const here = at(now.year);
  return (here < now.minus({ days: 60 }) ? at(now.year + 1) : here).toISODate();
}

function minuteOf(said: Record<string, string | undefined>): number | null {
  if (said.noon) return 720;
  if (said.midnight) return 0;
  if (said.half) {
    const hour = (Number(said.hour) % 12) + (said.half.toLowerCase() === 'p' ? 12 : 0);
    return hour * 60 + Number(said.minute ?? 0);
  }
  if (said.clock) return Number(said.clock) * 60 + Number(said.past);
  if (said.oclock) {
    const hour = Number(said.oclock);
    return (hour < 7 ? hour + 12 : hour) * 60;
  }
  return null;
}
