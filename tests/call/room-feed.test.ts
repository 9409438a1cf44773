import { describe, expect, it } from 'vitest';
import { filledSlots } from '../../src/call/filled-slots.ts';
import { callSummary, FEED_TOPIC, feedMessages } from '../../src/call/room-feed.ts';
import type { NewCallEvent } from '../../src/dialogue/events.ts';
import { languageFor } from '../../src/language/index.ts';
import {
  agent,
  appointment,
  booked,
  caller,
  done,
  failed,
  filled,
  logged,
} from '../support/call-log.ts';

const TIME = '2026-11-23T14:00:00.000Z';
const TUESDAY = '2026-11-24T15:00:00Z';
const messages = (event: NewCallEvent) => {
  const events = logged(event);
  return events.flatMap((one) => feedMessages(one, events));
};

describe('what a front end hears', () => {
  it.each<[string, NewCallEvent, Record<string, unknown>]>([
    [
      'a tool that starts',
      {
        type: 'tool.started',
        data: { tool: 'fetch_slots', toolCallId: 't', args: { date: 'tomorrow' } },
      },
      {
        type: 'tool_call',
        tool: 'fetch_slots',
        status: 'started',
        data: { date: 'tomorrow' },
        timestamp: TIME,
      },
    ],
    [
      'a tool that succeeds',
      {
        type: 'tool.succeeded',
        data: { tool: 'fetch_slots', toolCallId: 't', result: { slots: [] }, outcome: {} },
      },
      {
        type: 'tool_call',
        tool: 'fetch_slots',
        status: 'success',
        data: { slots: [] },
        timestamp: TIME,
      },
    ],
    [
      'a tool that is refused',
      failed('book_appointment', 'slot_taken'),
      {
        type: 'tool_call',
        tool: 'book_appointment',
        status: 'error',
        data: { reason: 'slot_taken', message: 'refused: slot_taken' },
        timestamp: TIME,
      },
    ],
    [
      'a new state',
      { type: 'state.changed', data: { from: 'greeting', to: 'listening' } },
      { type: 'state_update', from: 'greeting', to: 'listening', timestamp: TIME },
    ],
    [
      'a slot that is filled',
      filled('service', 'cleaning'),
      { type: 'slot_update', name: 'service', value: 'cleaning', timestamp: TIME },
    ],
    [
      'who calls',
      { type: 'caller.identified', data: { name: 'Ana', verified: false } },
      {
        type: 'slot_update',
        name: 'caller',
        value: { name: 'Ana', verified: false },
        timestamp: TIME,
      },
    ],
  ])('%s', (_what, event, message) => {
    expect(messages(event)).toEqual([message]);
  });

  it('nothing of what it hears anyway, or need not know', () => {
    for (const event of [
      agent('Hello'),
      caller('hi'),
      { type: 'usage', data: { models: [] } } satisfies NewCallEvent,
    ]) {
      expect(messages(event)).toEqual([]);
    }
    expect(FEED_TOPIC).toBe('bellhop');
  });

  it('a summary in the end, with every appointment written', () => {
    const row = appointment('A1', TUESDAY);
    const events = logged(caller('hi'), done('fetch_slots', { offers: [] }), booked(row));
    const usage = [{ model: 'gpt', tokens: 12 }];
    expect(callSummary({ summary: 'booked', events, usage, timestamp: TIME })).toEqual({
      type: 'call_summary',
      summary: 'booked',
      appointments: [row],
      cost_breakdown: usage,
      timestamp: TIME,
    });
  });
});

describe('the slots a sentence fills', () => {
  const language = languageFor('en-US');
  const read = (text: string) =>
    filledSlots(
      language.read(text, {
        now: new Date('2026-11-23T14:00:00Z'),
        zone: 'America/New_York',
        country: 'US',
        services: [{ slug: 'cleaning', name: 'Cleaning', aliases: [] }],
        resources: [{ slug: 'amelia', name: 'Amelia', aliases: [] }],
        expecting: 'anything',
        opensMinute: 540,
        closesMinute: 1020,
      }),
    );

  it.each([
    [
      'a cleaning tomorrow at half past nine',
      [
        ['service', 'cleaning'],
        ['date', '2026-11-24'],
        ['time', 'at 09:30'],
      ],
    ],
    [
      'before ten on Friday with Amelia',
      [
        ['resource', 'amelia'],
        ['date', '2026-11-27'],
        ['time', 'before 10:00'],
      ],
    ],
    [
      'next week in the afternoon',
      [
        ['date', '2026-11-30/2026-12-06'],
        ['part_of_day', 'afternoon'],
      ],
    ],
    ['my number is 212 555 0123', [['phone', '+12125550123']]],
    ['hello there', []],
  ] as [string, [string, string][]][])('%s', (text, slots) => {
    expect(read(text).map(({ name, value }) => [name, value])).toEqual(slots);
  });
});
