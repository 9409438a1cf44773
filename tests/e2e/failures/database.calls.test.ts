import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshNumber, officeAvailable } from '../office.ts';
import { openProxiedOffice, type ProxiedOffice } from '../proxied-office.ts';
import { awaySentences, CLAIMS, callWhileAway, KEPT, recordsOf } from './database.ts';

/** The database goes away in the middle of calls; the worker is the shipped one. */
describe.skipIf(!officeAvailable())('a call whose database goes away', () => {
  let opened: ProxiedOffice;

  beforeAll(async () => {
    opened = await openProxiedOffice({ sentences: awaySentences });
  });
  afterAll(() => opened?.close());

  it.each([
    ['refusing', 'searching'],
    ['gone', 'opening'],
  ] as const)(
    '(%s, when %s) is told so, leaves a message, and the message comes through once',
    async (state, at) => {
      const from = freshNumber();
      const away = await callWhileAway({ opened, from, at, state });
      const { appointments, messages, call } = await recordsOf(opened, from, away.caller.callId);
      const story = JSON.stringify(away.turns, null, 1);
      expect(away.said, story).toMatch(/can't reach the appointment book/);
      expect(away.said).not.toMatch(CLAIMS);
      expect(appointments).toEqual([]);
      expect(messages, story).toMatchObject([{ name: 'Anna Miller', text: KEPT }]);
      expect(call).toMatchObject({ outcome: 'message' });
      const said = call?.events.filter(({ type }) => type === 'turn.agent') ?? [];
      expect(said.length).toBeGreaterThanOrEqual(away.turns.length - 1);
      expect(away.sentenceMs).toBeLessThan(2_000);
    },
  );

  it('(gone when it books) hears once what became of it, saying yes again meanwhile', async () => {
    const from = freshNumber();
    const away = await callWhileAway({ opened, from, at: 'booking', state: 'gone' });
    const { call } = await recordsOf(opened, from, away.caller.callId);
    const story = JSON.stringify(away.turns, null, 1);
    expect(away.said, story).not.toMatch(CLAIMS);
    const said = (call?.events ?? []).flatMap((event) =>
      event.type === 'turn.agent' ? event.data.text : [],
    );
    expect(said.join(' ').match(/hasn't answered/g), story).toHaveLength(1);
    expect(away.sentenceMs).toBeLessThan(2_000);
  });

  it('(slow) is booked all the same, after a word in between', async () => {
    const from = freshNumber();
    const slow = { slowMs: 3000 };
    const away = await callWhileAway({ opened, from, at: 'booking', state: slow });
    const { appointments, call } = await recordsOf(opened, from, away.caller.callId);
    expect(away.said, JSON.stringify(away.turns, null, 1)).toMatch(CLAIMS);
    expect(appointments).toMatchObject([{ status: 'booked' }]);
    expect(call).toMatchObject({ outcome: 'booked' });
    expect(away.sentenceMs).toBeLessThan(2_000);
  });

  it('(broken off once it has booked) is booked once, and told', async () => {
    const from = freshNumber();
    const state = 'breaks after booking';
    const away = await callWhileAway({ opened, from, at: 'booking', state });
    const { appointments, call } = await recordsOf(opened, from, away.caller.callId);
    expect(away.said, JSON.stringify(away.turns, null, 1)).toMatch(CLAIMS);
    expect(appointments).toMatchObject([{ status: 'booked', version: 1 }]);
    expect(call).toMatchObject({ outcome: 'booked' });
  });

  it('(refusing when it books) hears no claim, and nothing is booked', async () => {
    const from = freshNumber();
    const away = await callWhileAway({ opened, from, at: 'booking', state: 'refusing' });
    const { appointments, messages } = await recordsOf(opened, from, away.caller.callId);
    expect(away.said, JSON.stringify(away.turns, null, 1)).not.toMatch(CLAIMS);
    expect(appointments).toEqual([]);
    expect(messages).toHaveLength(1);
  });
});
