import { DateTime } from 'luxon';
import type { CallEvent, KnownAppointment } from '../../dialogue/events.ts';
import { appointmentsOf, outcomesOf } from '../../dialogue/facts.ts';
import type { GateContext, Moment } from './context.ts';
import { isWritten } from './log.ts';

/** Every form in which this call has seen an appointment: where it was, and where it is. */
export function everyFormOf(events: readonly CallEvent[]): KnownAppointment[] {
  return outcomesOf(events).flatMap(({ appointments, written }) => [
    ...(appointments ?? []),
    ...(written?.appointment ? [written.appointment] : []),
  ]);
}

/** "It used to be at ten": of what was moved, only what it was. */
const FORMERLY = /\b(?:old|original|previous|before|used to|from)\b/i;

/** The forms in which an appointment was seen that a text tells of as past. */
export function formsBefore(text: string, events: readonly CallEvent[]): KnownAppointment[] {
  const forms = everyFormOf(events);
  if (!FORMERLY.test(text)) return forms;
  const isNow = (one: KnownAppointment) => {
    const last = forms.findLast(({ id }) => id === one.id);
    return last?.startsAt === one.startsAt && last.resource === one.resource;
  };
  const past = forms.filter((one) => !isNow(one));
  return past.length > 0 ? past : forms;
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

/** What such a claim may be about. "You're booked for Tuesday" is also true of what was looked up. */
export function rowsOf(
  claim: 'stands' | 'changed' | 'cancelled',
  events: readonly CallEvent[],
): KnownAppointment[] {
  const known = appointmentsOf(events);
  if (claim === 'changed') return isWritten(events, 'modify') ? everyFormOf(events) : [];
  if (claim === 'stands') return known.filter(({ status }) => status === 'booked');
  const cancelled = new Set(known.flatMap(({ id, status }) => (status === 'cancelled' ? id : [])));
  return everyFormOf(events).filter(({ id }) => cancelled.has(id));
}
