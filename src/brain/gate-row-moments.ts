import { DateTime } from 'luxon';
import type { CallEvent, KnownAppointment } from '../dialogue/events.ts';
import { outcomesOf } from '../dialogue/facts.ts';
import type { GateContext, Moment } from './gate-context.ts';

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
