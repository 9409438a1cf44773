import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CallEvent } from '../../src/dialogue/events.ts';
import { quietLogger } from '../../src/observe/logger.ts';
import { copyBusinesses } from '../../src/spool/business-copies.ts';
import { deliverSpool } from '../../src/spool/deliver.ts';
import { offlineIn } from '../../src/spool/offline-folder.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type FailingStore, failingStore } from '../support/failing-store.ts';
import { talk } from '../support/talk.ts';

const NOW = '2026-11-21T11:00:00-05:00';
const BOOKED = /you're booked|you are booked|is booked/i;

/** Whole conversations while the database fails, and what is there once it is back. */
describe('a call while the database is away', () => {
  let database: TestDatabase;
  let folder: string;
  let offline: ReturnType<typeof offlineIn>;
  let failing: FailingStore;
  let calls = 0;

  beforeAll(async () => {
    database = await testDatabase({ now: NOW });
  });
  afterAll(() => database?.close());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bellhop-away-'));
    offline = offlineIn(folder);
    failing = failingStore(database.store);
    calls += 1;
    return () => rmSync(folder, { recursive: true, force: true });
  });

  const kept = () => (readdirSyncSafe(join(folder, 'spool')) as string[]).toSorted();
  const deliver = () =>
    deliverSpool({
      store: database.store,
      spool: offline.spool,
      logger: quietLogger,
      now: () => new Date(),
    });
  const phone = () => `+1212555${6000 + calls}`;
  const conversation = async (lines: string[], beforeLine?: (index: number) => void) => {
    const from = phone();
    const talked = await talk({
      store: failing.store,
      now: NOW,
      business: 'maple-dental',
      from,
      lines,
      offline,
      ...(beforeLine && { beforeLine }),
    });
    return talked;
  };
  const mine = async () => {
    const filter = { business: 'maple-dental' };
    const [rows, messages] = await Promise.all([
      database.store.operatorAppointments(filter),
      database.store.operatorMessages(filter),
    ]);
    return {
      rows: rows.filter(({ caller_phone }) => caller_phone === phone()),
      messages: messages.filter(({ contact_number }) => contact_number === phone()),
    };
  };
  const outcomeOf = async (callId: string) => {
    const { outcome, events } = await database.store.operatorCall(callId);
    return { outcome, events: events as unknown as CallEvent[] };
  };

  it('takes a message, keeps it safe, and delivers it once', async () => {
    const { callId, agent, answers, events } = await conversation(
      [
        'a cleaning on monday at nine',
        'yes please',
        'please call me about a cleaning on monday',
        'Kim Deal',
        'yes',
        "that's all, bye",
      ],
      (index) => {
        if (index === 0) failing.set('refuse');
      },
    );
    expect(answers[0]).toMatch(/sorry.*can't reach the appointment book.*message/i);
    expect(agent.join(' ')).not.toMatch(BOOKED);
    expect(answers.join(' ')).toMatch(/pass (?:it|that|your message) on|message/i);
    expect((await mine()).messages).toEqual([]);
    expect(
      kept().map((name) => name.split('-')[0]),
      JSON.stringify(answers),
    ).toEqual(['call', 'message']);
    for (const name of kept()) {
      expect(statSync(join(folder, 'spool', name)).mode & 0o777).toBe(0o600);
    }
    await Promise.all([deliver(), deliver()]);
    await deliver();
    expect(kept()).toEqual([]);
    const { rows, messages } = await mine();
    expect(rows).toEqual([]);
    expect(messages).toMatchObject([
      { name: 'Kim Deal', text: 'please call me about a cleaning on monday' },
    ]);
    const stored = await outcomeOf(callId);
    expect(stored.outcome).toBe('message');
    expect(stored.events.map(({ seq, type }) => [seq, type])).toEqual(
      events.map(({ seq, type }) => [seq, type]),
    );
  });

  it('tries again when asked to, and books when the database is back', async () => {
    const { answers } = await conversation(
      ['a cleaning on monday at nine', 'try again please', 'nine', 'Kim Deal', 'yes'],
      (index) => failing.set(index === 0 ? 'refuse' : 'ok'),
    );
    expect(answers[0]).toMatch(/can't reach/);
    expect((await mine()).rows, JSON.stringify(answers)).toMatchObject([{ status: 'booked' }]);
    expect(kept()).toEqual([]);
  });

  it('that could not even be opened is greeted, and leaves a message', async () => {
    await copyBusinesses({ store: database.store, folder: offline.copies });
    failing.set('refuse');
    const { callId, agent } = await conversation([
      'yes',
      'please call me back',
      'Kim Deal',
      'yes',
      'no thanks, bye',
    ]);
    expect(agent[0]).toMatch(/Maple Dental.*can't reach the appointment book.*leave one\?/);
    await deliver();
    expect((await mine()).messages).toMatchObject([
      { name: 'Kim Deal', text: 'please call me back' },
    ]);
    expect(await outcomeOf(callId)).toMatchObject({ outcome: 'message' });
  });

  describe('in the moment it books', () => {
    const lines = ['a cleaning on tuesday at nine', 'Kim Deal', 'yes', 'thanks, bye'];

    it.each([
      ['was made', 'lose', 'booked', 1],
      ['was not made', 'swallow', 'booked', 1],
    ] as const)('is told honestly, and the record says in the end that it %s', async (...row) => {
      const [, state, outcome, count] = row;
      const day = state === 'lose' ? 'tuesday' : 'wednesday';
      const { callId, answers } = await conversation(
        lines.map((line) => line.replace('tuesday', day)),
        (index) => {
          if (index === 2) failing.set(state, 'book');
        },
      );
      expect(answers[2]).toMatch(/hasn't answered.*can't say yet/i);
      expect(answers.join(' ')).not.toMatch(BOOKED);
      expect(kept()).toHaveLength(1);
      await deliver();
      expect((await mine()).rows).toHaveLength(count);
      const stored = await outcomeOf(callId);
      expect(stored.outcome).toBe(outcome);
      expect(stored.events.at(-1)).toMatchObject({ type: 'tool.succeeded' });
    });

    it('tells somebody to call when the time was taken meanwhile', async () => {
      const { callId } = await conversation(
        lines.map((line) => line.replace('tuesday', 'thursday')),
        (index) => {
          if (index === 2) failing.set('swallow', 'book');
        },
      );
      // What was read back is held for three minutes: nobody gets it before.
      const [business] = (await database.store.businessCopies()).filter(
        (one) => one.business.slug === 'maple-dental',
      );
      await database.store.releaseHolds({ businessId: business?.business.id ?? '', callId });
      const thief = await talk({
        store: database.store,
        now: NOW,
        business: 'maple-dental',
        from: '+12125556999',
        lines: lines.map((line) => line.replace('tuesday', 'thursday')),
      });
      expect(thief.tools).toContain('book_appointment');
      await deliver();
      const { rows, messages } = await mine();
      expect(rows).toEqual([]);
      expect(messages).toMatchObject([{ name: 'Kim Deal', text: /call back/i }].map(expectText));
      expect(await outcomeOf(callId)).not.toMatchObject({ outcome: 'booked' });
    });
  });
});

function expectText({ name, text }: { name: string; text: RegExp }) {
  return { name, text: expect.stringMatching(text) };
}

function readdirSyncSafe(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
