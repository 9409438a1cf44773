import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnsweredBy, CallEvent, NewCallEvent } from '../../src/dialogue/events.ts';
import { type TimelineEntry, timelineOf } from '../../src/dialogue/timeline.ts';
import { agent, appointment, begun, booked, caller, failed, started } from '../support/call-log.ts';
import { testDatabase } from '../support/database.ts';
import { talk } from '../support/talk.ts';
import { anyLog } from './any-log.ts';

const START_MS = Date.parse('2026-11-23T14:00:00.000Z');

/** A log of events at these seconds of the call. */
function timed(...events: [seconds: number, event: NewCallEvent][]): CallEvent[] {
  return events.map(([seconds, event], seq) => {
    const time = new Date(START_MS + seconds * 1000).toISOString();
    return { ...event, seq, time } as CallEvent;
  });
}

const said = (text: string, by: AnsweredBy, interrupted = false): NewCallEvent => {
  const event = agent(text, [], { interrupted });
  return { ...event, data: { ...event.data, ...by } } as NewCallEvent;
};
const timing = (
  gapMs: number,
  parts: { endpointingMs?: number; brainMs?: number; voiceMs?: number } = {},
): NewCallEvent => ({ type: 'turn.timing', data: { gapMs, ...parts } });
const overlap = (effect: 'stopped' | 'resumed' | 'ignored', text?: string): NewCallEvent => ({
  type: 'overlap',
  data: { effect, ...(text && { text }) },
});
const of = <K extends TimelineEntry['kind']>(events: readonly CallEvent[], kind: K) =>
  timelineOf(events).entries.filter(
    (entry): entry is Extract<TimelineEntry, { kind: K }> => entry.kind === kind,
  );

describe('the timeline of a call', () => {
  const parts = { endpointingMs: 260, brainMs: 20, voiceMs: 90 };
  const turn: [number, NewCallEvent][] = [
    [0, started()],
    [3, agent('Hello, how can I help?')],
    [5.26, caller('a cleaning')],
    [8, timing(480, parts)],
    [8, said('On which day?', { by: 'script', why: 'answers: service' })],
  ];

  it('stands the caller at the end of their speech and the agent at its first sound', () => {
    const entries = timelineOf(timed(...turn)).entries;
    expect(entries.slice(1)).toEqual([
      { kind: 'caller', atMs: 5000, text: 'a cleaning', approximate: false },
      {
        kind: 'agent',
        atMs: 5480,
        text: 'On which day?',
        interrupted: false,
        approximate: false,
        timing: { gapMs: 480, ...parts },
        by: 'script',
        why: 'answers: service',
      },
    ]);
    // Five words before it was over.
    expect(entries[0]).toMatchObject({ kind: 'agent', atMs: 1000, approximate: true });
  });

  it('gives a wait that was noted late to the reply it was of', () => {
    const [head, tail] = [turn.slice(0, 3), turn[4]];
    const late = timed(...head, tail as [number, NewCallEvent], [8.1, timing(480, parts)]);
    expect(of(late, 'agent')[1]).toMatchObject({ atMs: 5480, timing: { gapMs: 480 } });
    const next = timed(...turn, [9, caller('Monday')], [11, agent('At ten?')]);
    expect(of(next, 'agent')[2]).not.toHaveProperty('timing');
    const two = timed(...turn, [9, agent('Or any day?')]);
    expect(of(two, 'agent').map((entry) => entry.timing?.gapMs)).toEqual([
      undefined,
      480,
      undefined,
    ]);
  });

  it('takes written turns as they are', () => {
    const chat = started();
    Object.assign(chat.data, { channel: 'chat' });
    const timeline = timelineOf(timed([0, chat], [1, agent('Hello, you')], [30, caller('hi')]));
    expect(timeline.spoken).toBe(false);
    expect(timeline.entries).toMatchObject([
      { kind: 'agent', atMs: 1000, approximate: false },
      { kind: 'caller', atMs: 30_000, approximate: false },
    ]);
    expect(timeline.totals).toMatchObject({ gapMs: null, deadAir: { count: 0, longestMs: 0 } });
  });

  it('tells how long tools took and what came of them', () => {
    const row = appointment('A1', '2026-11-24T15:00:00Z');
    const tools = of(
      timed(
        [0, started()],
        [1, begun('fetch_slots')],
        [1.2, failed('fetch_slots', 'unavailable')],
        [2, begun('book_appointment')],
        [2.05, booked(row)],
        [3, begun('fetch_slots')],
      ),
      'tool',
    );
    expect(tools).toEqual([
      {
        kind: 'tool',
        atMs: 1000,
        tool: 'fetch_slots',
        status: 'failed',
        durationMs: 200,
        reason: 'unavailable',
      },
      {
        kind: 'tool',
        atMs: 2000,
        tool: 'book_appointment',
        status: 'ok',
        durationMs: 50,
        wrote: { kind: 'book', code: 'K7XMR', replayed: false },
      },
      { kind: 'tool', atMs: 3000, tool: 'fetch_slots', status: 'unfinished' },
    ]);
  });

  it('finds the silences of more than three seconds, and who ended them', () => {
    const events = timed(
      [0, started()],
      [5, agent('Hello there')],
      // Ten words: some four seconds.
      [12, caller('I would like to have my teeth cleaned next Tuesday')],
      [13, agent('Yes')],
      [17, caller('yes')],
      [21.4, timing(4000, { endpointingMs: 300 })],
      [21.4, agent('Booked')],
    );
    expect(of(events, 'silence')).toEqual([
      { kind: 'silence', atMs: 0, durationMs: 4200, awaited: 'agent' },
      { kind: 'silence', atMs: 13_000, durationMs: 3300, awaited: 'caller' },
      { kind: 'silence', atMs: 16_700, durationMs: 4000, awaited: 'agent' },
    ]);
    expect(timelineOf(events).totals.deadAir).toEqual({ count: 3, longestMs: 4200 });
  });

  it('shows what was not said, where it would have been', () => {
    const events = timed(
      [0, started()],
      [1, caller('hi')],
      [1.5, timing(500, { endpointingMs: 300 })],
      [9, { type: 'gate.dropped', data: { sentence: 'It is booked.', reason: 'claim' } }],
      [9, agent('One moment please')],
    );
    expect(timelineOf(events).entries.map(({ kind, atMs }) => [kind, atMs])).toEqual([
      ['caller', 700],
      ['gate', 1200],
      ['agent', 1200],
    ]);
  });

  it('never fails, keeps every turn, and is in order', () => {
    fc.assert(
      fc.property(anyLog, (events) => {
        const { entries, totals } = timelineOf(events);
        const times = entries.map(({ atMs }) => atMs);
        expect(times).toEqual(times.toSorted((one, other) => one - other));
        expect(times.every((atMs) => atMs >= 0)).toBe(true);
        const turns = events.filter(({ type }) => type === 'turn.caller' || type === 'turn.agent');
        expect(totals.turns.caller + totals.turns.agent).toBe(turns.length);
      }),
    );
  });
});

describe('the totals of a call', () => {
  it('count waits, interruptions, tokens and who answered', () => {
    const { totals } = timelineOf(
      timed(
        [0, started()],
        [1, agent('Hello')],
        [2, caller('a cleaning')],
        [4, overlap('stopped', 'on')],
        [4, timing(400, { endpointingMs: 300 })],
        [4, said('For which', { by: 'script' }, true)],
        [5, caller('on Tuesday')],
        // Its first sound was at 5.2 s: the caller had not finished.
        [5.9, overlap('stopped', 'morning')],
        [5.9, timing(500, { endpointingMs: 300 })],
        [5.9, said('I', { by: 'model', tokens: { input: 900, output: 20 } }, true)],
        [7, caller('Tuesday morning')],
        [8, overlap('resumed')],
        [8.5, overlap('ignored', 'uh-huh')],
        [9, timing(900)],
        [9, said('Sure.', { by: 'code' })],
        [9, said('At nine?', { by: 'model', tokens: { input: 1000, output: 30 } })],
        [10, caller('who are you')],
        [11, agent('A machine')],
        [12, caller('bye')],
      ),
    );
    expect(totals).toEqual({
      turns: { caller: 5, agent: 6 },
      gapMs: { measured: 3, p50: 500, p95: 900 },
      bargeIns: 2,
      cutIns: 1,
      falseBargeIns: 1,
      ignoredSigns: 1,
      deadAir: { count: 0, longestMs: 0 },
      tokens: { input: 1900, output: 50 },
      answered: { script: 1, model: 2, code: 0, unknown: 1 },
      withoutModelShare: 1 / 3,
    });
  });

  it('of a whole conversation are those of its log', async () => {
    const now = '2026-11-23T14:00:00Z';
    const database = await testDatabase({ now });
    const lines = ['a cleaning tomorrow at ten for Ana Silva', 'yes', "that's all, bye"];
    const { events } = await talk({
      store: database.store,
      now,
      business: 'maple-dental',
      from: '+12125550123',
      lines,
    });
    await database.close();
    const { entries, totals } = timelineOf(heard(events));
    const texts = (kind: string) =>
      entries.flatMap((entry) => (entry.kind === kind && 'text' in entry ? [entry.text] : []));
    expect(texts('caller')).toEqual(lines);
    expect(texts('agent')).toEqual(
      events.flatMap((event) => (event.type === 'turn.agent' ? [event.data.text] : [])),
    );
    expect(entries.filter((entry) => entry.kind === 'agent' && entry.timing)).toHaveLength(3);
    expect(entries).toContainEqual(
      expect.objectContaining({
        kind: 'tool',
        tool: 'book_appointment',
        status: 'ok',
        wrote: { kind: 'book', code: expect.any(String), replayed: false },
      }),
    );
    expect(entries.at(-1)).toMatchObject({ kind: 'end', outcome: 'booked' });
    expect(totals).toMatchObject({
      turns: { caller: 3 },
      gapMs: { measured: 3, p50: 480, p95: 480 },
      withoutModelShare: 1,
    });
  });
});

/** What was written, as if on a phone where every first reply took as long. */
function heard(events: readonly CallEvent[]): CallEvent[] {
  let atMs = START_MS;
  let isFirst = false;
  const placed = events.flatMap((event) => {
    if (event.type === 'turn.caller') isFirst = true;
    const timings: NewCallEvent[] = [];
    if (event.type === 'turn.agent' && isFirst) {
      isFirst = false;
      timings.push(timing(480, { endpointingMs: 260, brainMs: 20, voiceMs: 90 }));
    }
    const { type, data } = event;
    const told = { type, data } as NewCallEvent;
    return [
      ...timings,
      told.type === 'call.started'
        ? { ...told, data: { ...told.data, channel: 'phone' as const } }
        : told,
    ];
  });
  return placed.map((event, seq) => {
    atMs += event.type.startsWith('turn.') ? 2000 : 10;
    return { ...event, seq, time: new Date(atMs).toISOString() } as CallEvent;
  });
}
