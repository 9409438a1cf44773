import type { Expectation, PartOfDay } from '../language.ts';
import { claim, type TimeMention } from './mentions.ts';
import { MOST_IN_PARTY, USUAL_PARTY } from './party.ts';
import { leadsWith } from './phrases.ts';
import { betweenBounds } from './time-bounds.ts';

export interface TimeSetting {
  opensMinute: number;
  closesMinute: number;
  expecting: Expectation;
  /** 1: nobody books for several, so "for two" is a time. */
  maxParty: number | undefined;
  /** Named elsewhere in the sentence: "Friday evening at seven". */
  partOfDay: PartOfDay | null;
}

export interface TimesFound {
  mentions: TimeMention[];
  rest: string;
}

const NOON = 720;
const DAY_END = 1440;
/** "ten or eleven" is a window; of alternatives further apart the first is taken. */
const ALTERNATIVES_WITHIN = 120;

/** A clock time before it is known whether it is of the morning or the afternoon. */
interface Clock {
  start: number;
  end: number;
  hour: number;
  minute: number;
  half: 'am' | 'pm' | null;
  ish: boolean;
}

const CLOCK =
  /(?<![\d.:/$£€#¤])\b(?:(\d{1,2})(?:[:.](\d{2})| (\d{2})(?![\d:.]| ?(?:people|of us|minutes?|hours?|players)))?|(\d{3,4})(?: hours)?)( o'clock)?( (?:am|pm)| [ap](?=$| please| ?¤| on))?( o'clock)?( ish)?( sharp| exactly| on the dot)?( (?:in the |this |at |tomorrow |on the )(?:morning|afternoon|evening|night)| tonight)?(?![\w:/%]|\.\d)|\b(noon|midday|12 noon|midnight)\b( ish)?/g;

const CUE_BEFORE =
  /(?:^|[\s¤])(?:at|around|about|by|after|before|past|until|till|til|between|or|say|make it|like|circa|than|near|nearer|closer to|close to|from|to|@|not|starting|starts|start|have|take|do|want|book|prefer|the|for the|is|with|your|then|and|be|go with|grab|it's|that's|try|maybe|possibly|what about|how about|perhaps|anything|something|-)(?: the| a| like| maybe)? $/;
const STRONG_BEFORE =
  /(?:^|[\s¤])(?:at|around|about|by|until|till|til|say|circa|closer to|close to|nearer|@|starting|starts|than|what about|how about|arrive|come in for)(?: the| like| maybe| say)? $/;
/** Numbers after these are times, unless a party's size was asked for. */
const SUGGESTED_BEFORE = leadsWith([
  'make (?:it|that)',
  '(?:can|could|shall|should) (?:we|i|you) (?:do|say|try|make it)',
  '(?:move|moving|change|changing|switch|shift|push|swap|reschedule) .{1,40} to',
  "let's (?:do|say|go for|try|go with)",
]);
const WINDOW_BEFORE =
  /(?:^|[\s¤])(?:after|before|past|between|from)(?: the| like| maybe| say| about| around)? $/;
const DATE_BEFORE = /¤(?: at| the)? $/;
const DATE_AFTER = /^(?: on| this| the)* ?¤/;
const NOT_CLOCK_AFTER =
  /^ (?:people|persons?|players?|of (?:us|them|you)|guests?|adults?|kids?|children|friends?|golfers?|couples?|minutes?|hours?|days?|weeks?|months?|years?|dollars?|bucks|pounds?|quid|euros?|holes?|percent|times?|appointments?|slots?|seats?|spots?|tickets?|rounds?|haircuts?|more|others?|different|year|half hour|or (?:two|three|2|3) (?:people|of us))\b/;
const NOT_CLOCK_BEFORE =
  /\b(?:number|option|chair|room|tee|bay|court|table|party of|group of|team of|family of|room for|table for|we're|we are|there's|there are|there'll be|there will be|be|plus|code|extension|hole|studio|only|just|us|#|\$|for|me and|my|of) $/;

function clockOf(match: RegExpMatchArray): Clock | null {
  const start = match.index ?? 0;
  const end = start + match[0].length;
  const named = match[11];
  if (named !== undefined) {
    const midnight = named === 'midnight';
    return {
      start,
      end,
      hour: midnight ? 0 : 12,
      minute: 0,
      half: midnight ? 'am' : 'pm',
      ish: match[12] !== undefined,
    };
  }
  const packed = match[4];
  const hour = Number(packed === undefined ? match[1] : packed.slice(0, -2));
  const minute = Number(packed === undefined ? (match[2] ?? match[3] ?? 0) : packed.slice(-2));
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return null;
  const letters = match[6]?.trim();
  const part = match[10];
  // A leading zero is the 24-hour clock's.
  const written = /^0\d/.test(match[1] ?? packed ?? '') ? 'am' : null;
  let half: Clock['half'] = letters === undefined ? written : letters.startsWith('a') ? 'am' : 'pm';
  if (half === null && part !== undefined) {
    const morning = /morning/.test(part) || (/night$/.test(part) && (hour === 12 || hour < 5));
    half = morning ? 'am' : 'pm';
  }
  return { start, end, hour, minute, half, ish: match[8] !== undefined };
}

/** Minutes after midnight. A bare hour is read as the one in, or nearest to, opening hours. */
export function minuteOf(
  clock: Pick<Clock, 'hour' | 'minute' | 'half'>,
  setting: Pick<TimeSetting, 'opensMinute' | 'closesMinute' | 'partOfDay'>,
): number {
  const { hour, minute, half } = clock;
  if (hour > 12 || hour === 0) return (hour % 24) * 60 + minute;
  const early = (hour % 12) * 60 + minute;
  const late = early + NOON;
  if (half !== null) return half === 'am' ? early : late;
  const part = setting.partOfDay;
  if (part === 'morning' && hour !== 12) return early;
  if (part !== null && part !== 'morning') {
    const fits = part === 'evening' ? hour >= 4 && hour < 12 : hour < 8 || hour === 12;
    if (fits) return late;
  }
  const distance = (at: number): number =>
    Math.max(setting.opensMinute - at, at - setting.closesMinute, 0);
  if (distance(early) !== distance(late)) return distance(early) < distance(late) ? early : late;
  return hour >= 7 && hour < 12 ? early : late;
}

/** What is asked for a number of people, not for an hour. */
const SEATS_FOR =
  /\b(?:(?:tables?|seats?|places?|spots?|room|space|dinner|lunch|brunch|supper|breakfast) for|tables? of)(?: about| around)? $/;

/** "make it three" changes the party where people come in parties. */
function maybeParty(count: number, setting: TimeSetting): boolean {
  if (setting.expecting === 'party') return true;
  return (setting.maxParty ?? 1) > 1 && count <= USUAL_PARTY;
}

/** "I could make ten, but not nine." */
const MANAGES =
  /\b(?:can|could|can't|couldn't|would|might|will|you|we|i|not)(?: only)? (?:make|do|manage) $/;
const ENDS = /^(?:$| (?:but|on|or|if|then|please|though|and|¤|that day|tops)(?![\w']))/;

/** An hour with its minutes, its half of the day, or an "at" before it. */
const CERTAIN_CLOCK = /\d:\d\d|\d (?:am|pm|o'clock|ish)\b|\b(?:at|around|about) \d{1,2}\b|\bnoon\b/;

function isStrong(match: RegExpMatchArray): boolean {
  return [2, 5, 6, 7, 8, 9, 10, 11].some((group) => match[group] !== undefined);
}

function isClock(match: RegExpMatchArray, text: string, setting: TimeSetting): boolean {
  const start = match.index ?? 0;
  const before = text.slice(0, start);
  const after = text.slice(start + match[0].length);
  if (match[2] !== undefined && /[$£€]$/.test(before)) return false;
  if (isStrong(match)) return !/^ (?:dollars|pounds|euros|percent)\b/.test(after);
  if (NOT_CLOCK_AFTER.test(after)) return false;
  const asked = setting.expecting === 'time' || setting.expecting === 'choice';
  const spaced = match[3] !== undefined;
  const packed = match[4] !== undefined;
  const hour = Number(match[1] ?? match[4]?.slice(0, -2));
  if (packed && Number(match[4]) >= 1900 && Number(match[4]) < 2100 && !asked) {
    if (!STRONG_BEFORE.test(before)) return false;
  }
  if (
    setting.expecting === 'party' &&
    /\b(?:say|what about|how about)(?: like| maybe)? $/.test(before)
  ) {
    return false;
  }
  if (STRONG_BEFORE.test(before)) return hour <= 24;
  if (SUGGESTED_BEFORE.test(before)) return asked || !maybeParty(hour, setting);
  if (WINDOW_BEFORE.test(before)) return true;
  if (setting.maxParty === 1 && /\bfor $/.test(before)) return true;
  if (setting.maxParty === 1 && MANAGES.test(before) && ENDS.test(after)) return true;
  if (DATE_BEFORE.test(before) || DATE_AFTER.test(after)) {
    // "So six, tomorrow at 7:15": where people come in parties, one plain hour is enough.
    const other = before + after;
    const mayCount = maybeParty(hour, setting) || hour <= (setting.maxParty ?? 1);
    if ((setting.maxParty ?? 1) > 1 && mayCount && !spaced && !packed && CERTAIN_CLOCK.test(other))
      return false;
    return !/\b(?:for|of|we're|are|plus) $/.test(before) || (spaced && !packed);
  }
  if ((setting.maxParty ?? 1) > 1 && SEATS_FOR.test(before) && !spaced && !packed) return false;
  if (/\bfor $/.test(before) && !asked) {
    return spaced || packed || hour > MOST_IN_PARTY;
  }
  if (setting.expecting === 'party') return false;
  if (asked) {
    const alone =
      /^[\s\w',¤:.-]*$/.test(text) &&
      !NOT_CLOCK_BEFORE.test(before.replace(/\bfor $|\bmy $|\bjust $|\bonly $|\bbe $/, ''));
    return (
      alone && (before.trim() === '' || CUE_BEFORE.test(before) || /(?:^|\s)[\w']+ $/.test(before))
    );
  }
  if (
    /(?:^|[\s¤])(?:or|and|-|to|until) $/.test(before) &&
    /\d (?:or|and|-|to|until) $/.test(before)
  )
    return true;
  return false;
}

/** "At three, actually no, four": a bare number after a correction replaces the hour before it. */
const CORRECTED_TO =
  /^(?: (?:on |this )?¤+)? (?:(?:or|no|not|wait|actually|sorry|rather|instead|i mean|i meant|make (?:it|that)|let's say|hang on|hold on|scratch that|better|maybe|better make (?:it|that)) )+(?:at |around |about )?$/;
const CORRECTS =
  /\b(?:no|wait|actually|sorry|rather|i mean|i meant|make (?:it|that)|scratch that)\b/;

function replacesHour(gap: string, after: string): boolean {
  return CORRECTED_TO.test(gap) && CORRECTS.test(gap) && !NOT_CLOCK_AFTER.test(after);
}

const AM_PM_BETWEEN =
  /^ (?:-|to|till|til|until|and|or|through) (?:like |maybe |about |around |the )?$/;

/** Finds every clock time and window in normalised text whose dates are already claimed. */
export function findTimes(text: string, setting: TimeSetting): TimesFound {
  const clocks: Clock[] = [];
  for (const match of text.matchAll(CLOCK)) {
    const before = clocks.at(-1);
    const gap = before === undefined ? '' : text.slice(before.end, match.index);
    // After an hour that counts, "or eleven" and "to two" need no other sign of being one.
    const follows =
      before !== undefined &&
      AM_PM_BETWEEN.test(gap) &&
      (!NOT_CLOCK_AFTER.test(text.slice(match.index + match[0].length)) ||
        STRETCH_AFTER.test(text.slice(before.end)));
    const replaces =
      before !== undefined && replacesHour(gap, text.slice(match.index + match[0].length));
    const counts = follows || replaces || leadsToClock(match, text);
    if (!counts && !isClock(match, text, setting)) continue;
    const clock = clockOf(match);
    if (clock !== null) clocks.push(clock);
  }
  const mentions: TimeMention[] = [];
  let rest = text;
  for (let at = 0; at < clocks.length; at += 1) {
    const clock = clocks[at];
    if (clock === undefined) continue;
    const next = clocks[at + 1];
    const pair = next === undefined ? null : window({ text, first: clock, second: next, setting });
    const mention = pair ?? single(text, clock, setting);
    if (pair !== null) at += 1;
    mentions.push(mention);
    rest = claim(rest, mention);
  }
  return { mentions: betweenBounds(text, mentions), rest };
}

/** "8-10 on Tuesday", "the eight to ten window". */
const STRETCH_AFTER =
  /^ (?:-|to|till|until) \d{1,2}(?::\d\d)?(?: (?:on |this )?¤| (?:arrival |time |appointment )?(?:slot|window|block|range|one|1|appointment|visit)\b)/;

/** "2 to 4 pm": the first number is a time because the second is. */
function leadsToClock(match: RegExpMatchArray, text: string): boolean {
  const before = text.slice(0, match.index);
  if (NOT_CLOCK_BEFORE.test(before)) return false;
  const after = text.slice((match.index ?? 0) + match[0].length);
  return (
    /^ (?:-|to|till|until|or|and) \d{1,2}(?::\d\d)?(?: (?:am|pm)\b| o'clock| ish)/.test(after) ||
    STRETCH_AFTER.test(after)
  );
}

function window(given: {
  text: string;
  first: Clock;
  second: Clock;
  setting: TimeSetting;
}): TimeMention | null {
  const { text, first, second, setting } = given;
  const gap = text.slice(first.end, second.start);
  if (!AM_PM_BETWEEN.test(gap)) return null;
  const head = text.slice(0, first.start);
  const lead =
    /(?:^|[\s¤])((?:any ?time |anywhere |somewhere |sometime )?(?:from|between)(?: about| around| like)?) $/.exec(
      head,
    );
  if (/and/.test(gap) && !/between/.test(lead?.[1] ?? '')) return null;
  const change = /\b(?:move|moving|change|changing|switch|reschedule|push|shift|swap)\b/.test(head);
  if (/ to /.test(gap) && change) return null;
  let to = minuteOf(second, setting);
  let from = minuteOf(first, setting);
  if (first.half === null && first.hour <= 12 && second.half !== null) {
    const early = (first.hour % 12) * 60 + first.minute;
    const near = [early + NOON, early].find((minute) => minute < to && to - minute < NOON);
    from = near ?? from;
  }
  if (from >= to && second.half === null && to < NOON) to += NOON;
  const alternative = / or /.test(gap);
  if (from >= to || (alternative && to - from > ALTERNATIVES_WITHIN)) return null;
  const start = lead === null ? first.start : lead.index + (/^[\s¤]/.test(lead[0]) ? 1 : 0);
  const place = { start, end: second.end, phrase: text.slice(start, second.end).trim() };
  // An alternative may be taken at its end: "ten or eleven" includes eleven.
  return { kind: 'between', ...place, from, to: alternative ? to + 1 : to, named: [from, to] };
}

const SMALL = ['the', 'about', 'around', 'like', 'maybe', 'say'];
const BOUNDS: readonly [RegExp, TimeMention['kind']][] = [
  [
    leadsWith(
      [
        '(?:no|not|not any|nothing) later than',
        '(?:not|nothing) (?:any ?time )?after',
        '(?:any ?time |sometime )?before',
        'earlier than',
        '(?:done |finished |out )?by',
        'until',
        'till?',
        'up to',
      ],
      SMALL,
    ),
    'before',
  ],
  [
    leadsWith(
      [
        '(?:no|not|not any|nothing) earlier than',
        '(?:not|nothing) (?:any ?time )?before',
        '(?:any ?time |sometime )?after',
        'later than',
        'past',
        'starting(?: at| from)?',
        'any ?time from',
        'from',
      ],
      SMALL,
    ),
    'after',
  ],
  [
    leadsWith(
      [
        '(?:at |somewhere |sometime |anywhere |maybe )?(?:around|(?<!\\b(?:what|how) )about)',
        'circa',
        '(?:just )?gone',
        '(?:close|closer|near|nearer)(?: to)?',
        'something like',
      ],
      SMALL,
    ),
    'around',
  ],
];
const FIRM_BOUND = /^(?:no|not|nothing)\b/;

/** "I get off at three, so after that". */
/** A "from" with an end, or with something that is moved away from there. */
const ENDS_OR_MOVES =
  /\b(?:to|until|till|til|through|move|moving|change|changing|switch|reschedule|push|shift|swap|bring|cancel|calling|call)\b| - /;
/** "I leave at ten, so before then". */
const BEFORE_THEN = /^[^¤\d]*\b(?:before (?:that|then)|by then|until then)\b/;
const FROM_THEN = /^[^¤\d]*\b(?:after (?:that|then)|from then|thereafter)\b/;

function single(text: string, clock: Clock, setting: TimeSetting): TimeMention {
  const head = text.slice(0, clock.start);
  const tail = text.slice(clock.end);
  const minute = minuteOf(clock, setting);
  let kind: TimeMention['kind'] = clock.ish ? 'around' : 'at';
  let start = clock.start;
  let end = clock.end;
  const bounds = BOUNDS.flatMap(([pattern, which]) => {
    const match = pattern.exec(head);
    return match === null ? [] : [{ which, word: match[0].trim(), at: match.index }];
  });
  const bound = bounds.find(({ word }) => FIRM_BOUND.test(word)) ?? bounds[0];
  // "change it from ten to two": a plain "from" is a bound only when something follows it.
  const isFrom = bound?.word === 'from' && !/^ (?:on|onwards?)\b/.test(tail);
  const opens = isFrom && !ENDS_OR_MOVES.test(text);
  if (bound !== undefined && (!isFrom || opens)) {
    kind = bound.which;
    start = bound.at === 0 ? 0 : bound.at + 1;
  }
  const onwards =
    /^ (?:or (?:later|after|thereafter|any ?time after)|onwards?|and (?:later|after)|on\b(?! ¤| the))/.exec(
      tail,
    );
  const sooner = /^ (?:or (?:before|earlier|sooner)|at the latest|latest)/.exec(tail);
  const loosely =
    /^ (?:or so|or thereabouts|or around then|or something|or close to that|give or take|or near)/.exec(
      tail,
    );
  if (onwards !== null) [kind, end] = ['after', clock.end + onwards[0].length];
  else if (sooner !== null) [kind, end] = ['before', clock.end + sooner[0].length];
  else if (loosely !== null && kind === 'at')
    [kind, end] = ['around', clock.end + loosely[0].length];
  else if ((kind === 'at' || kind === 'before') && FROM_THEN.test(tail)) kind = 'after';
  else if (kind === 'at' && BEFORE_THEN.test(tail)) kind = 'before';
  const phrase = text.slice(start, end).trim();
  const from = kind === 'before' ? 0 : minute;
  const to = kind === 'after' ? DAY_END : minute;
  return { kind, start, end, from, to, phrase, named: [minute] };
}
