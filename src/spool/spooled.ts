import { z } from 'zod';
import type { CallEvent } from '../dialogue/events.ts';
import type {
  BookRequest,
  CancelRequest,
  CloseCallRequest,
  ModifyRequest,
  OpenCallRequest,
  TakeMessageRequest,
} from '../store/requests.ts';

/** A write that was sent and never answered: whether it was done is asked with the same key. */
export type SpooledWrite = (
  | { operation: 'book'; request: BookRequest }
  | { operation: 'modify'; request: ModifyRequest }
  | { operation: 'cancel'; request: CancelRequest }
) & {
  tool: string;
  toolCallId: string;
  /** What the write is about, as its outcome is logged. */
  subject: string;
};

/** A message that could not be stored. */
export interface SpooledMessage {
  kind: 'message';
  request: TakeMessageRequest;
}

/** What of a call the database does not have yet. */
export interface SpooledCall {
  kind: 'call';
  businessId: string;
  open: OpenCallRequest;
  events: CallEvent[];
  writes: SpooledWrite[];
  /** Null while the call goes on, and when its process died in it. */
  close: Omit<CloseCallRequest, 'businessId' | 'callId' | 'outcome'> | null;
  failed: boolean;
  /** The process that has the call. */
  pid: number;
}

const inCall = { businessId: z.uuid(), callId: z.string().min(1) };
const keyed = z.looseObject({ ...inCall, key: z.string().min(1) });

/** Checked as far as delivering depends on it: the database checks the rest. */
export const spooled = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('message'),
    request: keyed.extend({ text: z.string().min(1) }),
  }),
  z.object({
    kind: z.literal('call'),
    businessId: z.uuid(),
    open: z.looseObject({ callId: z.string().min(1) }),
    events: z.array(
      z.looseObject({ seq: z.number().int().min(0), time: z.string(), type: z.string() }),
    ),
    writes: z.array(
      z.looseObject({ operation: z.enum(['book', 'modify', 'cancel']), request: keyed }),
    ),
    close: z.looseObject({}).nullable(),
    failed: z.boolean(),
    pid: z.number().int(),
  }),
]);
