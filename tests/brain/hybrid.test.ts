import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventOf } from '../../src/dialogue/events.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { talk } from '../support/talk.ts';
import { FakeModel, type FakeTurn } from './fake-model.ts';

/** Whole conversations in which rules and a model take turns; the caller must not notice. */
const NOW = '2026-11-23T14:00:00Z';
/** Words no rule understands. */
const HARD = 'my gran says this molar thing wants seeing to before her cruise';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase({ now: NOW });
});

afterAll(async () => {
  await database?.close();
});

let numbers = 0;

const talkWith = (lines: string[], ...turns: FakeTurn[]) => talkAt('maple-dental', lines, turns);

async function talkAt(business: string, lines: string[], turns: FakeTurn[]) {
  numbers += 1;
  const from = `+1212555${4000 + numbers}`;
  const model = new FakeModel(...turns);
  const { store } = database;
  const brain = { kind: 'hybrid', models: [{ name: 'fake', llm: model }] } as const;
  const talked = await talk({ store, now: NOW, business, from, lines, brain });
  const rows = await store.operatorAppointments({ business });
  const said = talked.events.filter(
    (event): event is EventOf<'turn.agent'> => event.type === 'turn.agent',
  );
  return {
    ...talked,
    model,
    rows: rows.filter(({ caller_phone }) => caller_phone === from),
    /** Who answered, the greeting left out. */
    by: said.slice(1).map(({ data }) => data.by),
    why: said.slice(1).map(({ data }) => data.why),
    said,
  };
}

const search = (args: Record<string, unknown>): FakeTurn => ({
  call: { name: 'fetch_slots', args },
});
const say = (...text: string[]): FakeTurn => ({ say: text });

describe('a hybrid brain', () => {
  it('asks no model for a call the rules understand', async () => {
    const talked = await talkWith(
      ['a cleaning tomorrow at ten', 'Ana Silva', 'yes please', "that's all, bye"],
      { fail: 'must not be asked' },
    );
    expect(talked.model.requests).toBe(0);
    expect(talked.rows).toMatchObject([{ status: 'booked', caller_name: 'Ana Silva' }]);
    expect(talked.by).toEqual(['script', 'script', 'code', 'code']);
    expect(talked.over).toBe(true);
  });

  it('has a choice among what the model has offered taken by rules, and books it', async () => {
    const talked = await talkWith(
      [HARD, 'the second one', 'Ana Silva', 'yes'],
      search({ date: 'wednesday', service: 'check-up' }),
      say('I have Wednesday, November 25 at 9 AM, 10 AM or 2 PM. ', 'Which would suit you?'),
    );
    const offers = talked.events.flatMap((event) =>
      event.type === 'tool.succeeded' ? (event.data.outcome.offers ?? []) : [],
    );
    expect(talked.model.requests, JSON.stringify(offers)).toBe(2);
    expect(talked.by, talked.agent.join('\n')).toEqual(['model', 'script', 'script', 'code']);
    expect(talked.rows).toMatchObject([{ status: 'booked', service: 'checkup' }]);
    expect(talked.why[0]).toBe('not understood');
    expect(talked.why[1]).toBe('answers: choice');
  });

  it('counts places among the times that were said, not among those that were found', async () => {
    const talked = await talkWith(
      [HARD, 'the second one', 'Ana Silva'],
      search({ date: 'wednesday', service: 'check-up' }),
      say('I could do Wednesday at 9 AM or at 2 PM. Which is better?'),
    );
    expect(talked.answers.at(-1), talked.agent.join('\n')).toMatch(/2 PM/);
  });

  it('books by code what the model has read back', async () => {
    const talked = await talkWith(
      [`I'm Ana Silva and ${HARD}`, 'yes'],
      { call: { name: 'identify_user', args: { name: 'Ana Silva' } } },
      search({ date: 'thursday', time: '11:00', service: 'cleaning' }),
      say("That's a cleaning on Thursday, November 26 at 11 AM. Shall I book it?"),
    );
    expect(talked.model.requests).toBe(3);
    expect(talked.by, talked.agent.join('\n')).toEqual(['model', 'code']);
    expect(talked.rows).toMatchObject([
      { status: 'booked', starts_at: '2026-11-26T11:00:00-05:00', caller_name: 'Ana Silva' },
    ]);
  });

  it('takes another day instead of what the model has read back', async () => {
    const talked = await talkWith(
      [HARD, 'no, Friday', 'Ana Silva', 'yes'],
      search({ date: 'thursday', time: '14:00', service: 'cleaning' }),
      say("That's a cleaning on Thursday, November 26 at 2 PM. Shall I book it?"),
    );
    expect(talked.by, talked.agent.join('\n')).toEqual(['model', 'script', 'script', 'code']);
    expect(talked.rows).toMatchObject([{ starts_at: '2026-11-27T14:00:00-05:00' }]);
  });

  it('takes the day the model has asked for', async () => {
    const talked = await talkWith(
      [`a cleaning, ${HARD}`, 'Friday at three'],
      say("Let's get you seen. What day would suit you?"),
    );
    expect(talked.by, talked.agent.join('\n')).toEqual(['model', 'script']);
    expect(talked.answers.at(-1)).toMatch(/November 27/);
  });

  it('moves and cancels by code what the model has read back', async () => {
    const talked = await talkWith(
      ['a cleaning on december 7 at 9', 'Ana Silva', 'yes', HARD, 'yes', HARD, 'yes, cancel it'],
      { call: { name: 'retrieve_appointments', args: {} } },
      search({ date: 'december 8', time: '9:00', appointment_id: 'A1' }),
      say("I'd move your cleaning to Tuesday, December 8 at 9 AM. Shall I do that?"),
      say("I'd cancel your cleaning on Tuesday, December 8 at 9 AM. Are you sure?"),
    );
    expect(talked.by, talked.agent.join('\n')).toEqual([
      'script',
      'script',
      'code',
      'model',
      'code',
      'model',
      'code',
    ]);
    expect(talked.rows).toMatchObject([
      { status: 'cancelled', starts_at: '2026-12-08T09:00:00-05:00' },
    ]);
  });

  it('moves as many people as were booked, whatever the model has searched for', async () => {
    const talked = await talkAt(
      'pine-valley-golf',
      [
        'a tee time for four on saturday at eight',
        'Ana Silva',
        'yes',
        `I have to move it, ${HARD}`,
        'saturday at nine',
        'yes, saturday at nine',
        'yes',
      ],
      [
        search({ date: 'saturday', time: '9:00' }),
        say('I have Saturday, November 28 at 9 AM. Would that suit you?'),
      ],
    );
    expect(talked.rows, talked.agent.join('\n')).toMatchObject([
      { status: 'booked', starts_at: '2026-11-28T09:00:00-08:00', party_size: 4 },
    ]);
  });

  it('does not take in twice what the model has asked to hear again', async () => {
    const talked = await talkWith(
      [
        'a cleaning on december 9 at 10',
        'Ana Silva',
        'yes',
        'an hour later, gran says',
        'move it an hour later please',
      ],
      say('Sorry, could you say that again?'),
    );
    expect(talked.by, talked.agent.join('\n')).toEqual([
      'script',
      'script',
      'code',
      'model',
      'script',
    ]);
    expect(talked.answers.at(-1)).toMatch(/December 9 at 11 AM/);
  });

  it('leaves to the model what its own question was about', async () => {
    const talked = await talkWith(
      [HARD, 'yes', 'the upper left', 'a cleaning on friday at ten'],
      say('Does it hurt when you bite?'),
      say('And where is it?'),
      say('I see. Shall we find you a time?'),
    );
    expect(talked.by, talked.agent.join('\n')).toEqual(['model', 'model', 'model', 'script']);
    expect(talked.why[1]).toBe('not understood');
  });

  it('goes on by rules when the model fails', async () => {
    const talked = await talkWith([`a cleaning, ${HARD}`, 'tomorrow at nine'], { fail: 'gone' });
    expect(talked.by).toEqual(['script', 'script']);
    expect(talked.why[0]).toBe('the model did not answer');
    expect(talked.answers[1]).toMatch(/9 AM/);
  });

  it('does not let the rules offer a message for a wrong call of the model', async () => {
    const talked = await talkWith(
      [HARD, 'a cleaning on friday at ten'],
      { call: { name: 'modify_appointment', args: { appointment_id: 'A9', new_slot_id: 'S9' } } },
      say('What would you like to book?'),
    );
    expect(talked.by).toEqual(['model', 'script']);
    expect(talked.answers.at(-1)).toMatch(/10 AM is free/);
  });
});
