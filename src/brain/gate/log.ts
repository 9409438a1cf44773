import type { CallEvent, Offer, WriteKind } from '../../dialogue/events.ts';
import { appointmentsOf, offersOf, outcomesOf } from '../../dialogue/facts.ts';
import { pendingHandOver } from '../../dialogue/hand-over.ts';

/** Claims of what is written. */
export const WRITES = ['stands', 'changed', 'cancelled'] as const;

const DENIED: [RegExp, WriteKind][] = [
  [/\bcancel|\balone\b|\boff\b|removed|\bwas$|\bun(?:touched|changed|affected)\b/i, 'cancel'],
  [
    /\bmov|chang|resched|swap|touch|push|bump|knock|replac|affect|alter|overwri|\balone\b|\bwas$/i,
    'modify',
  ],
  [/messag|pass|told|\bsen[dt]/i, 'message'],
];

/** Whether what is said not to have been done was not. */
export function isNotDone(text: string, events: readonly CallEvent[]): boolean {
  // "I've done nothing so far".
  if (/\bdone nothing\b/i.test(text))
    return !outcomesOf(events).some(({ written }) => written !== undefined);
  // "The message doesn't change your booking" denies no message.
  const denied = text.replace(
    /^\W*(?:the|your|that) (?:message|note) (?=do|did|ha|wo|will|is)/i,
    '',
  );
  const kinds = DENIED.flatMap(([pattern, kind]) => (pattern.test(denied) ? kind : []));
  // "Your booking hasn't changed" denies the change.
  const rest = kinds.includes('message') ? denied : denied.replace(/\b(?:your|the) \w+/gi, '');
  const isOfBooking = /\b(?:book|reserv|schedul)/i.test(rest);
  if (!kinds.every((kind) => !isWritten(events, kind))) return false;
  // "Nothing about it has changed".
  if (/\bnothing about\b/i.test(text)) return !isWritten(events, 'cancel');
  if (kinds.length > 0 && !isOfBooking) return true;
  if (WRITES.some((one) => isAskedFor(events, one))) return true;
  const standing = appointmentsOf(events).filter(({ status }) => status === 'booked');
  // "I haven't put in a second time".
  return standing.length < (SECOND.test(text) ? 2 : 1);
}

const SECOND = /\b(?:an?|any) (?:second|other|further|additional|extra)\b|\banother\b/i;

/** Whether the caller was asked about such a write last, and it was neither done nor declined. */
export function isAskedFor(
  events: readonly CallEvent[],
  claim: 'stands' | 'changed' | 'cancelled',
): boolean {
  const kind = { stands: 'book', changed: 'modify', cancelled: 'cancel' }[claim];
  const at = events.findLastIndex(
    (event) => event.type === 'turn.agent' && event.data.readBacks.length > 0,
  );
  const asked = events[at];
  if (asked?.type !== 'turn.agent') return false;
  const { readBacks } = asked.data;
  const settled = events
    .slice(at + 1)
    .some(
      (event) =>
        (event.type === 'turn.caller' && event.data.answer === 'no') ||
        (event.type === 'tool.succeeded' &&
          readBacks.some(({ subject }) => subject === event.data.outcome.written?.subject)),
    );
  return !settled && readBacks.some((readBack) => readBack.kind === kind);
}

/** Whether an appointment was the last thing found or written: then "it" is that. */
export function isAboutAppointment(events: readonly CallEvent[]): boolean {
  const last = outcomesOf(events).findLast(
    ({ offers, appointments, written }) => offers ?? appointments?.length ?? written?.appointment,
  );
  return last !== undefined && last.offers === undefined;
}

/** "I'm putting you through" is so from when a tool said it would be done. */
export function isBeingHandedOver(events: readonly CallEvent[]): boolean {
  const pending = pendingHandOver(events);
  return pending !== null && pending.stage !== 'spoken over';
}

/** Whether somebody was faster. */
export function isTaken(events: readonly CallEvent[]): boolean {
  return events.some((event) => isRefusal(event));
}

/** What somebody else was faster for: what was read back before. */
export function offersTaken(events: readonly CallEvent[]): Offer[] {
  const before = events.slice(0, events.findLastIndex(isRefusal));
  const asked = before.findLast(
    (event) => event.type === 'turn.agent' && event.data.readBacks.length > 0,
  );
  const subjects =
    asked?.type === 'turn.agent' ? asked.data.readBacks.map(({ subject }) => subject) : [];
  const offers = offersOf(events);
  const taken = offers.filter(({ id }) => subjects.includes(id));
  return taken.length > 0 ? taken : offers;
}

function isRefusal(event: CallEvent): boolean {
  return event.type === 'tool.failed' && event.data.reason === 'slot_taken';
}

export function hasLookedUp(events: readonly CallEvent[]): boolean {
  return events.some(
    (event) =>
      (event.type === 'tool.succeeded' || event.type === 'tool.failed') &&
      (event.data.tool === 'retrieve_appointments' || event.data.tool === 'identify_user'),
  );
}

export function hasFailed(events: readonly CallEvent[]): boolean {
  return events.some(
    ({ type, data }) => type === 'tool.failed' && data.tool === 'book_appointment',
  );
}

/** Whether the last tool that did something wrote. */
export function hasWritten(events: readonly CallEvent[]): boolean {
  const last = events.findLast(({ type }) => type === 'tool.succeeded' || type === 'tool.failed');
  return last?.type === 'tool.succeeded' && last.data.outcome.written !== undefined;
}

export function isWritten(events: readonly CallEvent[], kind: WriteKind): boolean {
  return outcomesOf(events).some(({ written }) => written?.kind === kind);
}
