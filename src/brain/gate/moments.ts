import { DateTime } from 'luxon';
import { appointmentsOf, offersOf } from '../../dialogue/facts.ts';
import { type GateContext, type GateReason, heardIn } from './context.ts';
import { boundsHold, hoursHold, tellsBounds, tellsHours } from './hours.ts';
import {
  ENDS,
  holds,
  isNamedIn,
  itemsMeant,
  moreAsPlayers,
  partiesIn,
  peopleIn,
  type Stated,
} from './items.ts';
import { everyFormOf, momentsOf } from './row-moments.ts';
import { servicesIn } from './services.ts';
import { endsAsHeard, heardEnds, heardMoments, statedIn } from './stated.ts';

/** Where one sentence says two things of different kinds: "two isn't free, but three is". */
const PARTS =
  /\s*[;—–]\s*|,?\s+(?=(?:but|however|though|although|so|instead of|rather than|in place of|because|since|seeing as)\b)|(?<=,\s+not (?:at |on |for )?(?:the )?[\w:]+(?: [\w-]+)?),\s+|,\s+(?=the (?:others?|rest)(?: two| three| one)?(?:'s| is| are)\b)|,\s+(?=and (?:the |your )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:'s| is| was| has)\b)|(?<=,)\s+(?=not (?:at |on |for )?(?:the )?[\w:]+(?: (?:thirty|fifteen|forty[- ]five|o'clock|[ap]m|at \w+))?(?:[,.!?]|$))|,\s+(?=(?:and )?(?:on )?(?:\w+day|tomorrow)(?: \w+)? (?:there's|there is|i have|we have|i've)\b)|,\s+(?=(?:if|in case|unless)\b[^,]*$)|,\s+(?=(?:shall|should|would|could|can|may|do|does|did|is|are) (?:i|we|you|that|it)\b)/i;
const DENIES =
  /n't\b|\b(?:not|nothing|none|neither|unavailable|taken|full|closed|gone|busy|no (?:\w+ )?(?:times?|slots?|openings?|availability|longer|good|luck))\b/i;
const LOOKS =
  /\b(?:let me|let's (?:see|look|check)|i'll|i will|i'm (?:just )?(?:looking|checking|seeing)|look(?:ing)?|check(?:ing)?(?![- ]?up)|(?:haven't|have not) (?:\w+ )?(?:checked|looked)|see (?:if|what|whether)|hope|hate to (?:promise|say|tell|give)|can't promise)\b/i;
const ECHOES =
  /\b(?:give me|bear with|one moment|just a|hold on|hang on).*$|\b(?:you(?:'d| would)? (?:said|wanted?|like|asked|mentioned|prefer|need|chose|picked)|you were (?:asking|looking|hoping)|if|i take it|did you (?:say|mean)|got (?:it|you|that)|noted|right)\b|^\W*(?:(?:so|okay|ok|and|just to check|alright|great|sure),? )*(?:that(?:'s|'d| is| would be) |so,? )?(?:an? )?/gi;
/** A verb that says something of a time. */
const SAYS =
  /\b(?:available|availability|free|openings?|open|works?|is|are|was|were|has|have|had|can|could|would|will|'ll|'ve|'s got|got|do|does|take|offer|fit|give|sounds?|found|see|sees|shows?|come|there's|it's|it is|that's)\b|'s\b/i;

/** "Sunday sounds like a nice day for it": how it sounds, not whether it is to be had. */
const SOUNDS =
  /\b(?:sounds|feels|seems) (?:\w+ )?(?:like (?:a|an) )?(?:very |really |rather |pretty )?(?:good|great|nice|lovely|perfect|fine|wonderful|sensible|reasonable|ideal|early|late|fun)\b/gi;

/** Asks for the yes to a write: what is to be written has been found. */
const READS_BACK =
  /\b(?:shall|should|can|may|do you want me to|would you like me to|want me to) (?:i |we )?(?:go ahead and )?(?:book|reserve|confirm|schedule|lock|secure|move|put you|make (?:it|that|the))\b.*\?/i;

/** A date or a time that neither a tool nor the business nor the caller has named. */
export function unsupportedMoment(sentence: string, context: GateContext): GateReason | null {
  const parts = sentence.split(PARTS).filter((part) => part.trim() !== '');
  const asks = /\?\W*$/.test(sentence);
  const readsBack = READS_BACK.test(sentence);
  if (HALF_PAST.test(sentence) && !isHalfPast(sentence, context)) return 'states_moment';
  let denied = false;
  for (const [index, part] of parts.entries()) {
    const denies = DENIES.test(part);
    const isQuestion = asks && index === parts.length - 1;
    const states =
      !denies && !isQuestion && !LOOKS.test(part) && (denied || readsBack || isStatement(part));
    if (!isSupported(part, { states, isQuestion }, context)) return 'states_moment';
    denied = denies && !LOOKS.test(part);
  }
  return null;
}

/** Of which hour is not said. */
const HALF_PAST =
  /\bhalf past\b(?! (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d))/i;

/** Whether anything that was found, booked or named is at half past any hour. */
function isHalfPast(sentence: string, context: GateContext): boolean {
  const { events, knownMinutes } = context;
  const { dates } = statedIn(sentence, context);
  const items = itemsMeant(sentence, [...offersOf(events), ...everyFormOf(events)], context);
  const minutes = momentsOf(items, context)
    .filter(({ date }) => dates.length === 0 || dates.includes(date))
    .flatMap(({ start, end }) => (ENDS.test(sentence) ? [start, end] : [start]));
  const others = items.length > 0 ? [] : [...heardMoments(context).minutes, ...knownMinutes];
  return [...minutes, ...others, ...heardEnds(context)].some((minute) => minute % 60 === 30);
}

/** Whether something is said of a time, and not only what the caller wants repeated. */
function isStatement(part: string): boolean {
  const rest = part.replaceAll(ECHOES, ' ').replace(SOUNDS, ' ');
  return SAYS.test(rest) || /day\b.*\b(?:till?|until)\b/i.test(rest);
}

function isSupported(
  part: string,
  { states, isQuestion }: { states: boolean; isQuestion: boolean },
  context: GateContext,
): boolean {
  const { events, read } = context;
  const stated = statedIn(part, context);
  if (tellsHours(part, stated.minutes)) {
    // "We're not open weekends, it's Monday through Friday": each by itself.
    return part
      .split(/,(?! (?:and )?(?:then )?(?:again )?(?:from )?\w+(?: ?[ap]m)? (?:to|until|till) )/)
      .every((piece) => hoursHold(piece, statedIn(piece, context).minutes, context));
  }
  if (tellsBounds(part) && stated.dates.length === 0) {
    return boundsHold(part, stated.minutes, context);
  }
  if (!calendarHolds(part, context)) return false;
  if (NOT_THAT.test(part)) return !stands(part, stated, context);
  if (isCalendar(part)) return true;
  // Asking about a day states nothing, nor does looking at one.
  if ((isQuestion || LOOKS.test(part)) && stated.minutes.length === 0) return true;
  const items = [...offersOf(events), ...everyFormOf(events)];
  if (stated.dates.length === 0 && stated.minutes.length === 0) return true;
  if (!isQuestion && !DENIES.test(part) && !pairsHold(part, items, context)) return false;
  // "Four would have you out by half past": said for the case.
  if (ENDS.test(part) && /\bwould\b|'d\b/i.test(part) && endsAsHeard(stated.minutes, context))
    return peopleHeard(part, items, context) && stated.dates.length === 0;
  if (states) {
    const { dates, minutes } = stated;
    const isToday = minutes.length === 0 && dates.every((date) => date === todayOf(context));
    return (
      (isToday &&
        peopleIn(part, context).length === 0 &&
        !/\b(?:free|open\w*|available|availability|room|slots?|spots?|times?)\b/i.test(part)) ||
      holds({ text: part, stated }, items, context)
    );
  }
  if (!peopleHeard(part, items, context)) return false;
  const named = momentsOf(items, { read });
  return isNamed({ ...stated, tellsEnd: ENDS.test(part) }, named, context);
}

/** "Nine thirty, not nine fifteen". */
const NOT_THAT =
  /^\s*not (?:at |on |for )?(?:the )?[\w:]+(?: (?:thirty|fifteen|forty[- ]five|o'clock|[ap]m|at \w+))?\W*$/i;

/** Whether this is so of the one that stands. */
function stands(part: string, stated: Stated, context: GateContext): boolean {
  const rows = appointmentsOf(context.events).filter(({ status }) => status === 'booked');
  return rows.length === 1 && holds({ text: part, stated }, rows, context);
}

/** Whether each person named beside a time is one the caller or a tool has named. */
function peopleHeard(
  part: string,
  items: readonly { resourceName: string }[],
  context: GateContext,
): boolean {
  const heard = heardIn(context.events).join(' ');
  return peopleIn(part.replaceAll(/\bnot \w+/g, ''), context).every(
    (name) => items.some(({ resourceName }) => resourceName === name) || isNamedIn(name, heard),
  );
}

/** "Sunday the 29th", "that's Sunday, November 29": which day has which date. */
const WEEKDAY_AND_DATE =
  /\b((?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:'s| is| would be|,)? (?:that's |which is |that is )?((?:(?:january|february|march|april|may|june|july|august|september|october|november|december) )?(?:the )?(?:\d{1,2}(?:st|nd|rd|th)|(?<=(?:january|february|march|april|may|june|july|august|september|october|november|december) )\d{1,2}(?! ?[ap]m|:)|\d{1,2}(?: of)? (?:january|february|march|april|may|june|july|august|september|october|november|december)|(?:twenty[- ]|thirty[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|twentieth|thirtieth))\b)/gi;

function calendarHolds(part: string, context: GateContext): boolean {
  return [...part.matchAll(WEEKDAY_AND_DATE)].every(([, weekday = '', date = '']) => {
    const { dates } = statedIn(date, context);
    return dates.every(
      (day) =>
        DateTime.fromISO(day).setLocale('en').weekdayLong?.toLowerCase() === weekday.toLowerCase(),
    );
  });
}

/** Says of a day only which date it is. */
function isCalendar(part: string): boolean {
  const rest = part.replace(WEEKDAY_AND_DATE, '');
  return (
    rest !== part &&
    !/\b(?:\w*day|tomorrow|\d|at|free|open|have|got|book\w*)\b/i.test(rest) &&
    !SAYS.test(rest)
  );
}

/** "Tuesday, November 24" is one day. */
const APART =
  /,(?! (?:january|february|march|april|may|june|july|august|september|october|november|december|the \d|\d)\b)| or | and /i;

/** Of what the caller has, not of what they are offered. */
const TELLS_OF_OWN = /\byour [\w -]+ (?:is|are|was|were|starts?|begins?)\b/i;

/** "Eleven with Jonas or two with Amelia", "Tuesday at ten or Friday at three": each at its own. */
function pairsHold(
  part: string,
  items: Parameters<typeof holds>[1],
  context: GateContext,
): boolean {
  if (items.length === 0) return true;
  const own = everyFormOf(context.events);
  const ownItems = own.length > 0 ? own : items;
  const pieces = moreAsPlayers(part)
    .split(APART)
    .map((piece) => {
      const stated = statedIn(piece, context);
      const isPair =
        [stated.minutes, stated.dates, peopleIn(piece, context)].filter((one) => one.length > 0)
          .length > 1 && peopleIn(piece, context).length < 2;
      const isOfService =
        stated.minutes.length + stated.dates.length > 0 &&
        servicesIn(piece, context.business).length === 1;
      const isOfParty = stated.minutes.length > 0 && partiesIn(piece).length > 0;
      return { piece, stated, isPair: isPair || isOfService || isOfParty };
    });
  if (pieces.filter(({ isPair }) => isPair).length < 2 && peopleIn(part, context).length < 2) {
    return true;
  }
  return pieces.every(
    ({ piece, stated, isPair }) =>
      !isPair ||
      holds({ text: piece, stated }, TELLS_OF_OWN.test(piece) ? ownItems : items, context),
  );
}

/** Whether someone has named these days and these times before, the business's own times included. */
function isNamed(
  { dates, minutes, tellsEnd }: Stated & { tellsEnd: boolean },
  items: ReturnType<typeof momentsOf>,
  context: GateContext,
): boolean {
  const heard = heardMoments(context);
  const days = new Set([todayOf(context), ...items.map(({ date }) => date), ...heard.dates]);
  const times = new Set([
    ...context.knownMinutes,
    // An end is no time to come: it counts beside its start.
    ...items.flatMap(({ start, end }) =>
      tellsEnd || minutes.includes(start) ? [start, end] : [start],
    ),
    ...heard.minutes,
    ...(tellsEnd ? heardEnds(context) : []),
  ]);
  return dates.every((date) => days.has(date)) && minutes.every((minute) => times.has(minute));
}

function todayOf({ read }: GateContext): string {
  return DateTime.fromJSDate(read.now, { zone: read.zone }).toISODate() ?? '';
}
