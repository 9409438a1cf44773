import { z } from 'zod';
import type { BusinessDocument } from './business-file.ts';
import type {
  AppendEventsRequest,
  BookRequest,
  CancelRequest,
  ClaimOutboxRequest,
  CloseCallRequest,
  FindSlotsRequest,
  FinishOutboxRequest,
  HoldSlotRequest,
  IdentifyCallerRequest,
  InCall,
  Leased,
  ListAppointmentsRequest,
  ModifyRequest,
  OpenCallRequest,
  RenewLeasesRequest,
  TakeMessageRequest,
  TakeOverRequest,
} from './requests.ts';
import * as rows from './rows.ts';
import { createRpc, type Rpc, type StoreAccess } from './rpc.ts';

/**
 * The one door to the database: each method is one function of the schema, one round trip, one
 * transaction. Expected refusals come back as values (`ok: false`).
 *
 * @throws StoreUnavailableError when there was no answer in time, or the server is in trouble
 * @throws StoreRejectedError when the request itself is wrong
 * @throws StoreAnswerError when the answer is not what the function promises
 */
export interface Store {
  openCall(request: OpenCallRequest): Promise<rows.OpenedCallRow>;
  identifyCaller(request: IdentifyCallerRequest): Promise<rows.IdentifiedRow>;
  findSlots(request: FindSlotsRequest): Promise<rows.FoundSlotsRow>;
  holdSlot(request: HoldSlotRequest): Promise<rows.HoldResultRow>;
  /** How many places were freed. */
  releaseHolds(request: InCall): Promise<number>;
  book(request: BookRequest): Promise<rows.WriteResultRow>;
  listAppointments(request: ListAppointmentsRequest): Promise<rows.ListResultRow>;
  modify(request: ModifyRequest): Promise<rows.WriteResultRow>;
  cancel(request: CancelRequest): Promise<rows.WriteResultRow>;
  takeMessage(request: TakeMessageRequest): Promise<rows.MessageResultRow>;
  /** How many events were new. */
  appendEvents(request: AppendEventsRequest): Promise<number>;
  closeCall(request: CloseCallRequest): Promise<void>;
  /** Keeps calls from being taken over; ids of those that were. */
  renewLeases(request: RenewLeasesRequest): Promise<string[]>;
  /** Calls whose process has most likely died. */
  expiredLeases(): Promise<rows.ExpiredLeaseRow[]>;
  /** The epoch for the process that goes on with the call; null when somebody else was quicker. */
  takeOverCall(request: TakeOverRequest): Promise<{ epoch: number; businessId: string } | null>;
  importBusiness(document: BusinessDocument): Promise<rows.ImportedRow>;
  listBusinesses(): Promise<rows.BusinessListRow[]>;
  listPhoneNumbers(): Promise<rows.PhoneNumberRow[]>;
  /** Every business with its numbers, to be kept for when the database is away. */
  businessCopies(): Promise<rows.BusinessCopyRow[]>;
  operatorAppointments(filter?: OperatorFilter): Promise<rows.OperatorAppointmentRow[]>;
  operatorCalls(filter?: OperatorFilter): Promise<rows.OperatorCallRow[]>;
  /** By its id, or by the first eight or more characters of it where no other id begins so. */
  operatorCall(callId: string): Promise<rows.OperatorCallLogRow>;
  operatorMessages(filter?: OperatorFilter): Promise<rows.OperatorMessageRow[]>;
  /** Keeps slots generated this many days ahead (60 unless told); how many were new. */
  ensureSlots(request?: { days?: number }): Promise<number>;
  /** Name of the last migration. */
  schemaVersion(): Promise<string>;
  claimOutbox(request: ClaimOutboxRequest): Promise<rows.OutboxRow[]>;
  /** Whether it still was this worker's to finish. */
  finishOutbox(request: FinishOutboxRequest): Promise<boolean>;
}

export interface OperatorFilter {
  /** Slug; all businesses unless given. */
  business?: string;
}

export type StoreOptions = StoreAccess;

export function createStore(options: StoreOptions): Store {
  const rpc = createRpc(options);
  return {
    ...callMethods(rpc),
    ...leaseMethods(rpc),
    ...bookingMethods(rpc),
    ...operatorMethods(rpc),
  };
}

type CallMethods = Pick<
  Store,
  'openCall' | 'identifyCaller' | 'takeMessage' | 'appendEvents' | 'closeCall'
>;

function callMethods(rpc: Rpc): CallMethods {
  return {
    openCall: (r) =>
      rpc(
        'open_call',
        {
          p_call_id: r.callId,
          p_room: r.room,
          p_channel: r.channel,
          p_dialled: r.dialled,
          p_business: r.business,
          p_caller: r.caller,
          p_epoch: r.epoch,
        },
        rows.openedCallRow,
      ),
    identifyCaller: (r) =>
      rpc(
        'identify_caller',
        {
          ...inCall(r),
          p_phone: r.phone,
          p_name: r.name,
          p_email: r.email,
          p_verified: r.verified,
        },
        rows.identifiedRow,
      ),
    takeMessage: (r) =>
      rpc(
        'take_message',
        {
          ...leased(r),
          p_key: r.key,
          p_text: r.text,
          p_name: r.name,
          p_contact_number: r.contactNumber,
        },
        rows.messageResultRow,
      ),
    appendEvents: async (r) =>
      (await rpc('append_events', { ...leased(r), p_events: r.events }, rows.storedRow)).stored,
    closeCall: async (r) => {
      await rpc(
        'close_call',
        {
          ...leased(r),
          p_outcome: r.outcome,
          p_ended_at: r.endedAt,
          p_summary: r.summary,
          p_transcript: r.transcript,
          p_usage: r.usage,
        },
        rows.doneRow,
      );
    },
  };
}

type LeaseMethods = Pick<Store, 'renewLeases' | 'expiredLeases' | 'takeOverCall'>;

function leaseMethods(rpc: Rpc): LeaseMethods {
  return {
    renewLeases: async ({ calls, lastingMs }) => {
      const p_calls = calls.map(({ callId, epoch }) => ({ call_id: callId, epoch }));
      return (await rpc('renew_leases', { p_calls, p_ms: lastingMs }, rows.renewedRow)).lost;
    },
    expiredLeases: () => rpc('expired_leases', {}, z.array(rows.expiredLeaseRow)),
    takeOverCall: async (r) => {
      const taken = await rpc(
        'take_over_call',
        { p_call_id: r.callId, p_epoch: r.epoch, p_ms: r.lastingMs, p_dead: r.isDead },
        rows.takenOverRow,
      );
      return taken.ok ? { epoch: taken.epoch, businessId: taken.business_id } : null;
    },
  };
}

type BookingMethods = Pick<
  Store,
  'findSlots' | 'holdSlot' | 'releaseHolds' | 'book' | 'listAppointments' | 'modify' | 'cancel'
>;

function bookingMethods(rpc: Rpc): BookingMethods {
  return {
    findSlots: (r) =>
      rpc(
        'find_slots',
        {
          ...inCall(r),
          p_service: r.service,
          p_from: r.from,
          p_to: r.to,
          p_near: r.near,
          p_party: r.partySize,
          p_resource: r.resource,
          p_appointment: r.appointmentId,
          p_limit: r.limit,
          p_from_minute: r.fromMinute,
          p_to_minute: r.toMinute,
        },
        rows.foundSlotsRow,
      ),
    holdSlot: (r) =>
      rpc(
        'hold_slot',
        {
          ...inCall(r),
          p_slot_ids: r.slotIds,
          p_service: r.service,
          p_party: r.partySize,
          p_seconds: r.seconds,
          p_appointment: r.appointmentId,
        },
        rows.holdResultRow,
      ),
    releaseHolds: async (r) => (await rpc('release_holds', inCall(r), rows.releasedRow)).released,
    book: (r) =>
      rpc(
        'book',
        {
          ...leased(r),
          p_key: r.key,
          p_service: r.service,
          p_slot_ids: r.slotIds,
          p_party: r.partySize,
          p_caller_name: r.callerName,
          p_caller_phone: r.callerPhone,
          p_verified: r.verified,
          p_notes: r.notes,
        },
        rows.writeResultRow,
      ),
    listAppointments: (r) =>
      rpc(
        'list_appointments',
        { ...inCall(r), p_phone: r.phone, p_code: r.code, p_name: r.name },
        rows.listResultRow,
      ),
    modify: (r) =>
      rpc(
        'modify',
        {
          ...leased(r),
          p_key: r.key,
          p_appointment: r.appointmentId,
          p_service: r.service,
          p_slot_ids: r.slotIds,
          p_party: r.partySize,
          p_phone: r.phone,
          p_code: r.code,
        },
        rows.writeResultRow,
      ),
    cancel: (r) =>
      rpc(
        'cancel',
        {
          ...leased(r),
          p_key: r.key,
          p_appointment: r.appointmentId,
          p_phone: r.phone,
          p_code: r.code,
        },
        rows.writeResultRow,
      ),
  };
}

function operatorMethods(
  rpc: Rpc,
): Omit<Store, keyof CallMethods | keyof LeaseMethods | keyof BookingMethods> {
  return {
    importBusiness: (document) =>
      rpc('import_business', { p_business: document }, rows.importedRow),
    listBusinesses: () => rpc('list_businesses', {}, z.array(rows.businessListRow)),
    listPhoneNumbers: () => rpc('list_phone_numbers', {}, z.array(rows.phoneNumberRow)),
    businessCopies: () => rpc('business_copies', {}, z.array(rows.businessCopyRow)),
    operatorAppointments: (filter) =>
      rpc(
        'operator_appointments',
        { p_business: filter?.business },
        z.array(rows.operatorAppointmentRow),
      ),
    operatorCalls: (filter) =>
      rpc('operator_calls', { p_business: filter?.business }, z.array(rows.operatorCallRow)),
    operatorCall: (callId) => rpc('operator_call', { p_call_id: callId }, rows.operatorCallLogRow),
    operatorMessages: (filter) =>
      rpc('operator_messages', { p_business: filter?.business }, z.array(rows.operatorMessageRow)),
    ensureSlots: async (request) =>
      (await rpc('ensure_slots', { p_days: request?.days }, rows.slotsCreatedRow)).created,
    schemaVersion: () => rpc('schema_version', {}, z.string()),
    claimOutbox: (r) =>
      rpc(
        'claim_outbox',
        { p_worker: r.worker, p_limit: r.limit, p_lease_seconds: r.leaseSeconds },
        z.array(rows.outboxRow),
      ),
    finishOutbox: async (r) => {
      const result = await rpc(
        'finish_outbox',
        { p_id: r.id, p_worker: r.worker, p_ok: r.ok, p_error: r.error },
        rows.outboxResultRow,
      );
      return result.ok;
    },
  };
}

function inCall(r: InCall): { p_business: string; p_call_id: string } {
  return { p_business: r.businessId, p_call_id: r.callId };
}

function leased(r: Leased): { p_business: string; p_call_id: string; p_epoch?: number } {
  return { ...inCall(r), ...(r.epoch !== undefined && { p_epoch: r.epoch }) };
}
