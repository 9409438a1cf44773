import { DateTime } from 'luxon';
import type { GateContext } from './context.ts';
import { numberFrom } from './numbers.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DAY = '(mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?s?';
const DAY_RANGE = new RegExp(
  `\\b${DAY}\\b(?: ?(?:to|through|until|till|-|–) ?\\b${DAY}\\b)?`,
  'gi',
);
/** Speaks of when the doors are open, not of one free time. */
const OPENING =
  /\b(?:we|the (?:shop|salon|office|clinic|practice|course|pro shop|desk|studio)|our doors)(?:'re|'s|'ll| will| are| is| do| does| don't| aren't| isn't| doesn't)?(?: (?:not|only|also|usually|still|normally|always|all))*(?: be| stay| remain| back)?(?: (?:open(?:s|ed)?|clos(?:e|es|ed)|shuts?|here)\b| in (?:on|from|until))|\b(?:our|opening|business|office|the) hours\b|\bhours (?:are|run)\b|\b(?:works? with|fits?(?: in)? with|as far as) (?:our |the )?(?:opening |business )?hours\b|\bour [\w ]*times run\b|^\W*(?:we're )?closed\b|^\W*(?:(?:so|and|but|sorry),? )*no (?:weekends?|\w+days?)\W*$|\b(?:inside|within|outside(?: of)?) (?:our |the )?(?:opening |business )?hours\b|\b(?:past|after|before) .*\bno (?:more |further )?(?:starts|slots|times|tee times|appointments|bookings)\b|^\W*(?:(?:so|and|but),? )*(?:weekends|\w+days) are (?:no (?:trouble|problem)|fine|okay|(?:not )?possible)\b|\b(?:five|six|seven|\d) days a week\b|\bwe (?:\w+ )?(?:finish|start|begin|stop|end|wrap up) (?:at|by|from)\b|^\W*not (?:on |at )?(?:weekends|\w+days)\W*$|\bwe (?:\w+ )?(?:break|stop)(?: for lunch)? (?:from|between)\b|\bis when we (?:\w+ )?(?:start|open|close|finish|begin|shut)\b|\byou can (?:tee[ _]off|play|start|come|come in) from\b|\bno \w+ (?:opening|hours)\b|^\W*(?:on )?(?:week|mon|tues|wednes|thurs|fri|satur|sun)days(?: and \w+days)? (?:are|it's) .*\b(?:to|till|until)\b/i;
const IT_IS = /\b(?:it's|it is)\b/i;
const SEVERAL_DAYS = /day (?:to|through|until|till|-|–) ?\w+day\b|days\b|\bweekends?\b/i;
const CLOSES = /\b(?:close[sd]?|shuts?|closing|finish|stop|end|wrap up|until|till|to|through)\b/i;
const SHUT =
  /\bclose\w*\b.*\b(?:re)?open|\b(?:closed?|closes|shut|shuts)\b(?! (?:at (?!weekends?)|by|\d))|(?:\bnot|n't|\bnever)\b.{0,20}\b(?:open|here|in|possible)\b|^\W*(?:no|not(?: on| at)?) \w+\W*$|\b(?:break|stop)\b.*\b(?:from|between)\b|\bno \w+ (?:opening|hours)\b/i;
const EVERY_DAY = /\b(?:any day|every (?:single )?day|daily|all week|(?:7|seven) days|each day)\b/i;

const BOUNDS =
  /\bthe (?:first|last) (?:\w+ )?(?:can |could |may )?(?:goes?|heads?|starts?|tees?|tee) (?:off|out|at)?\b|\b(?:first|last) (?:groups?|players?|ones|tee[ _]times?)\b|\bwe (?:go|work|play|run|do|start|tee[ _]off) (?:\w+ )?(?:from|till?|until)\b|\bback at\b|\b(?:lunch|break) (?:between|from|at)\b/i;

const NO_BREAK =
  /\b(?:(?:through|over|during) (?:our |the )?lunch|straight through|all day(?: long)?|without a break)\b/i;
/** Of when something may begin, not of when the doors are open. */
const STARTS = /\b(?:tee times?|times|starts?|slots?|appointments|bookings|groups?|last)\b/i;

/** "It's Monday to Friday only." */
const RANGE_ALONE =
  /\bit(?:'s| is) (?:just |only )?\w+days? (?:to|through|until|till) \w+days?(?: only)?\W*$/i;
/** "Ten till six". */
const TIME_RANGE =
  /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|\d{1,2}(?::\d\d)?(?: ?[ap]m)?) (?:to|till|until) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|\d)/i;
const ONLY = /\bonly\b/i;
const DAYS_A_WEEK = /\b(five|six|seven|\d) days a week\b/i;
const HOURS = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';
/** Of one time: whether it lies in the hours. */
const LIES =
  /\b(within|inside|outside|works? with|fits?(?: in)? with|(?:fine|okay|good) as far as)(?: of)? (?:our |the )?(?:opening |business )?hours\b/i;
const NO_MORE = /\b(past|after|before) .*\bno (?:more |further )?\w+/i;
const CLOSED_BY = /\b(?:closed|shut) by\b/i;

/** Whether a sentence tells opening hours. */
export function tellsHours(text: string, minutes: readonly number[]): boolean {
  if (OPENING.test(text)) return true;
  if (!IT_IS.test(text)) return false;
  return minutes.length === 2 || TIME_RANGE.test(text)
    ? SEVERAL_DAYS.test(text)
    : RANGE_ALONE.test(text);
}

/** Of the first and the last of a day, and of what lies between: that is no free time either. */
export function tellsBounds(text: string): boolean {
  return (
    BOUNDS.test(text) &&
    !/\b(?:closed?|closes|shuts?)\b|\bwe (?:\w+ )?(?:break|stop)\b/i.test(text) &&
    !/\b(?:free|available|appointment|booked|you're|you are|your)\b/i.test(text)
  );
}

/** Whether each of these is when some day begins, or when the last thing of it does. */
export function boundsHold(
  text: string,
  minutes: readonly number[],
  { business }: GateContext,
): boolean {
  const [last, ...others] = [...minutes].reverse();
  if (last === undefined) return false;
  const begins = (minute: number) => business.hours.some(({ opens }) => opens === minute);
  const days = weekdaysIn(text);
  if (
    ONLY.test(text) &&
    days.length > 0 &&
    business.hours.some(({ weekday }) => !days.includes(weekday))
  )
    return false;
  // "Any day": each of the seven.
  if (EVERY_DAY.test(text) && new Set(business.hours.map(({ weekday }) => weekday)).size < 7)
    return false;
  const tellsLast = /\blast\b/i.test(text);
  if (!tellsLast) return minutes.every(begins);
  // "At seven in the morning, and the last at five" is no five in the morning.
  const isMorning = /\blast\b.*(?:\bam\b|a\.m|morning)/i.test(text);
  const isLast = ({ lastStart }: { lastStart: number | null }) =>
    lastStart === last || (!isMorning && last < 7 * 60 && lastStart === last + 12 * 60);
  return business.hours.some(isLast) && others.every(begins);
}

/** Whether the hours told are the business's own, day by day. */
export function hoursHold(text: string, minutes: readonly number[], context: GateContext): boolean {
  const { business, knownMinutes, openWeekdays } = context;
  const days = daysIn(text, context);
  const shut = SHUT.test(text);
  // No row says when holidays are.
  if (/\b(?:holidays?|christmas|easter|thanksgiving|new year)/i.test(text)) return false;
  // "Straight through lunch": without a break.
  if (!shut && NO_BREAK.test(text)) {
    const counts = openWeekdays.map((day) => openWeekdays.filter((one) => one === day).length);
    if (counts.some((spans) => spans > 1)) return false;
  }
  const isOpen = (day: number) => openWeekdays.includes(day);
  const isOfDays = ONLY.test(text) && days.length > 0;
  if (isOfDays && !openWeekdays.every((day) => days.includes(day))) return false;
  const [, perWeek] = DAYS_A_WEEK.exec(text) ?? [];
  if (perWeek && numberFrom(perWeek) !== new Set(openWeekdays).size) return false;
  const told =
    days.length > 0
      ? business.hours.filter(({ weekday }) => days.includes(weekday))
      : business.hours;
  const [, where] = LIES.exec(text) ?? [];
  if (where) {
    // "Nine is within our hours".
    const bare = text.replace(
      new RegExp(`\\b(${HOURS})(?= (?:is|falls|does|would|works|fits|lies))`, 'gi'),
      'at $1',
    );
    const times = context.language.statedMoments(bare, context.read).minutes;
    if (times.length > 0 || days.length === 0) return liesIn(times, told, where);
    if (/outside/i.test(where)) return !days.some(isOpen);
  }
  const [, part] = NO_PART.exec(text) ?? [];
  if (part) return !isOpenIn(part.toLowerCase(), business.hours);
  // "It's Monday to Thursday": all there is.
  if (RANGE_ALONE.test(text) && !openWeekdays.every((day) => days.includes(day))) return false;
  if (minutes.length === 0) return shut ? !days.some(isOpen) : days.every(isOpen);
  if (!business)
    return minutes.every((minute) => knownMinutes.includes(minute)) && days.every(isOpen);
  if (!days.every(isOpen)) return false;
  const ofDay = (day: number) => business.hours.filter(({ weekday }) => weekday === day);
  const [, side] = NO_MORE.exec(text) ?? [];
  if (side) return minutes.every((minute) => isEdge(minute, told, side));
  if (CLOSED_BY.test(text) && minutes.length === 1)
    return told.every(({ closes }) => minutes.every((minute) => closes <= minute));
  const fits = (spans: typeof business.hours) =>
    minutes.every((minute, index) => {
      const opens = spans.some((span) => span.opens === minute);
      const closes = spans.some(
        (span) => span.closes === minute || (STARTS.test(text) && span.lastStart === minute),
      );
      if (minutes.length > 1) {
        const first = index % 2 === 0;
        return shut === first ? closes : opens;
      }
      return CLOSES.test(text.replace(DAY_RANGE, '')) ? closes : opens;
    });
  if (EDGE.test(text) && !OF_A_PART.test(text) && minutes.length === 1)
    return days.length > 0
      ? days.every((day) => isEdgeOf(text, minutes, ofDay(day)))
      : // On most days.
        openWeekdays.filter((day) => isEdgeOf(text, minutes, ofDay(day))).length * 2 >
          openWeekdays.length;
  if (!shut && minutes.length === 2 && !OF_A_PART.test(text)) {
    const [opens, closes] = minutes;
    const isWhole = (spans: Spans) =>
      spans.some((one) => one.opens === opens && one.closes === closes) && spans.length === 1;
    if (days.length > 0 && !days.every((day) => isWhole(ofDay(day)))) return false;
  }
  return days.length > 0 ? days.every((day) => fits(ofDay(day))) : fits(business.hours);
}

/** Where a day begins or ends, not a break in it. */
const EDGE =
  /\bwe (?:\w+ )?(?:finish|start|begin|stop|end|wrap up) (?:at|by|from)\b|\bis when we\b|\byou can (?:tee[ _]off|play|start|come|come in) from\b/i;
const OF_A_PART = /\b(?:again|lunch|break|back|mornings?|afternoons?|and then|reopen)\b/i;

function isEdgeOf(text: string, [minute]: readonly number[], spans: Spans): boolean {
  const isEnd = CLOSES.test(text.replace(DAY_RANGE, ''));
  if (!isEnd) return minute === Math.min(...spans.map(({ opens }) => opens));
  const ends = spans.map(({ closes, lastStart }) => [closes, lastStart ?? closes]);
  const last = Math.max(...ends.map(([closes = 0]) => closes));
  return ends.some(([closes, start]) => closes === last && (minute === last || minute === start));
}

/** "We have no afternoon hours". */
const NO_PART =
  /\bno (morning|afternoon|evening|night|lunch(?:time)?|midday|early|late) (?:opening|hours)\b/i;

function isOpenIn(part: string, spans: Spans): boolean {
  const [from, to] = PARTS_OF_DAY[part] ?? [12 * 60, 13 * 60];
  return spans.some(({ opens, closes }) => opens < to && closes > from);
}

const PARTS_OF_DAY: Record<string, [number, number]> = {
  early: [0, 8 * 60],
  morning: [0, 12 * 60],
  afternoon: [13 * 60, 17 * 60],
  evening: [18 * 60, 24 * 60],
  late: [18 * 60, 24 * 60],
  night: [20 * 60, 24 * 60],
};

type Spans = GateContext['business']['hours'];

/** Whether each of these lies in the hours of every day, or in those of none. */
function liesIn(minutes: readonly number[], spans: Spans, where: string): boolean {
  const weekdays = [...new Set(spans.map(({ weekday }) => weekday))];
  const isIn = (minute: number, day: number) =>
    spans.some(
      ({ weekday, opens, closes }) => weekday === day && opens <= minute && minute < closes,
    );
  return (
    minutes.length > 0 &&
    weekdays.every((day) =>
      minutes.every((minute) => isIn(minute, day) === !/outside/i.test(where)),
    )
  );
}

/** "Past five there are no more starts": whether every day ends there, or begins. */
function isEdge(minute: number, spans: Spans, side: string): boolean {
  return spans.every(({ opens, closes, lastStart }) => {
    if (/before/i.test(side)) return opens >= minute;
    return closes <= minute || lastStart === minute;
  });
}

/** Weekdays a text names, tomorrow and today among them. */
function daysIn(text: string, { read }: GateContext): number[] {
  const today = DateTime.fromJSDate(read.now, { zone: read.zone }).weekday;
  const named = weekdaysIn(text);
  if (named.length > 0) return named;
  if (/\btomorrow\b/i.test(text)) return [(today % 7) + 1];
  return /\b(?:today|tonight)\b/i.test(text) ? [today] : [];
}

function weekdaysIn(text: string): number[] {
  const numbers = [...text.matchAll(DAY_RANGE)].flatMap(([, from = '', to]) => {
    const [first, last] = [numberOf(from), numberOf(to ?? from)];
    const length = ((last - first + 7) % 7) + 1;
    return Array.from({ length }, (_, index) => ((first - 1 + index) % 7) + 1);
  });
  if (/\bweekends?\b/i.test(text)) numbers.push(6, 7);
  if (/\bweekdays?\b/i.test(text)) numbers.push(1, 2, 3, 4, 5);
  if (EVERY_DAY.test(text)) numbers.push(1, 2, 3, 4, 5, 6, 7);
  return numbers;
}

function numberOf(day: string): number {
  return DAYS.indexOf(day.slice(0, 3).toLowerCase()) + 1;
}
