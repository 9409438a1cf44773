import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CallEvent } from '../../src/dialogue/events.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { run } from './bellhop.ts';

const NOW = '2026-11-23T14:00:00Z';
const CALL = 'SCL_timeline_0001';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase({ now: NOW });
  const { store } = database;
  const opened = await store.openCall({
    callId: CALL,
    room: 'r',
    channel: 'phone',
    business: 'maple-dental',
    caller: '+12125550123',
  });
  const call = { businessId: opened.business.id, callId: CALL };
  await store.appendEvents({
    ...call,
    events: [
      event(0, 0, 'call.started', { callId: CALL, channel: 'phone', business: 'maple-dental' }),
      event(1, 2.4, 'turn.agent', { text: 'Hello there', interrupted: false, by: 'code' }),
      event(2, 12.7, 'turn.caller', { text: 'a cleaning on Tuesday' }),
      event(3, 12.7, 'slot.filled', { name: 'date', value: '2026-11-24' }),
      event(4, 12.71, 'tool.started', { tool: 'fetch_slots', toolCallId: 't', args: {} }),
      event(5, 12.73, 'tool.succeeded', { tool: 'fetch_slots', toolCallId: 't', outcome: {} }),
      event(6, 14, 'overlap', { effect: 'stopped', text: 'at ten' }),
      event(7, 14, 'gate.dropped', { sentence: 'It is booked.', reason: 'nothing was booked' }),
      event(8, 14, 'turn.timing', { gapMs: 480, endpointingMs: 260, brainMs: 20, voiceMs: 90 }),
      event(9, 14, 'turn.agent', {
        text: 'I have nine or ten',
        interrupted: true,
        by: 'script',
        why: 'answers: date',
      }),
    ],
  });
  await store.closeCall({ ...call, outcome: 'answered' });
});
afterAll(() => database?.close());

function event(
  seq: number,
  seconds: number,
  type: string,
  data: Record<string, unknown>,
): CallEvent {
  const time = new Date(Date.parse(NOW) + seconds * 1000).toISOString();
  return { seq, time, type, data } as unknown as CallEvent;
}

const bellhop = (...args: string[]) => run(args, { BELLHOP_DATA_DIR: database.dataDir });

describe('calls show', () => {
  it('tells what happened when, in columns, and sums it up', async () => {
    const { code, err, lines } = await bellhop('calls', 'show', CALL);
    expect([code, err]).toEqual([0, '']);
    expect(lines[0]).toMatch(
      /^SCL_timeline_0001 {2}maple-dental {2}from \+12125550123 {2}\S+ {2}answered$/,
    );
    expect(lines.slice(1)).toEqual([
      '   ~1.6s  agent     "Hello there"  code',
      '   ~2.4s  silence   8.44 s, until the caller spoke',
      '   12.4s  caller    "a cleaning on Tuesday"',
      '   12.7s  slot      date = 2026-11-24',
      '   12.7s  tool      fetch_slots ok, 20 ms',
      '   12.9s  gate      not said: "It is booked." (nothing was booked)',
      '   12.9s  agent     "I have nine or ten"  cut off  gap 0.48 s (endpointing 0.26, brain 0.02, voice 0.09)  script: answers: date',
      '   14.0s  overlap   the caller stopped the agent: "at ten"',
      'turns     1 of the caller, 2 of the agent, 100% answered without a model',
      'gap       p50 0.48 s, p95 0.48 s, of 1',
      'overlaps  barge-ins 1 (cut-ins 0), false ones 0, signs of listening 0',
      'dead air  1 (the longest 8.44 s)',
    ]);
  });

  it('with --json tells the same as one object, also by the beginning of the id', async () => {
    const { code, lines } = await bellhop('calls', 'show', CALL.slice(0, 9), '--json');
    expect(code).toBe(0);
    expect(lines).toHaveLength(1);
    const shown = JSON.parse(lines[0] ?? '') as { entries: unknown[] };
    expect(shown).toMatchObject({
      id: CALL,
      business: 'maple-dental',
      outcome: 'answered',
      spoken: true,
      totals: { gapMs: { measured: 1, p50: 480, p95: 480 }, bargeIns: 1 },
    });
    expect(shown).not.toHaveProperty('events');
    expect(shown.entries).toContainEqual({
      kind: 'tool',
      atMs: 12_710,
      tool: 'fetch_slots',
      status: 'ok',
      durationMs: 20,
    });
  });

  it('says which call there is not', async () => {
    const { code, out, err } = await bellhop('calls', 'show', 'no-such-call');
    expect([code, out]).toEqual([1, '']);
    expect(err).toBe(
      'bellhop: there is no call "no-such-call"; bellhop calls shows those there are\n',
    );
    const open = { room: 'r', channel: 'phone', business: 'maple-dental' } as const;
    await database.store.openCall({ ...open, callId: `${CALL}-again` });
    const several = await bellhop('calls', 'show', CALL.slice(0, 9));
    expect(several.code).toBe(1);
    expect(several.err).toMatch(/several calls.*"SCL_timel"; give more of it/);
    expect((await bellhop('calls', 'show', CALL)).code).toBe(0);
  });

  it('needs an id, and leaves the list as it was', async () => {
    expect(await bellhop('calls', 'show')).toMatchObject({ code: 2, out: '' });
    expect(await bellhop('calls', 'shw')).toMatchObject({ code: 2, out: '' });
    const listed = await bellhop('calls', '--business', 'maple-dental', '--json');
    expect(listed.lines.map((line) => JSON.parse(line).id)).toContain(CALL);
  });
});
