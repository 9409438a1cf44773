import type { Reading } from '../language.ts';
import { HOLIDAY } from './holidays.ts';
import { WEEKDAYS } from './lexicon.ts';
import { claim } from './mentions.ts';
import { anyOf, says } from './phrases.ts';

const CHANGES = anyOf(
  'cancel',
  'move',
  'change',
  'switch',
  'push',
  'reschedule',
  'shift',
  'bring',
  'put',
);
const IT = says(`${CHANGES} (?:it|that|this)(?: one| 1)?`, '(?:the|my|that) ¤+(?:[ ¤]+)?(?:one|1)');
const OTHER = says('(?:the|my|that) (?:other|remaining) (?:one|1|appointment|booking|\\w+)');
const NEW = says(
  'a new (?:one|1)',
  '(?:another|separate|additional|extra|new|an? second) (?!one\\b|1\\b|day|date|time|week|option|question|number|phone|patient|customer|client)\\w+',
);
const MORE = says(
  'another \\d(?! (?:minutes?|hours?|days?|weeks?|times?|questions?)\\b)',
  '(?:another|a separate|an additional|a second|a 2nd|an extra) (?:one|1)',
  '(?:and|also|now|then|plus|yes|yeah|yep|sure|okay|need|want|book|like|do|get|make|have|^) ?(?:one|1) (?:more|for|as well|too)(?! ¤)',
  'one more',
  '(?:^|and |also )for (?:my|our) \\w+(?: \\w+)? (?:as well|too)',
);

/** Which of the things talked about a sentence is about, in text whose moments are claimed. */
export function findReference(text: string): Reading['refersTo'] {
  if (OTHER.test(text)) return 'other';
  if (MORE.test(text)) return 'more';
  if (NEW.test(text)) return 'new';
  return IT.test(text) ? 'it' : null;
}

const SAME_DAY = says('same (?:day|date)', 'that (?:same )?day(?! or)');
const SAME_TIME = says('same (?:time|hour|slot)(?! zone)');
const SAME_ALL = says(
  'the same (?:again|thing|one|appointment|as (?:before|last time|usual))',
  'same again',
  'book (?:it|that|the same|that one|that 1) again',
  'same for (?:my|our|him|her|them|the)',
  '^(?:\\w+ ){0,2}(?:the )?same(?: please)?$',
  'same (?:day and time|time and day|day same time)',
);

/** What is to be as in the booking before. */
export function findSame(text: string): Reading['same'] {
  if (SAME_ALL.test(text)) return 'all';
  if (SAME_DAY.test(text)) return SAME_TIME.test(text) ? 'all' : 'day';
  return SAME_TIME.test(text) ? 'time' : null;
}

const MINUTES: Record<string, number> = { minute: 1, hour: 60 };
const DAYS: Record<string, number> = { day: 1, week: 7, fortnight: 14 };
const COUNTED =
  '(?:by )?(?:about |like |maybe |just |another )?(half an|an|a|1|one|\\d{1,3}|a couple(?: of)?|couple(?: of)?|a few) (minute|hour|day|week|fortnight)s?';
const DELAYS = '(?:push|put|postpone|delay|defer)';
const AMOUNT_FIRST = new RegExp(
  `\\b${COUNTED} (later|earlier|sooner|back|forward|forwards|out|further out)(?![\\w'])`,
);
const DIRECTION_FIRST = new RegExp(
  `\\b(?:(?:move|push|put|bring|shift|set|pull)\\b.{0,40}? )(back|forward|forwards|up|out|earlier|later) ${COUNTED}(?! (?:from|on|after|before)\\b)`,
);
const DELAYED = new RegExp(
  `\\b${DELAYS}\\b.{0,40}? ${COUNTED}(?! (?:from|on|after|before|appointment|slot)\\b)(?![\\w'])`,
);
/** The week that follows the one talked about. */
const NEXT_WEEK =
  /^(?:and |what about |how about |maybe )*(?:the )?week after(?: that)?(?= (?:at|on|instead|please|same|the same|then)\b|,|$)|\bthe week after that\b/;
const NEXT_DAY = new RegExp(
  `\\b(?:the )?(?:next|following) day(?= (?:at|instead|please|then|if|same)\\b|,|$)|\\bthe day after(?! (?:tomorrow|${WEEKDAYS.join('|')}|${HOLIDAY}|the|\\d))`,
);
/** "Not tomorrow but the day after" counts from a day that was just said. */
const BESIDE_A_DAY = new RegExp(
  `\\b(?:today|tomorrow|${WEEKDAYS.join('|')}|\\d(?:st|nd|rd|th))(?: but| or| maybe| rather| no)+ (?:the )?day after\\b`,
);
const SOONER = /^(?:earlier|sooner|up|forwards?)$/;

/** How far from where it is something is to go, and the text without that. */
export function findShift(text: string): { shift: Reading['shift']; rest: string } {
  const first = AMOUNT_FIRST.exec(text);
  if (first !== null) return found(text, first[0], shiftOf(first[1], first[2], first[3]));
  const behind = DIRECTION_FIRST.exec(text);
  if (behind !== null) return found(text, behind[0], shiftOf(behind[2], behind[3], behind[1]));
  const week = NEXT_WEEK.exec(text);
  if (week !== null) return { shift: { days: 7, minutes: 0 }, rest: claimed(text, week[0]) };
  const day = BESIDE_A_DAY.test(text) ? null : NEXT_DAY.exec(text);
  const named = /\b(?:today|tomorrow)\b/.test(text);
  if (day !== null && !named)
    return { shift: { days: 1, minutes: 0 }, rest: claimed(text, day[0]) };
  const delayed = DELAYED.exec(text);
  return delayed === null
    ? { shift: null, rest: text }
    : found(text, delayed[0], shiftOf(delayed[1], delayed[2], 'later'));
}

function shiftOf(count = '', unit = '', direction = ''): Reading['shift'] {
  const amount = countOf(count) * (SOONER.test(direction) ? -1 : 1);
  // Adding zero keeps a minus off a zero.
  return { days: (DAYS[unit] ?? 0) * amount + 0, minutes: (MINUTES[unit] ?? 0) * amount + 0 };
}

function claimed(text: string, words: string): string {
  const start = text.indexOf(words);
  return claim(text, { start, end: start + words.length });
}

function found(text: string, words: string, shift: Reading['shift']) {
  // The verb stays readable: "push it back a week" is a wish to move.
  const amount = new RegExp(`${COUNTED}.*$`).exec(words)?.[0] ?? words;
  return { shift, rest: claimed(text, amount) };
}

function countOf(count: string): number {
  if (count === 'half an') return 0.5;
  if (/^(?:an?|one)$/.test(count)) return 1;
  if (/couple/.test(count)) return 2;
  return /few/.test(count) ? 3 : Number(count);
}
