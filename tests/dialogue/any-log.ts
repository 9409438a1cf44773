import fc from 'fast-check';
import type { CallEvent, NewCallEvent, ToolName, ToolOutcome } from '../../src/dialogue/events.ts';
import { appointment, logged, offer } from '../support/call-log.ts';

const START = Date.parse('2026-11-24T15:00:00Z');

const instant = fc.nat(200).map((halves) => new Date(START + halves * 1_800_000).toISOString());
const offered = fc
  .tuple(fc.integer({ min: 1, max: 6 }), instant)
  .map(([n, at]) => offer(`S${n}`, at));
const known = fc
  .tuple(fc.integer({ min: 1, max: 4 }), instant, fc.constantFrom('booked', 'cancelled'))
  .map(([n, at, status]) => appointment(`A${n}`, at, { status }));
const kind = fc.constantFrom('book', 'modify', 'cancel', 'message');
const subject = fc.constantFrom('S1', 'S2', 'A1', 'A2', 'message');
const text = fc.oneof(
  fc.string(),
  fc.constantFrom('yes', 'no, Thursday', 'a cleaning next Tuesday at ten'),
);
const tool: fc.Arbitrary<ToolName> = fc.constantFrom(
  'identify_user',
  'fetch_slots',
  'book_appointment',
  'retrieve_appointments',
  'modify_appointment',
  'cancel_appointment',
  'take_message',
  'transfer_call',
  'end_conversation',
);

const outcome: fc.Arbitrary<ToolOutcome> = fc.record(
  {
    offers: fc.array(offered, { maxLength: 3 }),
    appointments: fc.array(known, { maxLength: 3 }),
    written: fc.record({ kind, subject, appointment: known, replayed: fc.boolean() }),
    ended: fc.record({ reason: text }),
    handingOver: fc.record({ target: text }),
    say: text,
  },
  { requiredKeys: [] },
);

const event = fc.oneof(
  fc.record({
    type: fc.constant('call.started'),
    data: fc.record(
      {
        callId: fc.constant('call-1'),
        room: fc.constant('room-1'),
        channel: fc.constantFrom('phone', 'web', 'chat'),
        business: fc.constant('maple-dental'),
        from: fc.constant('+12125550123'),
      },
      { requiredKeys: ['callId', 'room', 'channel', 'business'] },
    ),
  }),
  fc.record({
    type: fc.constant('caller.identified'),
    data: fc.record(
      { name: text, phone: fc.constant('+12125550199'), verified: fc.boolean() },
      { requiredKeys: ['verified'] },
    ),
  }),
  fc.record({
    type: fc.constant('turn.caller'),
    data: fc.record({ text, itemId: fc.uuid(), answer: fc.constantFrom('yes', 'no', null) }),
  }),
  fc.record({
    type: fc.constant('turn.agent'),
    data: fc.record({
      text,
      itemId: fc.uuid(),
      interrupted: fc.boolean(),
      readBacks: fc.array(fc.record({ kind, subject }), { maxLength: 2 }),
    }),
  }),
  fc.record({
    type: fc.constant('tool.started'),
    data: fc.record({ tool, toolCallId: fc.uuid(), args: fc.constant({}) }),
  }),
  fc.record({
    type: fc.constant('tool.succeeded'),
    data: fc.record({ tool, toolCallId: fc.uuid(), result: fc.constant({}), outcome }),
  }),
  fc.record({
    type: fc.constant('tool.failed'),
    data: fc.record({
      tool,
      toolCallId: fc.uuid(),
      reason: fc.constantFrom('slot_taken', 'service_needed', 'unavailable', 'odd'),
      message: text,
    }),
  }),
  fc.record({
    type: fc.constant('slot.filled'),
    data: fc.record({ name: fc.constantFrom('service', 'date', 'time', 'name'), value: text }),
  }),
  fc.record({
    type: fc.constant('provider.failed'),
    data: fc.record({
      kind: fc.constantFrom('llm', 'stt', 'tts', 'database'),
      provider: text,
      reason: fc.constantFrom('refused', 'hung', 'error'),
      message: text,
    }),
  }),
  fc.record({
    type: fc.constant('turn.timing'),
    data: fc.record(
      { gapMs: fc.nat(9_000), endpointingMs: fc.nat(3_000), brainMs: fc.nat(3_000) },
      { requiredKeys: ['gapMs'] },
    ),
  }),
  fc.record({
    type: fc.constant('overlap'),
    data: fc.record(
      { effect: fc.constantFrom('stopped', 'resumed', 'ignored'), text },
      { requiredKeys: ['effect'] },
    ),
  }),
  fc.record({ type: fc.constant('keypad'), data: fc.record({ digit: fc.constant('1') }) }),
  fc.record({
    type: fc.constant('call.ended'),
    data: fc.record({ outcome: fc.constant('booked'), reason: text }),
  }),
) as fc.Arbitrary<NewCallEvent>;

/** Any list of events there can be, sensible or not: what a log may hold after a crash. */
export const anyLog: fc.Arbitrary<CallEvent[]> = fc
  .array(event, { maxLength: 40 })
  .map((events) => logged(...events));
