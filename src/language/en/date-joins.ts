import { firstWeekdayIn, mondayOf, monthAround, partsOf, weekdayOf } from './calendar.ts';
import { countOf, type DateSetting, weeksIn } from './date-arithmetic.ts';
import type { DateMention } from './mentions.ts';

const JOINS_ALTERNATIVES =
  /^(?: |, ?| at | on )*(?:or|and|or maybe|or even|or else|or perhaps|and maybe|and\/or) (?:maybe |on |the |even )*$/;
const JOINS_RANGE = /^ ?(?:to|through|thru|until|till|-|up to|and) (?:the )?$/;

/** Lets neighbouring mentions complete each other, and folds ranges and bounds into one mention. */
export function joinMentions(
  text: string,
  mentions: DateMention[],
  setting: DateSetting,
): DateMention[] {
  const placed = narrow(text, mentions, setting);
  const out: DateMention[] = [];
  for (const mention of placed) {
    const bounded = bound(text, mention, setting);
    const before = out.at(-1);
    const joined = before === undefined ? null : range(text, before, bounded);
    if (joined === null) out.push(bounded);
    else out[out.length - 1] = joined;
  }
  return out;
}

/** "the Friday after Thanksgiving", "the Monday before the 15th". */
function besideAnother(text: string, mentions: DateMention[]): DateMention[] {
  const out: DateMention[] = [];
  for (const mention of mentions) {
    const before = out.at(-1);
    const gap = before === undefined ? '' : text.slice(before.end, mention.start);
    const side = / (after|before)(?: the)? $/.exec(gap)?.[1];
    if (before?.kind !== 'weekday' || side === undefined || mention.impossible || mention.past) {
      out.push(mention);
      continue;
    }
    const after = mention.to + 1 + ((before.number - weekdayOf(mention.to + 1) + 7) % 7);
    const earlier = mention.from - 1 - ((weekdayOf(mention.from - 1) - before.number + 7) % 7);
    const day = side === 'after' ? after : earlier;
    out[out.length - 1] = { ...before, end: mention.end, from: day, to: day, kind: 'fixed' };
  }
  return out;
}

/** "Saturday morning the 12th" names one day twice: the number tells which Saturday. */
function oncePerDay(mentions: DateMention[]): DateMention[] {
  return mentions.filter(
    (mention) =>
      mention.kind !== 'weekday' ||
      !mentions.some(
        ({ kind, from, to, past, impossible }) =>
          (kind === 'day' || kind === 'fixed') &&
          from === to &&
          !past &&
          !impossible &&
          weekdayOf(from) === mention.number,
      ),
  );
}

/** "Tuesday or Wednesday next week", "the 15th ... next month", "a Tuesday in December". */
function narrow(text: string, said: DateMention[], setting: DateSetting): DateMention[] {
  const mentions = oncePerDay(besideAnother(text, said)).map((mention) =>
    weekAround(text, mention, setting),
  );
  const spans = mentions.filter((mention) => mention.kind === 'span' && !mention.past);
  const span = spans[0];
  let out = mentions;
  if (span !== undefined && spans.length === 1) {
    let used = false;
    out = mentions.map((mention) => {
      const day = dayWithin(mention, span);
      if (day === null || isApart(text, mention, span)) return mention;
      used = true;
      return { ...mention, from: day, to: day, kind: 'fixed' as const };
    });
    if (used) out = out.filter((mention) => mention !== span);
  }
  return out.map((mention, at) => {
    if (mention.kind !== 'weekday') return mention;
    const neighbour = [out[at - 1], out[at + 1]].find(
      (other) =>
        other?.kind === 'fixed' &&
        !other.past &&
        (other === out[at - 1]
          ? JOINS_ALTERNATIVES.test(text.slice(other.end, mention.start))
          : JOINS_ALTERNATIVES.test(text.slice(mention.end, other.start))),
    );
    if (neighbour === undefined || !/\b(?:next|week)\b/.test(neighbour.phrase)) return mention;
    const day = mondayOf(neighbour.from) + mention.number - 1;
    return day < setting.today ? mention : { ...mention, from: day, to: day };
  });
}

/** "the one on Friday to sometime next week" are two dates, not one. */
function isApart(text: string, mention: DateMention, span: DateMention): boolean {
  const [first, second] = mention.start < span.start ? [mention, span] : [span, mention];
  return /\b(?:to|until|from|instead|not|no|but|except|bar|other than|apart from)\b/.test(
    text.slice(first.end, second.start),
  );
}

function dayWithin(mention: DateMention, span: DateMention): number | null {
  if (mention.kind === 'weekday') return firstWeekdayIn(span, mention.number);
  if (mention.kind !== 'day') return null;
  for (let months = 0; months < 2; months += 1) {
    const day = monthAround(span.from, months).from + mention.number - 1;
    if (day >= span.from && day <= span.to && partsOf(day).dayOfMonth === mention.number) {
      return day;
    }
  }
  return null;
}

const BEFORE =
  /(?<![-\w])(?:any ?time |sometime |some day |any day |a day )?(before|by|no later than|not later than|on or before|up to|until|till|after|starting|starting from|starting on|from|as of|any time from|not before|no earlier than|on or after|since|past)(?: on)?(?: the)? $/;
const WEEK_OF = /\b(?:the )?week (?:of|beginning|starting|commencing)(?: on)?(?: the)? $/;
const WEEK_BESIDE = /\b(?:the )?week (after|before)(?: the)? $/;
const ONWARDS =
  /^ (?:or (?:later|after|thereafter|beyond)|onwards?|and (?:later|after|beyond)|on(?=$|,)|or any (?:day|time) after)/;
const OR_SOONER = /^ or (?:before|sooner|earlier)/;
/** "Three days before Christmas", "a week after the 15th". */
const COUNTED_BESIDE =
  /\b(\d{1,2}|an?|couple(?: of)?|a couple(?: of)?) (days?|weeks?|fortnights?) (after|before|prior to|past)(?: the)? $/;
const DAY_BESIDE =
  /(?<!\b(?:any|some|every|a|one|1|which) )\b(?:the )?(?:very |next )?day (after|before) $/;
/** "I'm back on the 27th, so any time after that." */
const AFTER_THAT = /^[^¤\d]*(?<!\b(?:day|week|one|month) )\bafter (?:that|then)\b/;

/** How many days an open end ("after the 15th") is taken to reach. */
const OPEN_END_DAYS = 14;

/** "The week of the 7th", "the week after Thanksgiving". */
function weekAround(text: string, mention: DateMention, setting: DateSetting): DateMention {
  if (mention.impossible || mention.past) return mention;
  const head = text.slice(0, mention.start);
  if (COUNTED_BESIDE.test(head)) return mention;
  const week = WEEK_OF.exec(head);
  if (week !== null) {
    const monday = mondayOf(mention.from);
    const from = Math.max(monday, setting.today);
    return { ...mention, start: week.index, from, to: monday + 6, kind: 'span' };
  }
  const weekBeside = WEEK_BESIDE.exec(head);
  if (weekBeside !== null) {
    const monday = mondayOf(mention.from) + (weekBeside[1] === 'after' ? 7 : -7);
    const from = Math.max(monday, setting.today);
    if (monday + 6 < from) return mention;
    return { ...mention, start: weekBeside.index, from, to: monday + 6, kind: 'span' };
  }
  return mention;
}

function bound(text: string, mention: DateMention, setting: DateSetting): DateMention {
  if (mention.impossible || mention.past) return mention;
  const head = text.slice(0, mention.start);
  const tail = text.slice(mention.end);
  const beside = DAY_BESIDE.exec(head);
  if (beside !== null) {
    const day = beside[1] === 'after' ? mention.to + 1 : mention.from - 1;
    return { ...mention, start: beside.index, from: day, to: day, kind: 'fixed' };
  }
  const counted = COUNTED_BESIDE.exec(head);
  if (counted !== null) {
    const length = /^day/.test(counted[2] ?? '') ? 1 : weeksIn(counted[2]?.replace(/s$/, ''));
    const days = countOf(counted[1]) * length;
    const day =
      counted[3] === 'after' || counted[3] === 'past' ? mention.to + days : mention.from - days;
    if (day < setting.today) return mention;
    return { ...mention, start: counted.index, from: day, to: day, kind: 'fixed' };
  }
  if (ONWARDS.test(tail) && !/\bfrom\b.*\bto\b/.test(head)) {
    return { ...mention, to: mention.from + OPEN_END_DAYS };
  }
  if (AFTER_THAT.test(tail) && !/\b(?:at|by) $/.test(head)) {
    return { ...mention, to: mention.to + OPEN_END_DAYS };
  }
  if (OR_SOONER.test(tail)) return { ...mention, from: setting.today };
  const match = BEFORE.exec(head);
  if (match === null) return mention;
  const word = match[1] ?? '';
  const start = match.index;
  if (/^(?:before|up to)$/.test(word)) {
    const to = mention.from - 1;
    return to < setting.today ? mention : { ...mention, start, from: setting.today, to };
  }
  if (/^(?:by|no later than|not later than|on or before|until|till)$/.test(word)) {
    return { ...mention, start, from: setting.today, to: mention.to };
  }
  if (/^(?:after|past)$/.test(word)) {
    return { ...mention, start, from: mention.to + 1, to: mention.to + OPEN_END_DAYS };
  }
  // "from Tuesday to Friday" has its own end; "from Tuesday" alone may name what is moved.
  if (word === 'from' && !/^ (?:on|onwards?)\b/.test(tail)) return mention;
  if (word === 'since') return mention;
  return { ...mention, start, to: mention.from + OPEN_END_DAYS };
}

/** "Monday to Wednesday", "the 3rd to the 5th", and alternatives that follow each other. */
function range(text: string, first: DateMention, second: DateMention): DateMention | null {
  if (first.impossible || second.impossible || first.past || second.past) return null;
  const gap = text.slice(first.end, second.start);
  const head = text.slice(0, first.start);
  const both = {
    ...first,
    end: second.end,
    to: second.to,
    phrase: text.slice(first.start, second.end),
    kind: 'fixed' as const,
  };
  const listed =
    !/\bnot(?: on)? $/.test(head) &&
    gap === ' ' &&
    first.number > 0 &&
    second.number > 0 &&
    first.kind === second.kind;
  if ((listed || JOINS_ALTERNATIVES.test(gap)) && second.from === first.to + 1) {
    return { ...both, kind: listed ? first.kind : 'fixed' };
  }
  if (!JOINS_RANGE.test(gap)) return null;
  if (/and/.test(gap) && !/\bbetween (?:the )?$/.test(head)) return null;
  const moving =
    /\b(?:move|moving|change|changing|switch|reschedule|rescheduling|push|bring|shift|swap)\b/;
  if (/\bto\b/.test(gap) && moving.test(head)) {
    if (!/\b(?:any ?(?:day|time)|free|available|off)\b[^¤]*\bfrom (?:the )?$/.test(head))
      return null;
  }
  if (second.from <= first.from) {
    const later = second.kind === 'weekday' && first.to - second.from < 7 ? second.to + 7 : null;
    return later === null ? null : { ...both, to: later };
  }
  return both;
}
