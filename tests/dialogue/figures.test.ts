import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../src/dialogue/figures.ts';
import {
  agent,
  appointment,
  begun,
  booked,
  caller,
  failed,
  handedOver,
  logged,
  started,
} from '../support/call-log.ts';

const figures = (...events: Parameters<typeof logged>) => {
  const log = logged(...events);
  return log.flatMap((event, index) => figuresOf(event, log.slice(0, index)));
};

describe('the figures of a call', () => {
  it('count what was done, and measure how long tools took', () => {
    const made = figures(
      started('+12125550142'),
      agent('Hello'),
      begun('book_appointment'),
      booked(appointment('A1', '2026-11-24T15:00:00Z')),
      begun('fetch_slots'),
      failed('fetch_slots', 'service_needed'),
      { type: 'turn.timing', data: { gapMs: 750 } },
      { type: 'gate.dropped', data: { sentence: 'You are booked.', reason: 'claims_booking' } },
      handedOver('front desk'),
      { type: 'call.resumed', data: { epoch: 2 } },
      { type: 'call.ended', data: { outcome: 'booked', reason: 'goodbye' } },
    );
    expect(made).toEqual([
      { name: 'calls_started', labels: { channel: 'phone' }, value: 1 },
      { name: 'turns', labels: { by: 'unknown' }, value: 1 },
      { name: 'tool_seconds', labels: { tool: 'book_appointment' }, value: 1 },
      { name: 'writes', labels: { kind: 'book' }, value: 1 },
      { name: 'tool_seconds', labels: { tool: 'fetch_slots' }, value: 1 },
      { name: 'refusals', labels: { tool: 'fetch_slots', reason: 'service_needed' }, value: 1 },
      { name: 'gap_seconds', labels: {}, value: 0.75 },
      { name: 'gate_drops', labels: { reason: 'claims_booking' }, value: 1 },
      { name: 'transfers', labels: { how: 'cold', status: 'success', reason: 'none' }, value: 1 },
      { name: 'recoveries', labels: {}, value: 1 },
      { name: 'calls_ended', labels: { outcome: 'booked' }, value: 1 },
    ]);
  });

  it('hold nothing that tells who called', () => {
    const made = figures(started('+12125550142'), caller('I am Ana Silva'), agent('Hello Ana'));
    expect(JSON.stringify(made)).not.toMatch(/Ana|\+1212/);
  });
});
