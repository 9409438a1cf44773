import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { talk } from '../../support/talk.ts';
import { type JudgedCall, NOW } from './judged-call.ts';

/** Holds each call in full and judges it by the rows it leaves, the facts it tells and its manners. */
export function describeCalls(title: string, calls: readonly JudgedCall[]): void {
  describe(title, () => {
    let database: TestDatabase;

    beforeAll(async () => {
      database = await testDatabase({ now: NOW });
    });
    afterAll(() => database?.close());

    it.each(calls.map((call, index) => ({ ...call, index })))('$title', async (call) => {
      const { business = 'maple-dental', withheld, lines, index } = call;
      const phone = withheld ?? `+1646555${String(1000 + index)}`;
      const { agent } = await talk({
        store: database.store,
        now: NOW,
        business,
        lines,
        ...(withheld === undefined && { from: phone }),
      });
      const rows = await database.store.operatorAppointments({});
      const own = rows.filter((row) => row.caller_phone === phone);
      const selectable = business === 'studio-nine';
      const told = own.map(
        ({ status, service, starts_at, resource, party_size, caller_name }) =>
          `${status} ${service} ${starts_at.slice(0, 16)}${selectable ? ` ${resource}` : ''} ${party_size} ${caller_name}`,
      );
      expect(told.sort(), agent.join('\n')).toEqual([...call.rows].sort());
      const text = agent.join('\n');
      if (call.said) expect(text).toMatch(call.said);
      if (call.neverSaid) expect(text).not.toMatch(call.neverSaid);
      if (call.message !== undefined) {
        const messages = await database.store.operatorMessages({});
        const mine = messages.filter((row) => row.contact_number === phone);
        expect(mine.map((row) => row.text)).toEqual([call.message]);
      }
      for (const [at, sentence] of agent.entries()) expect(sentence).not.toBe(agent[at + 1]);
    });
  });
}
