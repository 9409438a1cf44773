import { DateTime } from 'luxon';
import type { CallEvent, EventOf, KnownAppointment } from '../dialogue/events.ts';
import { offersOf, outcomesOf } from '../dialogue/facts.ts';
import type { GateContext, GateReason, Moment } from './gate-context.ts';

/** Where one sentence says two things of different kinds: "two isn't free, but three is". */
const PARTS = /\s*[;—–]\s*|,?\s+(?=(?:but|however|though|although)\b)/i;
const DENIES =
  /n't\b|\b(?:not|nothing|none|neither|unavailable|taken|full|closed|no (?:\w+ )?(?:times?|slots?|openings?|availability|longer))\b/i;
const LOOKS =
  /\b(?:let me|let's|i'll|i will|look(?:ing)?|check(?:ing)?|see (?:if|what|whether))\b/i;
const SAYS_FREE =
  /\b(?:available|availability|free|openings?|open|slots?|spots?|works|(?:i|we) (?:do )?(?:have|can (?:do|offer|fit|give|get))|(?:i|we)'ve got|there(?:'s| is| are))\b/i;
const TELLS_HOURS = /\b(?:open|opens|close|closes|hours)\b/i;

/** A date or a time that neither a tool nor the business nor the caller has named. */
export function unsupportedMoment(sentence: string, context: GateContext): GateReason | null {
  const parts = sentence.split(PARTS).filter((part) => part.trim() !== '');
  const asks = /\?\W*$/.test(sentence);
  let denied = false;
  for (const [index, part] of parts.entries()) {
    const denies = DENIES.test(part);
    const isQuestion = asks && index === parts.length - 1;
    const saysFree =
      !denies && !isQuestion && !LOOKS.test(part) && (denied || SAYS_FREE.test(part));
    if (!isSupported(part, { saysFree, isQuestion }, context)) return 'states_moment';
    denied = denies;
  }
  return null;
}

function isSupported(
  part: string,
  { saysFree, isQuestion }: { saysFree: boolean; isQuestion: boolean },
  context: GateContext,
): boolean {
  const { events, language, read, knownMinutes } = context;
  const stated = language.statedMoments(part, read);
  // Asking about a day states nothing.
  if (isQuestion && stated.minutes.length === 0) return true;
  if (stated.dates.length === 0 && stated.minutes.length === 0) return true;
  const items = momentsOf([...offersOf(events), ...everyFormOf(events)], context);
  const today = DateTime.fromJSDate(read.now, { zone: read.zone }).toISODate();
  if (TELLS_HOURS.test(part) && isSpan(stated)) return isHours(stated, context);
  if (saysFree && !TELLS_HOURS.test(part)) return agrees(stated, items);
  const heard = heardIn(events, context);
  const dates = new Set([today, ...items.map(({ date }) => date), ...heard.dates]);
  const minutes = new Set([
    ...knownMinutes,
    ...items.flatMap(({ start, end }) => [start, end]),
    ...heard.minutes,
  ]);
  return (
    stated.dates.every((date) => dates.has(date)) &&
    stated.minutes.every((minute) => minutes.has(minute))
  );
}

/** Two times or several days are hours; one time of one day is a time that may be free. */
function isSpan({
  dates,
  minutes,
}: {
  dates: readonly string[];
  minutes: readonly number[];
}): boolean {
  return minutes.length > 1 || (minutes.length === 1 && dates.length !== 1);
}

/** "Monday to Friday, nine to five": weekdays the business opens on, and its own times. */
function isHours(
  stated: { dates: readonly string[]; minutes: readonly number[] },
  { knownMinutes, openWeekdays }: GateContext,
): boolean {
  return (
    stated.minutes.every((minute) => knownMinutes.includes(minute)) &&
    stated.dates.every((date) => openWeekdays.includes(DateTime.fromISO(date).weekday))
  );
}

/**
 * Whether each date and each time stated is one of these, and they go together; an end counts only
 * beside its start.
 */
export function agrees(
  stated: { dates: readonly string[]; minutes: readonly number[] },
  moments: readonly Moment[],
): boolean {
  const { dates, minutes } = stated;
  const meant = moments.filter(
    ({ date, start }) =>
      (dates.length === 0 || dates.includes(date)) &&
      (minutes.length === 0 || minutes.includes(start)),
  );
  return (
    dates.every((day) => meant.some(({ date }) => date === day)) &&
    minutes.every((minute) => meant.some(({ start, end }) => minute === start || minute === end))
  );
}

/** Every form in which this call has seen an appointment: where it was, and where it is. */
export function everyFormOf(events: readonly CallEvent[]): KnownAppointment[] {
  return outcomesOf(events).flatMap(({ appointments, written }) => [
    ...(appointments ?? []),
    ...(written?.appointment ? [written.appointment] : []),
  ]);
}

/** When these are, in the business's wall time. */
export function momentsOf(
  items: readonly { startsAt: string; endsAt: string }[],
  { read }: Pick<GateContext, 'read'>,
): Moment[] {
  const minuteOf = (at: DateTime) => at.hour * 60 + at.minute;
  return items.map(({ startsAt, endsAt }) => {
    const start = DateTime.fromISO(startsAt, { zone: read.zone });
    const end = DateTime.fromISO(endsAt, { zone: read.zone });
    return { date: start.toISODate() ?? '', start: minuteOf(start), end: minuteOf(end) };
  });
}

function heardIn(events: readonly CallEvent[], { language, read }: GateContext) {
  const heard = events
    .filter((event): event is EventOf<'turn.caller'> => event.type === 'turn.caller')
    .map((event) => language.statedMoments(event.data.text, read));
  return {
    dates: heard.flatMap(({ dates }) => dates),
    minutes: heard.flatMap(({ minutes }) => minutes),
  };
}
