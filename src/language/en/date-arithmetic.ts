import { type Day, dayOf, monthAround, partsOf, weekdayOf } from './calendar.ts';
import { monthNumber, WEEKDAY } from './lexicon.ts';
import type { DateMention } from './mentions.ts';

export interface DateSetting {
  today: Day;
  /** Day before month in numeric dates. */
  dayFirst: boolean;
}

/** What a pattern makes of its match; null: not a date after all. */
export type Found = Partial<Pick<DateMention, 'kind' | 'number' | 'impossible' | 'past'>> & {
  from: Day;
  to: Day;
};

export interface DatePattern {
  pattern: RegExp;
  read(groups: readonly (string | undefined)[], setting: DateSetting): Found | null;
}

/** A date without a year that has gone by means the next one only when that is not too far off. */
export const NEXT_YEAR_WITHIN_DAYS = 300;

export const IMPOSSIBLE: Found = { from: 0, to: 0, impossible: true };
export const PAST: Found = { from: 0, to: 0, past: true };

export function one(day: Day): Found {
  return { from: day, to: day };
}

export function span(from: Day, to: Day, today: Day): Found {
  if (to < today) return PAST;
  return { from: Math.max(from, today), to, kind: 'span' };
}

export function fullYear(text: string): number {
  const digits = text.replace(' ', '');
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

/** The day and month said, this year or next. */
export function monthDay(month: number, dayOfMonth: number, today: Day, year?: string): Found {
  if (year !== undefined) {
    const day = dayOf(fullYear(year), month, dayOfMonth);
    return day === null || day < today ? IMPOSSIBLE : one(day);
  }
  const thisYear = partsOf(today).year;
  const day = dayOf(thisYear, month, dayOfMonth);
  if (day !== null && day >= today) return one(day);
  const next = dayOf(thisYear + 1, month, dayOfMonth);
  return next !== null && next - today <= NEXT_YEAR_WITHIN_DAYS ? one(next) : IMPOSSIBLE;
}

/** The next day with this number in its month, today included. */
export function nextDayOfMonth(dayOfMonth: number, today: Day, weekday?: number): Found {
  if (dayOfMonth < 1 || dayOfMonth > 31) return IMPOSSIBLE;
  let first: Day | null = null;
  for (let months = 0; months < 12; months += 1) {
    const { year, month } = partsOf(monthAround(today, months).from);
    const day = dayOf(year, month, dayOfMonth);
    if (day === null || day < today) continue;
    first ??= day;
    if (weekday === undefined || weekdayOf(day) === weekday) {
      return { ...one(day), kind: 'day', number: dayOfMonth };
    }
    if (months > 2) break;
  }
  return first === null ? IMPOSSIBLE : { ...one(first), kind: 'day', number: dayOfMonth };
}

export function numericDate(
  first: number,
  second: number,
  setting: DateSetting,
  year?: string,
): Found {
  const usual = setting.dayFirst ? ([second, first] as const) : ([first, second] as const);
  const turned = [usual[1], usual[0]] as const;
  const [month, day] = usual[0] <= 12 ? usual : turned;
  return month > 12 ? IMPOSSIBLE : monthDay(month, day, setting.today, year);
}

export function nextWeekday(weekday: number, today: Day): Day {
  return today + ((weekday - weekdayOf(today) + 6) % 7) + 1;
}

export function partOfSpan(part: string | undefined, whole: { from: Day; to: Day }): [Day, Day] {
  const { from, to } = whole;
  const third = Math.max(2, Math.floor((to - from + 1) / 3));
  if (part === undefined) return [from, to];
  if (/^(early|beginning|start|first)/.test(part)) return [from, from + third - 1];
  if (/^mid/.test(part)) return [from + third, to - third];
  // The end of a week is its last working days: a Sunday is no answer to "late next week".
  if (to - from === 6) return [to - 3, to - 2];
  return [to - third + (third > 7 ? 3 : 1), to];
}

export const PART = `(?:(early|beginning|start|first (?:part|half)|middle|mid|late|later|end|back end|last part)(?: of| in)? )?(?:the )?`;
export const ORDINAL = `(\\d{1,2})(?:st|nd|rd|th)`;
export const YEAR = `(?:,? (20\\d\\d|20 \\d\\d))?`;
export const LEAD = `(?:(?:on |the |this |next |coming )*${WEEKDAY} )?`;
export const NOT_CLOCK = `(?![:.\\d]| ?(?:am|pm|o'clock)\\b)`;
export const COUNT = `(\\d{1,3}|a|an|1|a couple(?: of)?|couple(?: of)?|a few)`;

export function countOf(text: string | undefined): number {
  if (text === undefined || /^an?$/.test(text)) return 1;
  if (/couple/.test(text)) return 2;
  return /few/.test(text) ? 3 : Number(text);
}

export function weeksIn(unit: string | undefined): number {
  return unit === 'fortnight' ? 14 : 7;
}

export const NTH: Record<string, number> = { '1st': 0, '2nd': 1, '3rd': 2, '4th': 3 };

export function monthSpan(name: string, today: Day): { from: Day; to: Day } {
  const month = monthNumber(name);
  const ahead = (month - partsOf(today).month + 12) % 12;
  return monthAround(today, ahead);
}

export function namedMonth(name: string | undefined, today: Day): { from: Day; to: Day } {
  if (name === undefined || /^(this|the) month$/.test(name)) return monthAround(today, 0);
  return name === 'next month' ? monthAround(today, 1) : monthSpan(name, today);
}

export function ahead(count: number, unit: string | undefined, today: Day): Found | null {
  if (unit === 'day') return one(today + count);
  if (unit === 'week') return one(today + 7 * count);
  if (unit === 'fortnight') return one(today + 14 * count);
  const { year, month, dayOfMonth } = partsOf(today);
  const target = monthAround(dayOf(year, month, 1) ?? today, count);
  return one(Math.min(target.from + dayOfMonth - 1, target.to));
}

/** "the 15th": read apart, because the same words may choose among offers. */
export function dayOfMonthSpan(dayOfMonth: number, months: number | null, today: Day): Found {
  if (months === null) return nextDayOfMonth(dayOfMonth, today);
  const { from } = monthAround(today, months);
  const { year, month } = partsOf(from);
  const day = dayOf(year, month, dayOfMonth);
  return day === null || day < today ? IMPOSSIBLE : one(day);
}
