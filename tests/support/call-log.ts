import type { CallLog } from '../../src/dialogue/call-log.ts';
import type {
  CallEvent,
  KnownAppointment,
  NewCallEvent,
  Offer,
  ReadBack,
  ToolName,
  ToolOutcome,
} from '../../src/dialogue/events.ts';

/** Short ways to write down a call's log for tests. */

const START_MS = Date.parse('2026-11-23T14:00:00.000Z');

/** Events in their places, a second apart. */
export function logged(...events: NewCallEvent[]): CallEvent[] {
  return events.map(
    (event, seq) =>
      ({ ...event, seq, time: new Date(START_MS + seq * 1000).toISOString() }) as CallEvent,
  );
}

/** A log in memory, for what appends to one. */
export function memoryLog(...events: NewCallEvent[]): CallLog & { events: CallEvent[] } {
  const list = logged(...events);
  return {
    events: list,
    append(event) {
      const [placed] = logged(event).map((one) => ({ ...one, seq: list.length }) as CallEvent);
      if (!placed) throw new Error('one event in, one event out');
      list.push(placed);
      return placed;
    },
  };
}

export const started = (from?: string): NewCallEvent => ({
  type: 'call.started',
  data: {
    callId: 'call-1',
    room: 'room-1',
    channel: 'phone',
    business: 'maple-dental',
    ...(from && { from }),
  },
});

export const caller = (text: string, answer: 'yes' | 'no' | null = null): NewCallEvent => ({
  type: 'turn.caller',
  data: { text, itemId: `caller-${text}`, answer },
});

export const agent = (
  text: string,
  readBacks: ReadBack[] = [],
  more: { interrupted?: boolean } = {},
): NewCallEvent => ({
  type: 'turn.agent',
  data: { text, itemId: `agent-${text}`, interrupted: more.interrupted ?? false, readBacks },
});

export const filled = (name: string, value: string): NewCallEvent => ({
  type: 'slot.filled',
  data: { name, value },
});

export const begun = (tool: ToolName): NewCallEvent => ({
  type: 'tool.started',
  data: { tool, toolCallId: 't', args: {} },
});

export const done = (tool: ToolName, outcome: ToolOutcome = {}): NewCallEvent => ({
  type: 'tool.succeeded',
  data: { tool, toolCallId: 't', result: {}, outcome },
});

export const failed = (tool: ToolName, reason: string): NewCallEvent => ({
  type: 'tool.failed',
  data: { tool, toolCallId: 't', reason, message: `refused: ${reason}` },
});

export const handedOver = (target: string): NewCallEvent => ({
  type: 'transfer',
  data: { target, how: 'cold', status: 'success' },
});

export function offer(id: string, startsAt: string, more: Partial<Offer> = {}): Offer {
  return {
    id,
    slotIds: [`slot-${id}`],
    service: 'cleaning',
    serviceName: 'Cleaning',
    resource: 'chair',
    resourceName: "the dentist's chair",
    partySize: 1,
    startsAt,
    endsAt: new Date(Date.parse(startsAt) + 1_800_000).toISOString(),
    ...more,
  };
}

export function appointment(
  id: string,
  startsAt: string,
  more: Partial<KnownAppointment> = {},
): KnownAppointment {
  const { slotIds: _slots, forAppointment: _for, ...item } = offer(id, startsAt);
  return {
    ...item,
    rowId: `row-${id}`,
    code: 'K7XMR',
    status: 'booked',
    callerName: 'Ana Silva',
    ...more,
  };
}

export const booked = (item: KnownAppointment, subject = 'S1', say?: string): NewCallEvent =>
  done('book_appointment', {
    written: { kind: 'book', subject, appointment: item, replayed: false },
    ...(say && { say }),
  });

export const cancelled = (item: KnownAppointment): NewCallEvent =>
  done('cancel_appointment', {
    written: {
      kind: 'cancel',
      subject: item.id,
      appointment: { ...item, status: 'cancelled' },
      replayed: false,
    },
  });

export const moved = (item: KnownAppointment, subject = 'S2'): NewCallEvent =>
  done('modify_appointment', {
    written: { kind: 'modify', subject, appointment: item, replayed: false },
  });
