import { DateTime } from 'luxon';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postgresAvailable } from '../support/postgres.ts';
import { type Answer, type BookingServer, bookingServer, type Choice } from './booking-server.ts';
import { brokenInvariants } from './invariants.ts';
import { seededRandom } from './random.ts';

const CONNECTIONS = 50;
const DAY_MS = 86_400_000;

const available = postgresAvailable();
let server: BookingServer;

beforeAll(async () => {
  if (available) server = await bookingServer({ connections: CONNECTIONS });
});
afterAll(() => server?.stop());

interface Wanted {
  business: string;
  service: string;
  call: string;
  party?: number;
}

function book(wanted: Wanted, choice: Choice, key = `book ${wanted.call}`): Promise<Answer> {
  return server.call('book', {
    p_business: wanted.business,
    p_call_id: wanted.call,
    p_key: key,
    p_service: wanted.service,
    p_slot_ids: choice.slot_ids,
    p_party: wanted.party ?? 1,
    p_caller_name: 'Ana Ruiz',
    p_caller_phone: '+12125550143',
  });
}

async function free(wanted: Wanted, days: { from: number; to: number }, limit = 96) {
  const { matches } = await server.call<{ matches: Choice[] }>('find_slots', {
    p_business: wanted.business,
    p_call_id: wanted.call,
    p_service: wanted.service,
    p_from: new Date(Date.now() + days.from * DAY_MS),
    p_to: new Date(Date.now() + days.to * DAY_MS),
    p_party: wanted.party ?? 1,
    p_limit: limit,
  });
  return matches;
}

function first<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error('nothing is free');
  return item;
}

function count(answers: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const answer of answers) {
    const name = answer.ok ? (answer.replayed ? 'replayed' : 'ok') : answer.reason;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

describe.skipIf(!available)('races on a real Postgres', () => {
  it('gives one slot to one of a hundred callers', async () => {
    const business = await server.businessId('maple-dental');
    const wanted = { business, service: 'cleaning', call: 'look' };
    for (const choice of (await free(wanted, { from: 1, to: 10 })).slice(0, 5)) {
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, caller) =>
          book({ ...wanted, call: `one-slot ${choice.starts_at} ${caller}` }, choice),
        ),
      );
      expect(count(answers)).toEqual({ ok: 1, slot_taken: 99 });
    }
    expect(await brokenInvariants(server.rows)).toEqual({});
  });

  it('answers a request that is sent thirty times with one appointment', async () => {
    const business = await server.businessId('maple-dental');
    const wanted = { business, service: 'checkup', call: 'again' };
    const choice = first(await free(wanted, { from: 12, to: 20 }));
    const answers = await Promise.all(Array.from({ length: 30 }, () => book(wanted, choice)));
    expect(count(answers)).toEqual({ ok: 1, replayed: 29 });
    const ids = answers.map((answer) => (answer.ok ? answer.appointment?.id : null));
    expect(new Set(ids).size).toBe(1);
  });

  it('holds a slot for one of fifty callers, and gives it to that one', async () => {
    const business = await server.businessId('maple-dental');
    const wanted = { business, service: 'checkup', call: 'hold' };
    const choice = first(await free(wanted, { from: 20, to: 30 }));
    const calls = Array.from({ length: 50 }, (_, caller) => `holder ${caller}`);
    const held = await Promise.all(
      calls.map((call) =>
        server.call('hold_slot', {
          p_business: business,
          p_call_id: call,
          p_slot_ids: choice.slot_ids,
          p_service: 'checkup',
          p_party: 1,
        }),
      ),
    );
    expect(count(held)).toEqual({ ok: 1, slot_taken: 49 });
    const holder = calls[held.findIndex((answer) => answer.ok)];
    const booked = await Promise.all(calls.map((call) => book({ ...wanted, call }, choice)));
    expect(booked.flatMap((answer, index) => (answer.ok ? [calls[index]] : []))).toEqual([holder]);
  });

  it('never puts five players on a tee time, and takes groups whole or not at all', async () => {
    const business = await server.businessId('pine-valley-golf');
    const random = seededRandom(7);
    const found = await free(
      { business, service: 'tee-time', call: 'look' },
      { from: 3, to: 5 },
      500,
    );
    // Two days from any hour on hold one whole day: tee times of two days are not adjacent.
    const day = DateTime.fromMillis(Date.now() + 4 * DAY_MS, { zone: 'America/Los_Angeles' });
    const tees = found
      .filter(({ starts_at }) =>
        DateTime.fromISO(starts_at, { zone: day.zone }).hasSame(day, 'day'),
      )
      .slice(0, 20);
    expect(tees).toHaveLength(20);
    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, caller) => {
        const party = 1 + random(8);
        const place = random(tees.length - 1);
        const chosen = party > 4 ? tees.slice(place, place + 2) : tees.slice(place, place + 1);
        const slot_ids = chosen.flatMap((tee) => tee.slot_ids);
        const answer = await book(
          { business, service: 'tee-time', call: `golf ${caller}`, party },
          { ...first(chosen), slot_ids },
        );
        return { party, answer };
      }),
    );
    const seated = answers.filter(({ answer }) => answer.ok);
    expect(seated.length).toBeGreaterThan(10);
    const [taken] = await server.rows<{ places: number }>(
      `select count(*)::int as places from slot_claims c join appointments a on a.id = c.appointment_id
       where a.business_id = $1`,
      [business],
    );
    expect(taken?.places).toBe(seated.reduce((sum, { party }) => sum + party, 0));
    expect(await brokenInvariants(server.rows)).toEqual({});
  });

  it('lets one of a cancellation and a move win, never both halves', async () => {
    const business = await server.businessId('maple-dental');
    const wanted = { business, service: 'cleaning', call: 'look' };
    const choices = await free(wanted, { from: 31, to: 59 });
    for (let round = 0; round + 1 < 20; round += 2) {
      const [from, to] = choices.slice(round, round + 2);
      if (!from || !to) throw new Error('too little is free');
      const call = `moving ${round}`;
      const booked = await book({ ...wanted, call }, from);
      if (!booked.ok || !booked.appointment) throw new Error('not booked');
      const right = { p_appointment: booked.appointment.id, p_phone: '+12125550143' };
      const [moved, cancelled] = await Promise.all([
        server.call('modify', {
          p_business: business,
          p_call_id: call,
          p_key: `modify ${call}`,
          ...right,
          p_service: 'cleaning',
          p_slot_ids: to.slot_ids,
          p_party: 1,
        }),
        server.call('cancel', {
          p_business: business,
          p_call_id: `other ${call}`,
          p_key: `cancel ${call}`,
          ...right,
        }),
      ]);
      expect(cancelled.ok).toBe(true);
      expect(moved.ok || moved.reason === 'already_cancelled').toBe(true);
    }
    expect(await brokenInvariants(server.rows)).toEqual({});
  });

  it('counts guesses at a code one after another', async () => {
    const business = await server.businessId('maple-dental');
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, guess) =>
        server.call('list_appointments', {
          p_business: business,
          p_call_id: 'guesser',
          p_code: `AAAA${guess}`,
          p_name: 'Ana',
        }),
      ),
    );
    expect(count(answers)).toEqual({ not_found: 5, too_many_attempts: 25 });
  });

  it('books once when the connection breaks at any moment and the caller asks again', async () => {
    const business = await server.businessId('studio-nine');
    const wanted = { business, service: 'cut-and-colour', call: 'look' };
    const choices = await free(wanted, { from: 30, to: 40 }, 40);
    const random = seededRandom(11);
    for (const [round, choice] of choices.slice(0, 25).entries()) {
      const call = `broken ${round} ${choice.starts_at}`;
      const killed = book({ ...wanted, call }, choice).catch(() => null);
      await new Promise((resolve) => setTimeout(resolve, random(4)));
      await server.rows(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and query like '%book(%'
           and state = 'active'`,
      );
      await killed;
      // The connection that was broken may be handed out once more before that is noticed.
      const again = await book({ ...wanted, call }, choice).catch(() =>
        book({ ...wanted, call }, choice),
      );
      expect(again.ok || again.reason === 'slot_taken').toBe(true);
      const [row] = await server.rows<{ booked: number }>(
        'select count(*)::int as booked from appointments where call_id = $1',
        [call],
      );
      expect(row?.booked).toBe(again.ok ? 1 : 0);
    }
    expect(await brokenInvariants(server.rows)).toEqual({});
  });
});
