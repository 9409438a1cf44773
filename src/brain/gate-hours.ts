import type { GateContext } from './gate-context.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DAY = '(mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?s?';
const DAY_RANGE = new RegExp(
  `\\b${DAY}\\b(?: ?(?:to|through|until|till|-|–) ?\\b${DAY}\\b)?`,
  'gi',
);
/** Speaks of when the doors are open, not of one free time. */
const OPENING =
  /\b(?:we|the (?:shop|salon|office|clinic|practice|course|pro shop|desk|studio)|our doors)(?:'re|'s|'ll| will| are| is| do| does| don't| aren't| isn't| doesn't)?(?: (?:not|only|also|usually|still|normally|always|all))*(?: be| stay| remain)?(?: (?:open(?:s|ed)?|clos(?:e|es|ed)|shuts?|here)\b| in (?:on|from|until))|\b(?:our|opening|business|office|the) hours\b|\bhours (?:are|run)\b|\bour [\w ]*times run\b|^\W*(?:we're )?closed\b/i;
const IT_IS = /\b(?:it's|it is)\b/i;
const SEVERAL_DAYS = /day (?:to|through|until|till|-|–) ?\w+day\b|days\b|\bweekends?\b/i;
const CLOSES = /\b(?:close[sd]?|shuts?|closing|until|till|to|through)\b/i;
const SHUT =
  /\bclose\w*\b.*\b(?:re)?open|\b(?:closed?|closes|shut|shuts)\b(?! (?:at|by|\d))|(?:\bnot|n't|\bnever)\b.{0,20}\b(?:open|here|in)\b/i;
const EVERY_DAY = /\b(?:every (?:single )?day|daily|all week|(?:7|seven) days|each day)\b/i;

const BOUNDS =
  /\bthe (?:first|last) (?:\w+ )?(?:can |could |may )?(?:goes?|heads?|starts?|tees?|tee) (?:off|out|at)?\b|\b(?:first|last) (?:groups?|players?|ones?|tee times?)\b|\bwe (?:go|work|play|run|do) (?:\w+ )?(?:from|till?|until)\b|\bback at\b|\b(?:closed|lunch|break) (?:between|from|at)\b/i;

const NO_BREAK =
  /\b(?:(?:through|over|during) (?:our |the )?lunch|straight through|all day(?: long)?|without a break)\b/i;
/** Of when something may begin, not of when the doors are open. */
const STARTS = /\b(?:tee times?|times|starts?|slots?|appointments|bookings|groups?|last)\b/i;

/** Whether a sentence tells opening hours. */
export function tellsHours(text: string, minutes: readonly number[]): boolean {
  if (OPENING.test(text)) return true;
  return minutes.length === 2 && IT_IS.test(text) && SEVERAL_DAYS.test(text);
}

/** Of the first and the last of a day, and of what lies between: that is no free time either. */
export function tellsBounds(text: string): boolean {
  return (
    BOUNDS.test(text) &&
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
  const tellsLast = /\blast\b/i.test(text);
  if (!tellsLast) return minutes.every(begins);
  return business.hours.some(({ lastStart }) => lastStart === last) && others.every(begins);
}

/** Whether the hours told are the business's own, day by day. */
export function hoursHold(text: string, minutes: readonly number[], context: GateContext): boolean {
  const { business, knownMinutes, openWeekdays } = context;
  const days = weekdaysIn(text);
  const shut = SHUT.test(text);
  // No row says when holidays are.
  if (/\b(?:holidays?|christmas|easter|thanksgiving|new year)/i.test(text)) return false;
  // "Straight through lunch": without a break.
  if (!shut && NO_BREAK.test(text)) {
    const counts = openWeekdays.map((day) => openWeekdays.filter((one) => one === day).length);
    if (counts.some((spans) => spans > 1)) return false;
  }
  const isOpen = (day: number) => openWeekdays.includes(day);
  if (minutes.length === 0) return shut ? !days.some(isOpen) : days.every(isOpen);
  if (!business)
    return minutes.every((minute) => knownMinutes.includes(minute)) && days.every(isOpen);
  if (!days.every(isOpen)) return false;
  const ofDay = (day: number) => business.hours.filter(({ weekday }) => weekday === day);
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
  return days.length > 0 ? days.every((day) => fits(ofDay(day))) : fits(business.hours);
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
