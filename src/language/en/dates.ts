import type { Expectation } from '../language.ts';
import { mondayOf } from './calendar.ts';
import { type DateSetting, dayOfMonthSpan, type Found, nextWeekday } from './date-arithmetic.ts';
import { joinMentions } from './date-joins.ts';
import { DATE_PATTERNS } from './date-patterns.ts';
import { WEEKDAY, weekdayNumber } from './lexicon.ts';
import { claim, type DateMention } from './mentions.ts';

export interface DatesFound {
  mentions: DateMention[];
  /** The text without them. */
  rest: string;
}

const ORDINAL_DAY =
  /\b(on |by |for |until |till |before |after |from |of |and |or |to |not |about |commencing |beginning |starting )?(the )?(\d{1,2})(st|nd|rd|th)\b( of (?:this|next|the) month| next month)?(?! (?:1|one|ones|option|slot|opening|choice|tee|hole|visit|time|lesson|appointment|try|question|booking|available|class|week|weekend|person|floor|avenue|street)\b)/g;
const AFTER_ANOTHER = new RegExp(
  `\\bthe following ${WEEKDAY}|\\bthe (?:(?:one|1) after|next one after|following one|following 1)(?: that)?\\b(?! ?\\u00a4)|\\bthe (day|week) after(?: that)?\\b(?! ?\\u00a4)|\\b(?:the )?following (day|week)\\b|\\bbut (?:on )?the (?:next|following)(?: one| 1)?\\b`,
  'g',
);
const BARE_DAY_AFTER_THE =
  /\b(?:(?:on|by|for|until) the|the) (\d{1,2})\b(?![:.\d]| ?(?:am|pm|o'clock|ish|people|of us|players|holes?|hour|minute|minutes|1|one)\b)/g;
const ALONE =
  /^(?:on |maybe |say |for |about |the |how about |what about )*(\d{1,2})(?:st|nd|rd|th)?(?: please| then| works| is fine| is good)?$/;

/** Ordinals up to here may choose among offered times or listed appointments. */
const MOST_CHOICES = 5;

/** Finds every date in normalised text without pauses. */
export function findDates(text: string, setting: DateSetting, expecting: Expectation): DatesFound {
  const mentions: DateMention[] = [];
  let rest = text;
  const add = (start: number, end: number, found: Found): void => {
    mentions.push({
      start,
      end,
      from: found.from,
      to: found.to,
      kind: found.kind ?? 'fixed',
      number: found.number ?? 0,
      phrase: text.slice(start, end).trim(),
      impossible: found.impossible ?? false,
      past: found.past ?? false,
    });
    rest = claim(rest, { start, end });
  };
  for (const { pattern, read } of DATE_PATTERNS) {
    for (const match of rest.matchAll(pattern)) {
      const found = read(match.slice(1), setting);
      if (found !== null) add(match.index, match.index + match[0].length, found);
    }
  }
  for (const match of rest.matchAll(AFTER_ANOTHER)) {
    const before = mentions.filter(({ end, past }) => end <= match.index && !past).at(-1);
    const found = followingDate(match, before, setting);
    if (found !== null) add(match.index, match.index + match[0].length, found);
  }
  for (const match of rest.matchAll(ORDINAL_DAY)) {
    const number = Number(match[3]);
    if (!isDayOfMonth({ match, number, expecting, rest })) continue;
    // "The 1st of the month" is the next one; "of this month" may have gone by.
    const months = /next/.test(match[5] ?? '') ? 1 : /this/.test(match[5] ?? '') ? 0 : null;
    const lead = match[1]?.length ?? 0;
    const end = match.index + match[0].length;
    add(match.index + lead, end, dayOfMonthSpan(number, months, setting.today));
  }
  for (const match of rest.matchAll(BARE_DAY_AFTER_THE)) {
    const number = Number(match[1]);
    if (number <= 12 && expecting !== 'date') continue;
    add(match.index, match.index + match[0].length, dayOfMonthSpan(number, null, setting.today));
  }
  const alone = expecting === 'date' ? ALONE.exec(rest) : null;
  if (alone !== null) {
    add(0, rest.length, dayOfMonthSpan(Number(alone[1]), null, setting.today));
  }
  mentions.sort((a, b) => a.start - b.start);
  return { mentions: joinMentions(text, mentions, setting), rest };
}

/** "the following Monday", "the week after": counted from the date said before, or from today. */
function followingDate(
  match: RegExpMatchArray,
  before: DateMention | undefined,
  setting: DateSetting,
): Found | null {
  const name = match[1];
  if (name !== undefined) {
    const next = nextWeekday(weekdayNumber(name), before?.to ?? setting.today + 6);
    return { from: next, to: next };
  }
  if (/ (?:one|1)\b/.test(match[0]) && before?.kind === 'weekday') {
    return { from: before.to + 7, to: before.to + 7 };
  }
  const unit = match[2] ?? match[3] ?? (before?.kind === 'span' ? 'week' : 'day');
  if (unit === 'week') {
    if (before === undefined && match[2] !== undefined) return null;
    const monday = mondayOf(before?.to ?? setting.today) + 7;
    return { from: monday, to: monday + 6, kind: 'span' };
  }
  return before === undefined ? null : { from: before.to + 1, to: before.to + 1 };
}

function isDayOfMonth(given: {
  match: RegExpMatchArray;
  number: number;
  expecting: Expectation;
  rest: string;
}): boolean {
  const { match, number, expecting, rest } = given;
  if (number > MOST_CHOICES || match[5] !== undefined) return true;
  const choosing = expecting === 'choice' || expecting === 'appointment';
  if (choosing) return false;
  if (expecting === 'date') return true;
  if (match[1] !== undefined && match[2] !== undefined && !/^(of|not|about) $/.test(match[1])) {
    return true;
  }
  if (/\bweek $/.test(rest.slice(0, match.index))) return true;
  const after = rest.slice((match.index ?? 0) + match[0].length);
  return (
    match[2] !== undefined && /^ (?:at|in the|around|before|after|of|if|please$|then$)/.test(after)
  );
}
