import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { talk } from '../support/talk.ts';
import { FakeModel, type FakeTurn } from './fake-model.ts';

/** Whole conversations in which a model decides, and code keeps it honest. */
const NOW = '2026-11-23T14:00:00Z';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase({ now: NOW });
});

afterAll(async () => {
  await database?.close();
});

async function talkWith(from: string, lines: string[], ...turns: FakeTurn[]) {
  const model = new FakeModel(...turns);
  const { store } = database;
  const brain = { kind: 'model', models: [{ name: 'fake', llm: model }] } as const;
  const talked = await talk({ store, now: NOW, business: 'maple-dental', from, lines, brain });
  const rows = await store.operatorAppointments({ business: 'maple-dental' });
  return { ...talked, model, rows: rows.filter(({ caller_phone }) => caller_phone === from) };
}

const find: FakeTurn = {
  call: { name: 'fetch_slots', args: { date: 'tomorrow', time: '10:00', service: 'cleaning' } },
};
const name: FakeTurn = { call: { name: 'identify_user', args: { name: 'Ana Silva' } } };
const book: FakeTurn = { call: { name: 'book_appointment', args: { slot_id: 'S1' } } };
const ask: FakeTurn = {
  say: ["That's a cleaning on Tuesday, November 24 at 10 AM. Shall I book it?"],
};

describe('a model in a call', () => {
  it('that books without a yes is told so; with one it books, and the outcome needs no further request', async () => {
    const talked = await talkWith(
      '+12125550131',
      ['A cleaning tomorrow at ten for Ana Silva', 'Yes please'],
      find,
      name,
      book,
      ask,
      book,
      { say: ['This must never be asked for.'] },
    );
    const refusal = talked.model.seen.find(({ name: tool }) => tool === 'book_appointment');
    expect(refusal).toMatchObject({ isError: true });
    expect(refusal?.output).toMatch(/has not agreed/);
    expect(talked.rows).toMatchObject([{ status: 'booked', caller_name: 'Ana Silva' }]);
    expect(talked.model.requests).toBe(5);
    const [row] = talked.rows;
    expect(talked.answers.at(-1)).toContain(row?.code.split('').join(', '));
    expect(talked.events.filter(({ type }) => type === 'tool.failed')).toMatchObject([
      { data: { tool: 'book_appointment', reason: 'consent_missing' } },
    ]);
  });

  it('that claims a booking it has not made is not heard, and nothing is written', async () => {
    const talked = await talkWith(
      '+12125550132',
      ['A cleaning tomorrow at ten', 'Yes'],
      find,
      ask,
      {
        say: ["Wonderful, you're booked for Tuesday, November 24 at 10 AM. Your code is A1B2C."],
      },
    );
    const said = talked.agent.join(' ');
    expect(said).not.toMatch(/you're booked|A1B2C/);
    expect(said).toMatch(/isn't booked yet/);
    expect(talked.rows).toEqual([]);
    const dropped = talked.events.filter(({ type }) => type === 'gate.dropped');
    expect(dropped.map(({ data }) => (data as { reason: string }).reason)).toEqual([
      'claims_booking',
      'states_code',
    ]);
  });

  it('with a wrong slot_id or broken arguments is told what to do, and the caller hears from it', async () => {
    const talked = await talkWith(
      '+12125550133',
      ['A cleaning tomorrow at ten'],
      { call: { name: 'book_appointment', args: { slot_id: 'tuesday-10' } } },
      { call: { name: 'fetch_slots', args: { party_size: 'lots' } } },
      { say: ['Which day would you like?'] },
    );
    expect(talked.model.seen.map(({ isError }) => isError)).toEqual([true, true]);
    expect(talked.model.seen.map(({ output }) => output).join(' ')).toMatch(
      /fetch_slots first.*party_size/s,
    );
    expect(talked.answers).toEqual(['Which day would you like?']);
  });

  it('that is gone from the start leaves the caller with the scripted brain', async () => {
    const talked = await talkWith(
      '+12125550134',
      ['A cleaning on Wednesday at ten', 'Ana Silva', 'Yes', "That's all, bye"],
      { fail: 'no such host' },
    );
    expect(talked.rows).toMatchObject([{ status: 'booked' }]);
    expect(talked.over).toBe(true);
  });
});
