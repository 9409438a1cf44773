import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { type Talked, talk } from '../../support/talk.ts';
import { SAID } from './conversations.ts';

/** A Saturday morning in New York. */
const NOW = '2026-11-21T11:00:00-05:00';

/** Whole conversations, judged by the rows they leave behind and by what the caller was told. */
describe('conversations with the scripted receptionist', () => {
  let database: TestDatabase;
  let numbers = 100;

  beforeAll(async () => {
    database = await testDatabase({ now: NOW });
  });
  afterAll(() => database?.close());

  const newNumber = () => {
    numbers += 1;
    return `+1212555${String(numbers).padStart(4, '0')}`;
  };
  const call = (
    business: string,
    lines: readonly string[],
    from: string | undefined = newNumber(),
  ): Promise<Talked> =>
    talk({ store: database.store, now: NOW, business, lines, ...(from && { from }) });
  const rowsOf = async (phone: string) => {
    const rows = await database.store.operatorAppointments({});
    return rows.filter((row) => row.caller_phone === phone);
  };

  it('books what was asked for in one sentence, and asks only for what is missing', async () => {
    const from = newNumber();
    const talked = await call(...SAID.booksInOneSentence, from);
    expect(await rowsOf(from)).toEqual([
      expect.objectContaining({
        status: 'booked',
        service: 'checkup',
        starts_at: '2026-11-25T14:00:00-05:00',
        caller_name: 'Ana Silva',
      }),
    ]);
    expect(talked.answers[0]).toMatch(/Wednesday, November 25 at 2 PM.*\?$/);
    expect(talked.over).toBe(true);
  });

  it('confirms with the code of the row', async () => {
    const from = newNumber();
    const talked = await call(...SAID.confirmsWithTheCode, from);
    const [row] = await rowsOf(from);
    expect(talked.answers.at(-1)?.replace(/[^A-Z0-9]/g, '')).toContain(row?.code);
    expect(row?.code).toMatch(/^[AFHKLMQRWXY234679]{5}$/);
  });

  it('asks for a number where none is shown, and takes a spoken one', async () => {
    await call(...SAID.saysANumber, '');
    expect(await rowsOf('+12125550198')).toEqual([
      expect.objectContaining({
        starts_at: '2026-11-30T14:00:00-05:00',
        caller_name: 'Nina Simone',
      }),
    ]);
  });

  it('writes nothing without a yes', async () => {
    const from = newNumber();
    const talked = await call(...SAID.writesNothingWithoutAYes, from);
    expect(await rowsOf(from)).toEqual([]);
    expect(talked.tools).not.toContain('book_appointment');
  });

  it('offers at most three times, the nearest to what was asked', async () => {
    const from = newNumber();
    const talked = await call(...SAID.isOfferedTheNearest, from);
    const fetched = talked.events.find(
      (event) => event.type === 'tool.succeeded' && event.data.tool === 'fetch_slots',
    );
    const offers = fetched?.type === 'tool.succeeded' ? (fetched.data.outcome.offers ?? []) : [];
    expect(offers.map(({ startsAt }) => new Date(startsAt).toISOString())).toEqual([
      '2026-11-26T16:00:00.000Z',
      '2026-11-26T19:00:00.000Z',
      '2026-11-26T20:00:00.000Z',
    ]);
    expect(talked.answers[0]).toMatch(/don't have anything at 1 PM/);
  });

  it('says so when a day is closed, and offers the nearest', async () => {
    const talked = await call(...SAID.asksForAClosedDay);
    expect(talked.answers[0]).toMatch(/Sunday, November 22/);
    expect(talked.answers[0]).toMatch(/Monday, November 23/);
  });

  it('takes a correction at the read-back', async () => {
    const from = newNumber();
    await call(...SAID.correctsTheReadBack, from);
    expect(await rowsOf(from)).toEqual([
      expect.objectContaining({ starts_at: '2026-11-26T10:00:00-05:00' }),
    ]);
  });

  it('lists, moves and cancels for the number that calls', async () => {
    const from = newNumber();
    await call(...SAID.booksBeforeMoving, from);
    const [booked] = await rowsOf(from);
    const talked = await call(...SAID.listsAndMoves, from);
    expect(talked.answers[0]).toMatch(/Friday, November 27 at 9 AM/);
    expect(await rowsOf(from)).toEqual([
      expect.objectContaining({
        code: booked?.code,
        starts_at: '2026-11-23T09:00:00-05:00',
        version: 2,
      }),
    ]);
    await call(...SAID.cancelsFromTheSameNumber, from);
    expect(await rowsOf(from)).toEqual([expect.objectContaining({ status: 'cancelled' })]);
  });

  it('books, cancels and books the same time again', async () => {
    const from = newNumber();
    await call(...SAID.booksCancelsAndBooksAgain, from);
    const rows = await rowsOf(from);
    expect(rows.map(({ status }) => status).sort()).toEqual(['booked', 'cancelled']);
  });

  it('tells nobody about appointments under a number that was only said', async () => {
    const owner = newNumber();
    await call(...SAID.booksForOneself, owner);
    const talked = await call(
      'maple-dental',
      ['what do I have booked', `my number is ${owner}`, 'I forgot the code', 'bye'],
      '',
    );
    expect(talked.agent.join(' ')).not.toMatch(/December 3|Ray/);
  });

  it('lets a caller in by code and name', async () => {
    const owner = newNumber();
    await call(...SAID.booksBeforeTheCode, owner);
    const [row] = await rowsOf(owner);
    const spelled = [...(row?.code ?? '')].join(' ');
    await call(
      'maple-dental',
      ['I want to cancel my appointment', spelled, 'Ella Fitzgerald', 'yes', 'bye'],
      '',
    );
    expect(await rowsOf(owner)).toEqual([expect.objectContaining({ status: 'cancelled' })]);
  });

  it('gives a group over four adjacent tee times', async () => {
    const from = newNumber();
    await call(...SAID.booksForSix, from);
    expect(await rowsOf(from)).toEqual([
      expect.objectContaining({
        party_size: 6,
        starts_at: '2026-11-28T08:00:00-08:00',
        ends_at: '2026-11-28T08:20:00-08:00',
      }),
    ]);
  });

  it('says what the largest party is', async () => {
    const talked = await call(...SAID.asksForTwelve);
    expect(talked.answers[0]).toMatch(/up to 8/);
  });

  it('books a long service with the person asked for', async () => {
    const from = newNumber();
    await call(...SAID.booksAPerson, from);
    expect(await rowsOf(from)).toEqual([
      expect.objectContaining({
        service: 'cut-and-colour',
        resource: 'jonas',
        starts_at: '2026-11-27T11:00:00+00:00',
        ends_at: '2026-11-27T12:30:00+00:00',
      }),
    ]);
  });

  it('takes a message after three misunderstandings, and reads it back', async () => {
    const from = newNumber();
    const talked = await call(...SAID.isNotUnderstood, from);
    const messages = await database.store.operatorMessages({});
    expect(messages.find((row) => row.contact_number === from)).toMatchObject({
      name: 'Otis Redding',
      text: 'my crown fell out',
    });
    expect(talked.agent.some((text) => /"my crown fell out"\. Shall I/.test(text))).toBe(true);
  });

  it('never says the same sentence twice running', async () => {
    const lines = [
      'what',
      'eh',
      'hm',
      'ugh',
      'no',
      'what',
      'dunno',
      'eh',
      'a cleaning',
      'eh',
      'eh',
      'no',
    ];
    for (const business of ['maple-dental', 'pine-valley-golf', 'studio-nine']) {
      const { agent } = await call(business, lines);
      for (const [index, text] of agent.entries()) expect(text).not.toBe(agent[index + 1]);
    }
  });

  it('answers questions from the rows and goes on', async () => {
    const talked = await call(...SAID.asksThenBooks);
    expect(talked.answers[0]).toMatch(/\$120/);
    expect(talked.answers[0]).toMatch(/Monday to Friday/);
    expect(talked.answers[1]).toMatch(/Monday, November 23/);
  });
});
