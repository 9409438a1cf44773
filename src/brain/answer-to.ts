import { DateTime } from 'luxon';
import type { CallEvent, KnownAppointment, Offer, ReadBack } from '../dialogue/events.ts';
import { appointmentsOf, offersOf } from '../dialogue/facts.ts';
import { answerOfKey, isTyped, keysOf } from '../dialogue/keys.ts';
import type { Language, ReadContext, Reading } from '../language/language.ts';

/** A yes that is said to what was asked. */
const FIRM =
  /\b(?:yes|yeah|yep|yup|okay|sure|absolutely|definitely|correct|exactly|please|go ahead|go for it|book|do it|that's (?:it|right|fine|perfect|correct))\b/;

/**
 * How the caller's words answer what was just read back. "Yes, Tuesday at ten" is a yes to Tuesday at
 * ten and to nothing else; "yes, cancel it" is no yes to a booking.
 */
export function answerTo(options: {
  text: string;
  events: readonly CallEvent[];
  language: Language;
  read: ReadContext;
}): 'yes' | 'no' | null {
  const { text, events, language, read } = options;
  const readBacks = justReadBack(events);
  // Keys answer only what was read back: anywhere else they are digits.
  if (isTyped(keysOf(events), text)) return readBacks.length > 0 ? answerOfKey(text) : null;
  const reading = language.read(text, { ...read, expecting: 'yes-no' });
  if (reading.answer === 'no') return 'no';
  if (reading.leaning !== 'yes' || wantsElse(reading, readBacks)) return null;
  if (reading.answer === 'yes') return 'yes';
  // "Friday at two works for me" is said of a time, not to a booking: it may be an answer to before.
  if (reading.correction || reading.relative || !FIRM.test(reading.normalized)) return null;
  const items = readBacks.flatMap(({ subject }) => itemsOf(subject, events));
  return items.length > 0 && items.every((item) => agrees(reading, item, read.zone)) ? 'yes' : null;
}

/** What the agent's words since the caller last spoke read back. */
function justReadBack(events: readonly CallEvent[]): ReadBack[] {
  const lastHeard = events.findLastIndex((event) => event.type === 'turn.caller');
  return events
    .slice(lastHeard + 1)
    .flatMap((event) => (event.type === 'turn.agent' ? event.data.readBacks : []));
}

function wantsElse({ intents }: Reading, readBacks: ReadBack[]): boolean {
  const cancelling = readBacks.some(({ kind }) => kind === 'cancel');
  const asks = (intent: Reading['intents'][number]) => intents.includes(intent);
  return asks('stop') || asks('wait') || asks('human') || (asks('cancel') && !cancelling);
}

function itemsOf(subject: string, events: readonly CallEvent[]): (Offer | KnownAppointment)[] {
  return [...offersOf(events), ...appointmentsOf(events)].filter(({ id }) => id === subject);
}

/** Whether everything the caller said beside the yes is what was read back. */
function agrees(reading: Reading, item: Offer | KnownAppointment, zone: string): boolean {
  const { date, time, partOfDay, services, resources, partySize, anyTime, soonest } = reading;
  const start = DateTime.fromISO(item.startsAt, { zone });
  const minute = start.hour * 60 + start.minute;
  const part = minute < 12 * 60 ? 'morning' : minute < 17 * 60 ? 'afternoon' : 'evening';
  return (
    (!date || (date.from === date.to && date.from === start.toISODate())) &&
    (!time || (time.kind === 'at' && time.from === minute)) &&
    (!partOfDay || partOfDay === part) &&
    services.every((service) => service === item.service) &&
    resources.every((resource) => resource === item.resource) &&
    (partySize === null || partySize === item.partySize) &&
    !anyTime &&
    !soonest
  );
}
