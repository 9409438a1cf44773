import {
  type Day,
  dayOf,
  firstWeekdayIn,
  mondayOf,
  monthAround,
  partsOf,
  weekdayOf,
} from './calendar.ts';
import { MONTH, monthNumber, WEEKDAY, weekdayNumber } from './lexicon.ts';
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
const NEXT_YEAR_WITHIN_DAYS = 300;

const IMPOSSIBLE: Found = { from: 0, to: 0, impossible: true };
const PAST: Found = { from: 0, to: 0, past: true };

function one(day: Day): Found {
  return { from: day, to: day };
}

function span(from: Day, to: Day, today: Day): Found {
  if (to < today) return PAST;
  return { from: Math.max(from, today), to, kind: 'span' };
}

function fullYear(text: string): number {
  const digits = text.replace(' ', '');
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

/** The day and month said, this year or next. */
function monthDay(month: number, dayOfMonth: number, today: Day, year?: string): Found {
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
function nextDayOfMonth(dayOfMonth: number, today: Day, weekday?: number): Found {
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

function numericDate(first: number, second: number, setting: DateSetting, year?: string): Found {
  const usual = setting.dayFirst ? ([second, first] as const) : ([first, second] as const);
  const turned = [usual[1], usual[0]] as const;
  const [month, day] = usual[0] <= 12 ? usual : turned;
  return month > 12 ? IMPOSSIBLE : monthDay(month, day, setting.today, year);
}

function nextWeekday(weekday: number, today: Day): Day {
  return today + ((weekday - weekdayOf(today) + 6) % 7) + 1;
}

function partOfSpan(part: string | undefined, whole: { from: Day; to: Day }): [Day, Day] {
  const { from, to } = whole;
  const third = Math.max(2, Math.floor((to - from + 1) / 3));
  if (part === undefined) return [from, to];
  if (/^(early|beginning|start|first)/.test(part)) return [from, from + third - 1];
  if (/^mid/.test(part)) return [from + third, to - third];
  // The end of a week is its last working days: a Sunday is no answer to "late next week".
  if (to - from === 6) return [to - 3, to - 2];
  return [to - third + (third > 7 ? 3 : 1), to];
}

const PART = `(?:(early|beginning|start|first (?:part|half)|middle|mid|late|later|end|back end|last part)(?: of| in)? )?(?:the )?`;
const ORDINAL = `(\\d{1,2})(?:st|nd|rd|th)`;
const YEAR = `(?:,? (20\\d\\d|20 \\d\\d))?`;
const LEAD = `(?:(?:on |the |this |next |coming )*${WEEKDAY} )?`;
const NOT_CLOCK = `(?![:.\\d]| ?(?:am|pm|o'clock)\\b)`;
const COUNT = `(\\d{1,3}|a|an|1|a couple(?: of)?|couple(?: of)?|a few)`;

function countOf(text: string | undefined): number {
  if (text === undefined || /^an?$/.test(text)) return 1;
  if (/couple/.test(text)) return 2;
  return /few/.test(text) ? 3 : Number(text);
}

function weeksIn(unit: string | undefined): number {
  return unit === 'fortnight' ? 14 : 7;
}

const NTH: Record<string, number> = { '1st': 0, '2nd': 1, '3rd': 2, '4th': 3 };

function monthSpan(name: string, today: Day): { from: Day; to: Day } {
  const month = monthNumber(name);
  const ahead = (month - partsOf(today).month + 12) % 12;
  return monthAround(today, ahead);
}

function namedMonth(name: string | undefined, today: Day): { from: Day; to: Day } {
  if (name === undefined || /^(this|the) month$/.test(name)) return monthAround(today, 0);
  return name === 'next month' ? monthAround(today, 1) : monthSpan(name, today);
}

/** Fixed days of the year as month and day. */
const HOLIDAYS: Record<string, readonly [number, number]> = {
  'christmas eve': [12, 24],
  'christmas day': [12, 25],
  christmas: [12, 25],
  xmas: [12, 25],
  'boxing day': [12, 26],
  "new year's eve": [12, 31],
  'new years eve': [12, 31],
  "new year's day": [1, 1],
  'new years day': [1, 1],
  "new year's": [1, 1],
  'new year': [1, 1],
  "valentine's day": [2, 14],
  'valentines day': [2, 14],
  halloween: [10, 31],
};

function thanksgiving(today: Day): Day {
  for (const year of [partsOf(today).year, partsOf(today).year + 1]) {
    const november = monthAround(dayOf(year, 11, 1) ?? today, 0);
    const first = firstWeekdayIn(november, 4) ?? november.from;
    if (first + 21 >= today) return first + 21;
  }
  return today;
}

/** In the order they are tried: what one has read, the later ones no longer see. */
export const DATE_PATTERNS: readonly DatePattern[] = [
  {
    pattern: /\b(\d{4})[-/](\d{1,2})[-/](\d{1,2})\b/g,
    read: ([year, month, day], { today }) =>
      monthDay(Number(month), Number(day), today, year ?? ''),
  },
  {
    pattern: /\b(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})\b/g,
    read: ([first, , second, year], setting) =>
      numericDate(Number(first), Number(second), setting, year ?? ''),
  },
  {
    pattern:
      /(?<![\d/])(?!24\/7\b)(?!1\/[234]\b(?= (?:an |a )?(?:hour|day)))(\d{1,2})\/(\d{1,2})(?![\d/])/g,
    read: ([first, second], setting) => numericDate(Number(first), Number(second), setting),
  },
  {
    pattern: /(?<![\d.:])(2[4-9]|3[01])\.(\d{1,2})(?![\d.:]| ?(?:am|pm)\b)/g,
    read: ([day, month], { today }) =>
      Number(month) > 12 ? null : monthDay(Number(month), Number(day), today),
  },
  {
    pattern: new RegExp(
      `\\b${LEAD}(?<!(?<!\\b(?:at|around|about|by) )\\b\\d{1,2}(?:st|nd|rd|th)? (?:of )?)${MONTH} (?:the )?(\\d{1,2})(?:st|nd|rd|th)?${NOT_CLOCK}\\b${YEAR}`,
      'g',
    ),
    read: ([, month, day, year], { today }) =>
      monthDay(monthNumber(month ?? ''), Number(day), today, year),
  },
  {
    pattern: new RegExp(
      `\\b${LEAD}(?:the )?(?<![:.])\\b(\\d{1,2})(?:st|nd|rd|th)?(?: day)? (?:of )?(?:next |this )?${MONTH}${YEAR}(?! \\d+(?:st|nd|rd|th))`,
      'g',
    ),
    read: ([, day, month, year], { today }) =>
      monthDay(monthNumber(month ?? ''), Number(day), today, year),
  },
  {
    pattern: /\bday after tomorrow\b/g,
    read: (_, { today }) => one(today + 2),
  },
  {
    pattern:
      /\b(?:a|1) (?:week|fortnight) (?:from|on|after|this)? ?(today|tomorrow|now)\b|\b(today|tomorrow) week\b/g,
    read: ([day, week], { today }) => one(today + 7 + ((day ?? week) === 'tomorrow' ? 1 : 0)),
  },
  {
    pattern: /\b(?:day before )?yesterday\b/g,
    read: () => PAST,
  },
  {
    pattern: /\b(tomorrow|today|tonight|this (?=morning|afternoon|evening|lunch))(?:'s|s)?\b/g,
    read: ([word], { today }) => one(word === 'tomorrow' ? today + 1 : today),
  },
  {
    pattern: new RegExp(
      `\\b(?:the )?(1st|2nd|3rd|4th|last) ${WEEKDAY} (?:of|in) (?:the month of )?(?:the )?(${MONTH}|next month|this month|month)`,
      'g',
    ),
    read: ([nth, weekday, month], { today }) => {
      const whole = namedMonth(month === 'month' ? undefined : month, today);
      const first = firstWeekdayIn(whole, weekdayNumber(weekday ?? ''));
      if (first === null) return null;
      const weeks = nth === 'last' ? Math.floor((whole.to - first) / 7) : (NTH[nth ?? ''] ?? 0);
      const day = first + 7 * weeks;
      return day < today ? IMPOSSIBLE : one(day);
    },
  },
  {
    pattern: new RegExp(
      `\\b(?:the )?(1st|2nd|3rd|4th|last) week (?:of|in) (?:the month of )?(${MONTH}|next month|this month|the month)`,
      'g',
    ),
    read: ([nth, month], { today }) => {
      const whole = namedMonth(month, today);
      if (nth === 'last') return span(whole.to - 6, whole.to, today);
      const from = whole.from + 7 * (NTH[nth ?? ''] ?? 0);
      return span(from, Math.min(from + 6, whole.to), today);
    },
  },
  {
    pattern: new RegExp(
      `\\b(a|1|\\d|a couple of) (week|fortnight)s? (?:(?:from|on|after)(?: this| next| coming)? )?${WEEKDAY}`,
      'g',
    ),
    read: ([count, unit, name], { today }) =>
      one(nextWeekday(weekdayNumber(name ?? ''), today) + weeksIn(unit) * countOf(count)),
  },
  {
    pattern: new RegExp(
      `\\b${WEEKDAY} (?:(\\d|a|a couple of) )?(week|fortnight)s?(?! (?:after|before|of))\\b`,
      'g',
    ),
    read: ([name, count, unit], { today }) =>
      one(nextWeekday(weekdayNumber(name ?? ''), today) + weeksIn(unit) * countOf(count)),
  },
  {
    pattern: new RegExp(
      `\\b(?:the )?${WEEKDAY} after (?:next|that)\\b|\\bthe (?:following) ${WEEKDAY}`,
      'g',
    ),
    read: ([after, following], { today }) =>
      following === undefined
        ? one(mondayOf(today) + 13 + weekdayNumber(after ?? ''))
        : one(nextWeekday(weekdayNumber(following), today) + 7),
  },
  {
    pattern: new RegExp(`\\b(?:last|past) ${WEEKDAY}(?! (?:slot|appointment|one|in|of))`, 'g'),
    read: () => PAST,
  },
  {
    pattern: new RegExp(
      `\\b(?:(next|this|coming|following|any|a|the|on)(?: coming)? )?${WEEKDAY} (?:the )?(?:${ORDINAL}|(1[3-9]|2\\d|3[01])${NOT_CLOCK})(?! (?:of|hole))\\b`,
      'g',
    ),
    read: ([, weekday, day, bare], { today }) => {
      const number = Number(day ?? bare);
      const found = nextDayOfMonth(number, today, weekdayNumber(weekday ?? ''));
      // "tuesday 15" may be a clock time: only a day that really is a Tuesday is a date.
      if (day === undefined && weekdayOf(found.from) !== weekdayNumber(weekday ?? '')) return null;
      return found;
    },
  },
  {
    pattern: new RegExp(`\\b(next|this|coming|this coming|any|the next) ${WEEKDAY}`, 'g'),
    read: ([which, name], { today }) => {
      const weekday = weekdayNumber(name ?? '');
      // "Next Tuesday" is the Tuesday of next week, weeks beginning on Mondays.
      if (which === 'next' || which === 'the next') {
        return { ...one(mondayOf(today) + 6 + weekday), kind: 'fixed', number: weekday };
      }
      if (which === 'this' && weekdayOf(today) === weekday) return one(today);
      return { ...one(nextWeekday(weekday, today)), kind: 'weekday', number: weekday };
    },
  },
  {
    pattern: new RegExp(`\\b${WEEKDAY}\\b`, 'g'),
    read: ([name], { today }) => {
      const weekday = weekdayNumber(name ?? '');
      return { ...one(nextWeekday(weekday, today)), kind: 'weekday', number: weekday };
    },
  },
  {
    pattern: /\b(?:the )?week after next\b/g,
    read: (_, { today }) => span(mondayOf(today) + 14, mondayOf(today) + 20, today),
  },
  {
    pattern: new RegExp(
      `\\b${COUNT} (day|week|fortnight|month)s?(?:'s)? (?:from (?:now|today)|later|time|ahead|out|hence)\\b(?! in the day)`,
      'g',
    ),
    read: ([count, unit], { today }) => ahead(countOf(count), unit, today),
  },
  {
    pattern: new RegExp(
      `\\bin (?:about |around )?${COUNT} (day|week|fortnight|month)(?:s|'s|s')?(?: time)?\\b`,
      'g',
    ),
    read: ([count, unit], { today }) =>
      /few/.test(count ?? '') && unit === 'day'
        ? span(today + 2, today + 5, today)
        : ahead(countOf(count), unit, today),
  },
  {
    pattern: new RegExp(
      `\\b(?:(?:within|over|during|in|for) )?(?:the )?next (\\d{1,2}|couple(?: of)?|few|several|2 or 3) (day|week|month)s?\\b`,
      'g',
    ),
    read: ([count, unit], { today }) => {
      const many = /several/.test(count ?? '') ? 5 : /or/.test(count ?? '') ? 3 : countOf(count);
      const length = unit === 'day' ? 1 : unit === 'week' ? 7 : 30;
      return span(today, today + many * length + (unit === 'day' ? 1 : 0), today);
    },
  },
  {
    pattern: /\bwithin (?:a|the) (week|month)\b/g,
    read: ([unit], { today }) => span(today, today + (unit === 'week' ? 7 : 30), today),
  },
  {
    pattern: /\b(?:the )?weekend after next\b/g,
    read: (_, { today }) => span(mondayOf(today) + 19, mondayOf(today) + 20, today),
  },
  {
    pattern: /\b(next |this |coming |the |on |at |over )?(?:coming )?weekends?\b/g,
    read: ([which], { today }) => {
      const saturday = mondayOf(today) + (which === 'next ' ? 12 : 5);
      return span(saturday, saturday + 1, today);
    },
  },
  {
    pattern: new RegExp(
      `\\b${PART}(next|this|coming|following|the|rest of the) week\\b(?! (?:of|beginning|starting|commencing|after|before))`,
      'g',
    ),
    read: ([part, which], { today }) => {
      const later = which === 'next' || which === 'coming' || which === 'following';
      if (!later && which === 'the' && part === undefined) return null;
      const monday = mondayOf(today) + (later ? 7 : 0);
      const start = part === 'later' && !later ? today + 1 : monday;
      if (start !== monday) return span(start, monday + 6, today);
      const [from, to] = partOfSpan(part, { from: monday, to: monday + 6 });
      if (to < today) return span(from + 7, to + 7, today);
      return span(from, to, today);
    },
  },
  {
    pattern: new RegExp(`\\b${PART}(next|this|coming|the) month\\b`, 'g'),
    read: ([part, which], { today }) => {
      if (which === 'the' && part === undefined) return null;
      const whole = monthAround(today, which === 'next' || which === 'coming' ? 1 : 0);
      const [from, to] = partOfSpan(part, whole);
      return span(from, to, today);
    },
  },
  {
    pattern: new RegExp(
      `\\b(?:(early|beginning|start|first half|mid|middle|late|later|end|back end)(?: of| in)? |(?:in|during|for|of|this|next|sometime|until|till|before|after|by) )${MONTH}\\b(?! in\\b)`,
      'g',
    ),
    read: ([part, month], { today }) => {
      const [from, to] = partOfSpan(part, monthSpan(month ?? '', today));
      return span(from, to, today);
    },
  },
  {
    pattern: /\b(january|february|july|september|october|november|december)\b/g,
    read: ([month], { today }) => {
      const { from, to } = monthSpan(month ?? '', today);
      return span(from, to, today);
    },
  },
  {
    pattern: new RegExp(`\\b(${Object.keys(HOLIDAYS).join('|')}|thanksgiving)\\b`, 'g'),
    read: ([name], { today }) => {
      if (name === 'thanksgiving') return one(thanksgiving(today));
      const [month, day] = HOLIDAYS[name ?? ''] ?? [1, 1];
      return monthDay(month, day, today);
    },
  },
];

function ahead(count: number, unit: string | undefined, today: Day): Found | null {
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
