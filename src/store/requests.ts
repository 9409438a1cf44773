import type { CallEvent } from '../dialogue/events.ts';
import type { CallOutcome } from './rows.ts';

/** What each function of the database is asked; instants are ISO 8601, phone numbers E.164. */

export interface InCall {
  /** The business row's id. */
  businessId: string;
  callId: string;
}

/** A write in a call: refused as `lease_lost` once another process holds a higher epoch. */
export interface Leased extends InCall {
  /** The lease the asker holds; without one it is not asked about. */
  epoch?: number;
}

export interface OpenCallRequest {
  callId: string;
  room: string;
  channel: 'phone' | 'web' | 'chat';
  /** The number that was dialled; decides the business when it is registered. */
  dialled?: string;
  /** Slug of the business for callers who dialled no number. */
  business?: string;
  /** The number the call comes from. */
  caller?: string;
  /** The lease this process was sent with; without one it takes the call from whoever has it. */
  epoch?: number;
}

export interface RenewLeasesRequest {
  calls: readonly { callId: string; epoch: number }[];
  /** How long they then last. */
  lastingMs: number;
}

export interface TakeOverRequest {
  callId: string;
  /** The epoch of the process that is taken to be dead. */
  epoch: number;
  /** How long the process that will be sent has to come. */
  lastingMs: number;
  /** Whether its death is known, so that a lease that has not expired counts for nothing. */
  isDead: boolean;
}

export interface IdentifyCallerRequest extends InCall {
  phone?: string;
  name?: string;
  email?: string;
  /** Whether the call really came from `phone`. */
  verified: boolean;
}

export interface FindSlotsRequest extends InCall {
  /** Service slug. */
  service: string;
  /** The window is on the start: `from` included, `to` not. */
  from: string;
  to: string;
  /** What `nearest` is measured from, when it is not the window's edges. */
  near?: string;
  partySize: number;
  /** Resource slug. */
  resource?: string;
  /** Row id of the appointment being moved: its own places count as free. */
  appointmentId?: string;
  limit?: number;
  /** Local minutes after midnight a match must start in, `[fromMinute, toMinute)`. */
  fromMinute?: number;
  toMinute?: number;
}

export interface HoldSlotRequest extends InCall {
  slotIds: string[];
  service: string;
  partySize: number;
  /** How long the hold lasts; three minutes unless told. */
  seconds?: number;
  appointmentId?: string;
}

export interface BookRequest extends Leased {
  /** Idempotency key. */
  key: string;
  service: string;
  slotIds: string[];
  partySize: number;
  callerName: string;
  callerPhone: string;
  verified: boolean;
  notes?: string;
}

export interface ListAppointmentsRequest extends InCall {
  /** The number the call came from. */
  phone?: string;
  code?: string;
  name?: string;
}

/** The right to change an appointment: the number the call came from, or its code. */
interface Right {
  phone?: string;
  code?: string;
}

export interface ModifyRequest extends Leased, Right {
  key: string;
  appointmentId: string;
  service: string;
  slotIds: string[];
  partySize: number;
}

export interface CancelRequest extends Leased, Right {
  key: string;
  appointmentId: string;
}

export interface TakeMessageRequest extends Leased {
  key: string;
  text: string;
  name?: string;
  contactNumber?: string;
}

export interface AppendEventsRequest extends Leased {
  events: readonly CallEvent[];
}

export interface CloseCallRequest extends Leased {
  outcome: CallOutcome;
  endedAt?: string;
  summary?: string;
  transcript?: readonly unknown[];
  usage?: Record<string, unknown>;
}

export interface ClaimOutboxRequest {
  /** Name of the worker that takes the lease. */
  worker: string;
  limit?: number;
  leaseSeconds?: number;
}

export interface FinishOutboxRequest {
  id: number;
  worker: string;
  ok: boolean;
  error?: string;
}
