import { type GateContext, heardIn } from './context.ts';
import { tellsHours } from './hours.ts';
import type { Stated } from './items.ts';
import { servicesIn } from './services.ts';

const NOTHING: Stated = { dates: [], minutes: [] };
/** Without one of these a text names no day and no time, and need not be read. */
const MAYBE =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w*teen\w*|twent\w+|thirt\w+|fort\w+|fift\w+|noon|mid-?day|midnight|half|quarter|to-?day|to-?morrow|to-?night|yesterday|week\w*|month|fortnight|day|first|second|third|fourth|fifth|\w+th|(?:mon|tue|wed|thu|fri|sat|sun)\w*|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|christmas|morning|afternoon|evening)\b/i;

/** "Two appointments, one on Friday" is not about one o'clock. */
const ONE_OF_TWO =
  /(?<=\b(?:two|both|three)\b.*)(,| and) one(?= (?:on|tomorrow|today|at|with|for)\b)/gi;

/** "The morning one", "one late on Wednesday" are not about one o'clock. */
const ONE_OF_THEM =
  /\b((?:the|that|this|which|each|any|no|other|first|second|third|last|early|late|morning|afternoon|evening) )one\b(?! (?:thirty|fifteen|forty|o'clock|[ap]m))|\bone (?=(?:of|late|early|that|on|in|with|you(?:'ve| have)|or the other|at the end)\b)/gi;

/** "The closest I have to noon" says nothing of noon. */
const NEAR =
  /\b((?:closest|nearest)(?: (?:one|time|thing|i|we|i've|we've|have|got|can|do|offer|is)){0,3}) to (?:noon|mid-?day|[\w:]+(?: [ap]\.?m\.?| o'clock)?)/gi;

/** "A Monday without golf", "the rest of your Monday", "later in the week" name no date. */
const ANY_DAY =
  /\b(?:(?:on )?an? (?:mon|tues|wednes|thurs|fri|satur|sun)day\b(?! (?:at|morning|afternoon|evening|appointment|slot|time|visit|booking|one)\b)|(?:an?|your) (?:[a-z]+ ){0,2}weekend\b|rest of (?:your|the) \w+day|another (?:\w+day|weekend|week|day)\b|(?:earlier|later) (?:in|on in|this) (?:the )?week\b|this week\b|(?:(?:until|till|at|by|towards|before) )?the end of (?:the|this) week\b|(?<=\bif you(?:'d| would)? (?:prefer|like|want|rather have) )(?:the|a|another) (?:weekend|\w+day)\b(?! (?:at|one|the))|before the weekend\b|(?:start|end|finish|lead[ -]in) (?:to|of|for) (?:the|your) (?:week|weekend|day)\b|(?<=\b(?:work(?:ed)? out|make it|join us|play) )this weekend\b)/gi;

/** "The first code is ..., and the second ...": places in a list, unless a day of the week or a month is near. */
const IN_A_LIST =
  /(?<!(?:day|month|january|february|march|april|may|june|july|august|september|october|november|december),? )\bthe (?:first|second|third|other)(?= (?:is|was|are|has|one|goes|heads|tees|starts|plays|group|round|another(?:'s)?|code|appointment|booking|visit|reservation|option|person|player)\b)/gi;

const CLOCK =
  '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight|\\d{1,2}(?::\\d\\d)?)(?: ?[ap]\\.?m\\b\\.?)?';
/** "Nine to noon" is no nine minutes before it. */
const UP_TO_NOON =
  /\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|\d{1,2}(?::\d\d)?(?: ?[ap]m)?) to (?=noon|mid-?day|midnight)/gi;

/** "Two to five": where hours are told these are two times, not one. */
const SPAN = new RegExp(`(?<!from )\\b(${CLOCK}) (?:to|till?|until|through|-) (${CLOCK})\\b`, 'gi');

/** "Seven it is" is a time. */
const IT_IS =
  /(?<!\b(?:at|for|to|of|number) )\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?= it is\b| is when\b)/gi;

/** What was read before in the same reply: a sentence is looked at from several sides. */
const read = new WeakMap<GateContext, Map<string, Stated>>();

/** Days and clock times a text states. */
export function statedIn(text: string, context: GateContext): Stated {
  if (!MAYBE.test(text)) return NOTHING;
  const known = read.get(context) ?? new Map<string, Stated>();
  read.set(context, known);
  const plain = text
    .replaceAll('_', ' ')
    .replace(/[$£€]\s?\d[\d.,]*\d|[$£€]\s?\d/g, 'money')
    .replace(IT_IS, 'at $1')
    .replace(/\b(between|of) the (?:two|three|four)\b(?! o'clock)/gi, '$1 them')
    .replace(/\b(?:two|three|four) of (?=them|those|these)/gi, 'some of ')
    .replace(/\b(group|party) of (?:two|three|four|five|six|seven|eight)\b/gi, '$1')
    .replace(/\ball (?:two|three|four)\b(?! (?:o'clock|thirty|fifteen))/gi, 'all')
    .replace(ONE_OF_TWO, '$1 another')
    .replace(ONE_OF_THEM, '$1another ')
    .replace(NEAR, '$1')
    .replace(ANY_DAY, (day: string, at: number, all: string) => {
      const [next = ''] = /^(?: [\w-]+){0,2}/.exec(all.slice(at + day.length)) ?? [];
      // "A Tuesday cleaning" is one.
      return servicesIn(next, context.business)[0]?.start === 1 ? day : '';
    })
    .replace(IN_A_LIST, 'the other')
    .replace(UP_TO_NOON, '$1 until ');
  const spans = tellsHours(plain, []) ? plain.replace(SPAN, 'from $1 until $2') : plain;
  const stated = known.get(plain) ?? context.language.statedMoments(spans, context.read);
  known.set(plain, stated);
  return stated;
}

/** Days and clock times the caller has named in this call. */
export function heardMoments(context: GateContext): Stated {
  const heard = heardIn(context.events).map((text) => statedIn(text, context));
  return {
    dates: heard.flatMap(({ dates }) => dates),
    minutes: heard.flatMap(({ minutes }) => minutes),
  };
}

/** When what the caller has asked for would be over, at a time they have named. */
export function heardEnds(context: GateContext): number[] {
  const { events, business } = context;
  const services = heardIn(events).flatMap((text) =>
    servicesIn(text, business).flatMap((mention) => mention.services),
  );
  return heardMoments(context).minutes.flatMap((minute) =>
    services.map(({ durationMinutes }) => minute + durationMinutes),
  );
}

/** "Four o'clock would have you out by half past": an end of what was asked for, beside its beginning. */
export function endsAsHeard(minutes: readonly number[], context: GateContext): boolean {
  const [ends, starts] = [heardEnds(context), heardMoments(context).minutes];
  return (
    minutes.some((minute) => ends.includes(minute)) &&
    minutes.every((minute) => ends.includes(minute) || starts.includes(minute))
  );
}

/** A number, in figures or in words. */
export const FIGURE =
  /\d|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|hundred|half|quarters?)\b/i;
const BARE_TIME =
  /^(?!one(?:'s| is) (?:with|on|at|for|tomorrow|today|\w+day)\b)(?!\w+ (?:\w+ )?(?:times|rounds|appointments|bookings|visits|openings|slots|options|spots|players|people|\w+cuts|\w+ings|check-?ups)\b)(?=(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)|(?<=\b(?:earliest|soonest|latest|next|nearest|closest|left|have|offer|see)\b[^,]* is )(?=(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:$|[^\w ]| (?:or|and|thirty)\b))|(?<=\b(?:have|has|do|got|offer|see|take|to) (?:both |either )?)(?=(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?: (?:thirty|fifteen|forty|ten|twenty|fifty|oh|o'clock|[ap]m|and|or|on|with|at|in the|for|that|too|as|open|available|left|is|works|then|tomorrow|today|\w+day)\b|[^\w ]|$))/gi;

/** "Seven is full", "I have eight": of what is free, a bare number is a time. */
export function asTimes(text: string): string {
  return text
    .replace(BARE_TIME, 'at ')
    .replace(/\b(\w+)'s\b/g, (whole, word) => (FIGURE.test(word) ? `${word} is` : whole));
}
