import type { KnownAppointment, Offer } from '../dialogue/events.ts';
import type { AppointmentRow } from '../store/rows.ts';
import type { ToolContext } from './tool-context.ts';

/** An appointment row under its call-local id. */
export function knownAppointment(id: string, row: AppointmentRow): KnownAppointment {
  return {
    id,
    rowId: row.id,
    code: row.code,
    status: row.status,
    service: row.service,
    serviceName: row.service_name,
    resource: row.resource,
    resourceName: row.resource_name,
    partySize: row.party_size,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    callerName: row.caller_name,
  };
}

/**
 * A row under the call-local id it already has in this call, else under the next one. An id, once
 * given, never means another appointment.
 */
export function withId(row: AppointmentRow, known: readonly KnownAppointment[]): KnownAppointment {
  const id = known.find(({ rowId }) => rowId === row.id)?.id;
  const last = Math.max(0, ...known.map((item) => Number(item.id.slice(1))));
  return knownAppointment(id ?? `A${last + 1}`, row);
}

/** Rows under their call-local ids, in the order of the rows. */
export function withIds(
  rows: readonly AppointmentRow[],
  known: readonly KnownAppointment[],
): KnownAppointment[] {
  const all = [...known];
  return rows.map((row) => {
    const appointment = withId(row, all);
    all.push(appointment);
    return appointment;
  });
}

/** What wording an item needs to know. */
type Wording = Pick<ToolContext, 'business' | 'language' | 'now'>;

/** "Tuesday, November 24 at 10 AM" in the business's zone. */
export function sayWhen(context: Wording, startsAt: string): string {
  return context.language.say.dateTime(new Date(startsAt), context.business.zone, context.now());
}

/** Who or what serves, where callers can choose it; otherwise nothing worth saying. */
export function sayResource(
  context: Wording,
  item: Pick<Offer, 'resource' | 'resourceName'>,
): string | null {
  const resource = context.business.resources.find(({ slug }) => slug === item.resource);
  return resource?.selectable ? item.resourceName : null;
}

/** The words for an offer or appointment that every sentence about it is made of. */
export function itemWords(
  context: Wording,
  item: Pick<
    Offer,
    'serviceName' | 'resource' | 'resourceName' | 'partySize' | 'startsAt' | 'service'
  >,
) {
  const service = context.business.services.find(({ slug }) => slug === item.service);
  return {
    service: item.serviceName,
    when: sayWhen(context, item.startsAt),
    resource: sayResource(context, item),
    party: (service?.max_party ?? 1) > 1 ? item.partySize : null,
  };
}
