import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EventLog } from '../../src/call/event-log.ts';
import { EventWriter } from '../../src/call/event-writer.ts';
import type { CallEvent } from '../../src/dialogue/events.ts';
import { quietLogger } from '../../src/observe/logger.ts';
import { StoreRejectedError, StoreUnavailableError } from '../../src/store/errors.ts';
import type { Store } from '../../src/store/store.ts';
import { agent, caller, logged, started } from '../support/call-log.ts';

const now = () => new Date('2026-11-23T14:00:00Z');

describe('the log', () => {
  it('counts from nought without gaps, and tells every listener in order', () => {
    const log = new EventLog({ now });
    const heard: number[] = [];
    const stop = log.listen(({ seq }) => heard.push(seq));
    log.append(started());
    log.append(agent('Hello'));
    log.append(caller('hi'));
    stop();
    log.append(caller('bye'));
    expect(log.events.map(({ seq }) => seq)).toEqual([0, 1, 2, 3, 4]);
    expect(heard).toEqual([0, 1, 2, 3]);
    expect(log.events.map(({ time }) => time)).toEqual(
      Array<string>(5).fill('2026-11-23T14:00:00.000Z'),
    );
  });

  it('notes a new state right after what brought it', () => {
    const log = new EventLog({ now });
    log.append(started());
    log.append(caller('hi'));
    expect(log.events.map(({ type }) => type)).toEqual([
      'call.started',
      'turn.caller',
      'state.changed',
    ]);
    expect(log.events.at(-1)).toMatchObject({ data: { from: 'greeting', to: 'listening' } });
  });

  it('goes on where an earlier process stopped', () => {
    const earlier = logged(started(), agent('Hello'));
    const log = new EventLog({ now, earlier });
    expect(log.append(agent('Still here')).seq).toBe(2);
    expect(log.events.slice(0, 2)).toEqual(earlier);
  });

  it('holds only what everyone can hold', () => {
    const log = new EventLog({ now });
    log.append(caller('a\u0000b\ud800c 👩‍👧 é'));
    const [event] = log.events;
    expect(event).toMatchObject({ data: { text: 'a bc 👩‍👧 é' } });
    expect(JSON.parse(JSON.stringify(log.events))).toEqual(log.events);
  });
});

describe('writing the log down', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** A store that keeps events, and does as it is told with the n-th request. */
  function writerOver(
    behave: (request: number, events: readonly CallEvent[]) => Promise<void> | void,
  ) {
    const stored: number[] = [];
    const batches: number[] = [];
    const store = {
      appendEvents: async ({ events }: { events: readonly CallEvent[] }) => {
        batches.push(events.length);
        await behave(batches.length, events);
        stored.push(...events.map(({ seq }) => seq));
        return events.length;
      },
    } as unknown as Store;
    const writer = new EventWriter({ store, businessId: 'b', callId: 'c', logger: quietLogger });
    return { writer, stored, batches };
  }

  const events = logged(...Array.from({ length: 8 }, (_, index) => caller(String(index))));
  const all = events.map(({ seq }) => seq);
  const away = () =>
    new StoreUnavailableError({ operation: 'append_events', status: 0, message: 'away' });
  const rejected = () =>
    new StoreRejectedError({
      operation: 'append_events',
      status: 422,
      code: 'PT422',
      message: 'odd',
      details: null,
    });

  it('happens by itself, in one batch', async () => {
    const { writer, stored, batches } = writerOver(() => {});
    for (const event of events) writer.add(event);
    expect(stored).toEqual([]);
    await vi.runAllTimersAsync();
    expect(stored).toEqual(all);
    expect(batches).toEqual([8]);
  });

  it('loses nothing and keeps the order when events come during a write', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { writer, stored } = writerOver((request) => (request === 1 ? held : undefined));
    for (const event of events.slice(0, 3)) writer.add(event);
    const first = writer.flush();
    await vi.advanceTimersByTimeAsync(0);
    for (const event of events.slice(3, 6)) writer.add(event);
    const second = writer.flush();
    for (const event of events.slice(6)) writer.add(event);
    release();
    expect(await first).toBe(true);
    expect(await second).toBe(true);
    expect(await writer.flush()).toBe(true);
    expect(stored).toEqual(all);
  });

  it('waits for a database that is away, and writes everything once it is back', async () => {
    const { writer, stored, batches } = writerOver((request) => {
      if (request <= 4) throw away();
    });
    writer.add(events[0] as CallEvent);
    expect(await writer.flush()).toBe(false);
    for (const event of events.slice(1)) writer.add(event);
    await vi.runAllTimersAsync();
    expect(stored).toEqual(all);
    expect(batches.length).toBe(5);
  });

  it('pauses between tries, ever longer, but never for more than five seconds', async () => {
    const { writer, batches } = writerOver(() => {
      throw away();
    });
    writer.add(events[0] as CallEvent);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(batches.length).toBeGreaterThan(11);
    expect(batches.length).toBeLessThan(25);
    writer.stop();
    const tries = batches.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(batches.length).toBe(tries);
  });

  it('loses only the one event that cannot be stored', async () => {
    const { writer, stored } = writerOver((_request, batch) => {
      if (batch.some(({ seq }) => seq === 3)) throw rejected();
    });
    for (const event of events) writer.add(event);
    expect(await writer.flush()).toBe(true);
    expect(stored).toEqual(all.filter((seq) => seq !== 3));
    expect(await writer.flush()).toBe(true);
  });
});
