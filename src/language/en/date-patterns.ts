import { firstWeekdayIn, mondayOf, weekdayOf } from './calendar.ts';
import {
  ahead,
  COUNT,
  countOf,
  type DatePattern,
  IMPOSSIBLE,
  LEAD,
  monthDay,
  NOT_CLOCK,
  NTH,
  namedMonth,
  nextDayOfMonth,
  nextWeekday,
  numericDate,
  ORDINAL,
  one,
  PAST,
  span,
  weeksIn,
  YEAR,
} from './date-arithmetic.ts';
import { SPAN_PATTERNS } from './date-span-patterns.ts';
import { HOLIDAY, holidayNamed } from './holidays.ts';
import { MONTH, monthNumber, WEEKDAY, WEEKDAYS, weekdayNumber } from './lexicon.ts';

/** In the order they are tried: what one has read, the later ones no longer see. */
export const DATE_PATTERNS: readonly DatePattern[] = [
  {
    pattern: new RegExp(`\\b${HOLIDAY}`, 'g'),
    read: ([name], { today }) => {
      const day = holidayNamed(name ?? '', today);
      return day === null ? null : one(day);
    },
  },
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
    // "In three weeks on a Thursday": the Thursday of that week.
    pattern: new RegExp(
      `\\b(?:in (?:about |around )?${COUNT} (week|fortnight)s?(?:'s|'| time|'s time|' time| from now)?|${COUNT} (week|fortnight)s?(?:'s time|' time| from (?:now|today)))(?: on| for)?(?: a| the)? ${WEEKDAY}`,
      'g',
    ),
    read: ([count, unit, later, laterUnit, weekday], { today }) => {
      const then = today + countOf(count ?? later) * weeksIn(unit ?? laterUnit);
      return one(mondayOf(then) + weekdayNumber(weekday ?? '') - 1);
    },
  },
  {
    pattern: new RegExp(
      `\\b(\\d|a couple of) (${WEEKDAYS.join('|')})s (?:from (?:now|today)|away|hence)`,
      'g',
    ),
    read: ([count, name], { today }) =>
      one(nextWeekday(weekdayNumber(name ?? ''), today) + 7 * (countOf(count) - 1)),
  },
  {
    pattern: new RegExp(`\\b${COUNT} (week|fortnight)s? (today|tomorrow)\\b`, 'g'),
    read: ([count, unit, from], { today }) =>
      one(today + countOf(count) * weeksIn(unit) + (from === 'tomorrow' ? 1 : 0)),
  },
  {
    pattern: new RegExp(
      `\\b${COUNT} (day|week|fortnight|month)s?(?:'s)? (?:from (now|today|tomorrow)|later|time|ahead|out|hence)\\b(?! in the day)`,
      'g',
    ),
    read: ([count, unit, from], { today }) =>
      ahead(countOf(count), unit, from === 'tomorrow' ? today + 1 : today),
  },
  {
    pattern: new RegExp(
      `\\b(?:the )?(1st|last) day (?:of|in) (?:the month of )?(this month|next month|the month|${MONTH})`,
      'g',
    ),
    read: ([end, month], { today }) => {
      const whole = namedMonth(month, today);
      if (end === 'last') return one(whole.to);
      return month === 'the month' ? nextDayOfMonth(1, today) : one(whole.from);
    },
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
      `\\b(?:the )?(1st|2nd|3rd|4th|last) ${WEEKDAY} (?:of|in) (?:the month of )?(?:the )?(${MONTH}|next month|this month|month|new year)`,
      'g',
    ),
    read: ([nth, weekday, month], { today }) => {
      const named = month === 'new year' ? 'january' : month;
      const whole = namedMonth(named === 'month' ? undefined : named, today);
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
      `\\b${WEEKDAY} (?:(\\d|a|a couple of) )?(week|fortnight)s?(?! (?:after (?!work|school|lunch|\\d)|before (?!work|school|lunch|noon|\\d)|of\\b))\\b`,
      'g',
    ),
    read: ([name, count, unit], { today }) =>
      one(nextWeekday(weekdayNumber(name ?? ''), today) + weeksIn(unit) * countOf(count)),
  },
  {
    pattern: new RegExp(`\\b(?:the )?${WEEKDAY} after (?:next|that)\\b`, 'g'),
    read: ([name], { today }) => one(mondayOf(today) + 13 + weekdayNumber(name ?? '')),
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
    pattern: new RegExp(`(?<!\\bfollowing )\\b${WEEKDAY}`, 'g'),
    read: ([name], { today }) => {
      const weekday = weekdayNumber(name ?? '');
      return { ...one(nextWeekday(weekday, today)), kind: 'weekday', number: weekday };
    },
  },
  ...SPAN_PATTERNS,
];
