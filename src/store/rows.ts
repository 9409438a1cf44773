import { z } from 'zod';

/**
 * Shapes of what the database functions answer. Instants are ISO 8601 text in UTC; always parse
 * them, never compare them as text. Money is in minor units (cents, pence).
 */

const instant = z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'not an instant');

export const serviceRow = z.object({
  slug: z.string(),
  name: z.string(),
  /** Other names callers use for it, lower case. */
  aliases: z.array(z.string()),
  duration_minutes: z.number().int().positive(),
  price_cents: z.number().int().nonnegative().nullable(),
  currency: z.string().length(3),
  min_party: z.number().int().positive(),
  max_party: z.number().int().positive(),
});
export type ServiceRow = z.infer<typeof serviceRow>;

export const resourceRow = z.object({
  slug: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  /** What callers call such a thing: `dentist`, `tee`, `stylist`. */
  kind: z.string(),
  /** Whether callers may ask for this one by name (a stylist: yes; the only tee: no). */
  selectable: z.boolean(),
});
export type ResourceRow = z.infer<typeof resourceRow>;

/** One weekly opening span in the business's wall time; `weekday` is ISO (1 = Monday). */
export const openingRow = z.object({
  weekday: z.number().int().min(1).max(7),
  opens: z.string(),
  closes: z.string(),
  /** When the last thing of the span may begin, where the business names it. */
  last_start: z.string().nullable().optional(),
});
export type OpeningRow = z.infer<typeof openingRow>;

/** Somebody callers can be put through to. */
export const transferTargetRow = z.preprocess(
  (value) => (typeof value === 'string' ? { to: value } : value),
  z.object({
    /** `tel:` or `sip:` address. */
    to: z.string(),
    /** `cold`: the call is sent there; `warm`: they are rung first, told who calls, and asked. */
    how: z.enum(['cold', 'warm']).default('cold'),
    /** LiveKit id of the outbound trunk a warm transfer rings through. */
    trunk: z.string().nullable().default(null),
    /** Other names callers use. */
    aliases: z.array(z.string()).default([]),
    /** When they can be reached; null: when the business is open. */
    hours: z.array(openingRow).nullable().default(null),
    /** Place in the business's file; the first is meant when a caller names nobody. */
    position: z.number().int().default(0),
  }),
);
export type TransferTargetRow = z.infer<typeof transferTargetRow>;

/** Days on which a business is closed whatever its weekly hours; both inclusive, `YYYY-MM-DD`. */
export const closedDaysRow = z.object({ from: z.string(), to: z.string() });

export const businessRow = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  /** IANA zone. */
  zone: z.string(),
  /** BCP 47, such as `en-US`. */
  locale: z.string(),
  /** ISO 3166 alpha-2: how national phone numbers are read. */
  country: z.string().length(2),
  /** Spoken instead of the standard greeting when set. */
  greeting: z.string().nullable(),
  /** By the name callers use (`front desk`). */
  transfer_targets: z.record(z.string(), transferTargetRow),
  /** Whether callers who book are asked for an email address. */
  ask_for_email: z.boolean(),
  services: z.array(serviceRow),
  resources: z.array(resourceRow),
  /** Union of the resources' weekly hours, sorted. */
  hours: z.array(openingRow),
  /** Closures of the whole business, today's and later ones. */
  closed_days: z.array(closedDaysRow).optional(),
});
export type BusinessRow = z.infer<typeof businessRow>;

export const callerRow = z.object({
  phone: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  language: z.string().nullable(),
  preferences: z.record(z.string(), z.unknown()),
});
export type CallerRow = z.infer<typeof callerRow>;

export const storedEventRow = z.object({
  seq: z.number().int().nonnegative(),
  time: instant,
  type: z.string(),
  data: z.record(z.string(), z.unknown()),
});
export type StoredEventRow = z.infer<typeof storedEventRow>;

export const openedCallRow = z.object({
  call_id: z.string(),
  /** The lease this process now holds: whoever holds a lower one is refused. */
  epoch: z.number().int(),
  /** The business's present instant: the real one, or the one BELLHOP_NOW pins. */
  now: instant,
  business: businessRow,
  /** Known only when the call came from this number; never from a number that was only said. */
  caller: callerRow.nullable(),
  /** Events of this call already stored (a call taken over after a crash); empty for a new one. */
  events: z.array(storedEventRow),
});
export type OpenedCallRow = z.infer<typeof openedCallRow>;

export const appointmentRow = z.object({
  id: z.uuid(),
  code: z.string(),
  status: z.enum(['booked', 'cancelled']),
  business: z.string(),
  service: z.string(),
  service_name: z.string(),
  resource: z.string(),
  resource_name: z.string(),
  starts_at: instant,
  ends_at: instant,
  party_size: z.number().int().positive(),
  caller_phone: z.string(),
  caller_name: z.string(),
  notes: z.string().nullable(),
  version: z.number().int().positive(),
});
export type AppointmentRow = z.infer<typeof appointmentRow>;

/** One bookable choice: the claimed slots, in order, of one resource (for a group over one slot's capacity: adjacent slots). */
export const openingChoiceRow = z.object({
  slot_ids: z.array(z.uuid()).min(1),
  service: z.string(),
  resource: z.string(),
  resource_name: z.string(),
  starts_at: instant,
  ends_at: instant,
  party_size: z.number().int().positive(),
});
export type OpeningChoiceRow = z.infer<typeof openingChoiceRow>;

export const foundSlotsRow = z.object({
  /** Free choices inside the window asked for, one per start time, in order of time. */
  matches: z.array(openingChoiceRow),
  /** Only when there is no match: free choices outside the window, nearest to it first. */
  nearest: z.array(openingChoiceRow),
});
export type FoundSlotsRow = z.infer<typeof foundSlotsRow>;

/** Why a write was refused although it was well formed. */
export const refusalReason = z.enum([
  'slot_taken',
  'slot_in_past',
  'slot_closed',
  'party_too_large',
  'party_too_small',
  'not_found',
  'already_cancelled',
  'too_late',
  'too_many_attempts',
  'call_ended',
]);
export type RefusalReason = z.infer<typeof refusalReason>;

const refusal = z.object({ ok: z.literal(false), reason: refusalReason });

export const writeResultRow = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), appointment: appointmentRow, replayed: z.boolean() }),
  refusal,
]);
export type WriteResultRow = z.infer<typeof writeResultRow>;

export const holdResultRow = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), hold_id: z.uuid(), expires_at: instant }),
  refusal,
]);
export type HoldResultRow = z.infer<typeof holdResultRow>;

export const listResultRow = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), appointments: z.array(appointmentRow) }),
  refusal,
]);
export type ListResultRow = z.infer<typeof listResultRow>;

export const messageResultRow = z.object({
  ok: z.literal(true),
  message_id: z.uuid(),
  replayed: z.boolean(),
});
export type MessageResultRow = z.infer<typeof messageResultRow>;

export const callOutcome = z.enum([
  'booked',
  'changed',
  'cancelled',
  'answered',
  'message',
  'transferred',
  'abandoned',
  'failed',
]);
export type CallOutcome = z.infer<typeof callOutcome>;

export const doneRow = z.object({ ok: z.literal(true) });
export const releasedRow = z.object({ ok: z.literal(true), released: z.number().int() });
export const storedRow = z.object({ ok: z.literal(true), stored: z.number().int() });
export const slotsCreatedRow = z.object({ ok: z.literal(true), created: z.number().int() });

/** `caller` is null unless the number was verified: a number that was only said shows no one's data. */
export const identifiedRow = z.object({ ok: z.literal(true), caller: callerRow.nullable() });
export type IdentifiedRow = z.infer<typeof identifiedRow>;

export const importedRow = z.object({
  ok: z.literal(true),
  slug: z.string(),
  created: z.boolean(),
  /** Future slots of the business after the import. */
  slots: z.number().int(),
});
export type ImportedRow = z.infer<typeof importedRow>;

export const businessListRow = z.object({
  slug: z.string(),
  name: z.string(),
  zone: z.string(),
  numbers: z.array(z.string()),
  services: z.number().int(),
  resources: z.number().int(),
  transfer_targets: z.record(z.string(), transferTargetRow).optional(),
  /** Free slots from now on: 0 means that callers can only hear "nothing is free". */
  slots_ahead: z.number().int().nonnegative(),
});
export type BusinessListRow = z.infer<typeof businessListRow>;

export const businessCopyRow = z.object({ business: businessRow, numbers: z.array(z.string()) });
export type BusinessCopyRow = z.infer<typeof businessCopyRow>;

export const phoneNumberRow = z.object({ number: z.string(), business: z.string() });
export type PhoneNumberRow = z.infer<typeof phoneNumberRow>;

/** What operators see; instants carry the business's offset. */
export const operatorAppointmentRow = z.object({
  code: z.string(),
  status: z.enum(['booked', 'cancelled']),
  business: z.string(),
  service: z.string(),
  resource: z.string(),
  starts_at: instant,
  ends_at: instant,
  party_size: z.number().int().positive(),
  caller_phone: z.string(),
  caller_name: z.string(),
  version: z.number().int().positive(),
});
export type OperatorAppointmentRow = z.infer<typeof operatorAppointmentRow>;

export const operatorCallRow = z.object({
  id: z.string(),
  business: z.string(),
  room: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  started_at: instant,
  ended_at: instant.nullable(),
  outcome: callOutcome.nullable(),
});
export type OperatorCallRow = z.infer<typeof operatorCallRow>;

/** One call with its whole log. */
export const operatorCallLogRow = operatorCallRow.extend({ events: z.array(storedEventRow) });
export type OperatorCallLogRow = z.infer<typeof operatorCallLogRow>;

/** Ids of the calls that another process has taken over. */
export const renewedRow = z.object({ lost: z.array(z.string()) });

/** A call that goes on while nobody puts its lease off. */
export const expiredLeaseRow = z.object({
  call_id: z.string(),
  business_id: z.string(),
  room: z.string(),
  epoch: z.number().int(),
});
export type ExpiredLeaseRow = z.infer<typeof expiredLeaseRow>;

/** The new epoch, or that somebody else was quicker. */
export const takenOverRow = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), epoch: z.number().int(), business_id: z.string() }),
  z.object({ ok: z.literal(false), reason: z.literal('lease_lost') }),
]);

export const operatorMessageRow = z.object({
  at: instant,
  business: z.string(),
  name: z.string().nullable(),
  contact_number: z.string().nullable(),
  text: z.string(),
});
export type OperatorMessageRow = z.infer<typeof operatorMessageRow>;

/** One thing to be told to someone, leased to the worker that claimed it. */
export const outboxRow = z.object({
  id: z.number().int(),
  /** Slug. */
  business: z.string(),
  kind: z.enum(['booked', 'changed', 'cancelled', 'message']),
  payload: z.record(z.string(), z.unknown()),
  /** How often it has been claimed, this time included. */
  attempts: z.number().int(),
  created_at: instant,
  locked_until: instant,
});
export type OutboxRow = z.infer<typeof outboxRow>;

/** `ok` is false when the lease had passed to another worker. */
export const outboxResultRow = z.object({ ok: z.boolean() });
