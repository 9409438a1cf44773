import { mondayOf, monthAround } from './calendar.ts';
import {
  ahead,
  COUNT,
  countOf,
  type DatePattern,
  monthSpan,
  PART,
  partOfSpan,
  span,
} from './date-arithmetic.ts';
import { MONTH } from './lexicon.ts';

/** Weeks, weekends, months and distances from today. */
export const SPAN_PATTERNS: readonly DatePattern[] = [
  {
    pattern: /\b(?:the )?week after next\b/g,
    read: (_, { today }) => span(mondayOf(today) + 14, mondayOf(today) + 20, today),
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
    pattern:
      /\b(?:(?:within|over|during|in|for) )?(?:the )?next (\d{1,2}|couple(?: of)?|few|several|2 or 3) (day|week|month)s?\b/g,
    read: ([count, unit], { today }) => {
      const many = /several/.test(count ?? '') ? 5 : /or/.test(count ?? '') ? 3 : countOf(count);
      const length = unit === 'day' ? 1 : unit === 'week' ? 7 : 30;
      return span(today, today + many * length + (unit === 'day' ? 1 : 0), today);
    },
  },
  {
    pattern: /\b(?:in |at the start of |beginning of |early in )?the new year\b/g,
    read: (_, { today }) => monthSpan('january', today),
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
      `\\b${PART}(next|this|coming|(?:rest of )?the(?= week(?! (?:after|before)\\b))) week\\b(?! (?:of|beginning|starting|commencing))`,
      'g',
    ),
    read: ([part, which], { today }) => {
      const later = which === 'next' || which === 'coming';
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
];
