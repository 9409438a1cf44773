import type { CallEvent } from '../dialogue/events.ts';
import type { CallOutcome } from './rows.ts';

/** What each function of the database is asked; instants are ISO 8601, phone numbers E.164. */

export interface InCall {
  /** The business row's id. */
  businessId: string;
  callId: string;
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

export interface BookRequest extends InCall {
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

export interface ModifyRequest extends InCall, Right {
  key: string;
  appointmentId: string;
  service: string;
  slotIds: string[];
  partySize: number;
}

export interface CancelRequest extends InCall, Right {
  key: string;
  appointmentId: string;
}

export interface TakeMessageRequest extends InCall {
  key: string;
  text: string;
  name?: string;
  contactNumber?: string;
}

export interface AppendEventsRequest extends InCall {
  events: readonly CallEvent[];
}

export interface CloseCallRequest extends InCall {
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
