import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postgresAvailable } from '../support/postgres.ts';
import { type Answer, type BookingServer, bookingServer, type Choice } from './booking-server.ts';
import { brokenInvariants } from './invariants.ts';
import { type Random, seededRandom } from './random.ts';

const WORKERS = 40;
const STEPS = 60;
const PHONE = '+12125550143';

const available = postgresAvailable();
let server: BookingServer;

beforeAll(async () => {
  if (available) server = await bookingServer({ connections: WORKERS });
});
afterAll(() => server?.stop());

interface Arena {
  slug: string;
  services: { slug: string; slots: number; parties: number[] }[];
}

/** Few slots and many who want them: a day of each kind of business. */
const ARENAS: Arena[] = [
  {
    slug: 'studio-nine',
    services: [
      { slug: 'haircut', slots: 1, parties: [1] },
      { slug: 'wash-cut-and-blow-dry', slots: 2, parties: [1] },
      { slug: 'cut-and-colour', slots: 3, parties: [1] },
    ],
  },
  {
    slug: 'pine-valley-golf',
    services: [
      { slug: 'tee-time', slots: 1, parties: [1, 2, 3, 4] },
      { slug: 'tee-time', slots: 2, parties: [5, 6, 7, 8] },
    ],
  },
];

interface Slot {
  id: string;
  resource_id: string;
}

/** One caller who books, holds, moves, cancels and gives up at random, as fast as it can. */
async function misbehave(args: {
  business: string;
  arena: Arena;
  slots: Slot[];
  shared: string[];
  worker: number;
  random: Random;
  tally: Map<string, number>;
}): Promise<void> {
  const { business, arena, slots, shared, worker, random, tally } = args;
  const pick = <T>(items: readonly T[]): T => items[random(items.length)] as T;
  for (let step = 0; step < STEPS; step += 1) {
    const call = `${arena.slug} ${worker} ${Math.floor(step / 10)}`;
    const key = `${call} ${step}`;
    const service = pick(arena.services);
    const party = pick(service.parties);
    const start = random(slots.length - service.slots + 1);
    const ids = slots.slice(start, start + service.slots);
    if (new Set(ids.map((slot) => slot.resource_id)).size > 1) continue;
    const base = { p_business: business, p_call_id: call };
    const wanted = { p_service: service.slug, p_slot_ids: ids.map(({ id }) => id), p_party: party };
    const who = { p_caller_name: 'Ana Ruiz', p_caller_phone: PHONE, p_verified: true };
    const appointment = pick(shared);
    const right = { p_appointment: appointment, p_phone: PHONE };
    const actions: [string, () => Promise<Answer>][] = [
      ['book', () => server.call('book', { ...base, p_key: key, ...wanted, ...who })],
      ['book', () => server.call('book', { ...base, p_key: key, ...wanted, ...who })],
      ['hold', () => server.call('hold_slot', { ...base, ...wanted, p_seconds: 1 })],
      ['hold', () => server.call('hold_slot', { ...base, ...wanted })],
      ['release', () => server.call('release_holds', base)],
    ];
    if (appointment) {
      actions.push(
        ['modify', () => server.call('modify', { ...base, p_key: key, ...right, ...wanted })],
        ['modify', () => server.call('modify', { ...base, p_key: key, ...right, ...wanted })],
        ['cancel', () => server.call('cancel', { ...base, p_key: key, ...right })],
        [
          'hold to move',
          () => server.call('hold_slot', { ...base, ...wanted, p_appointment: appointment }),
        ],
      );
    }
    const [name, act] = pick(actions);
    const answer = await act();
    const outcome = `${name}: ${answer.ok ? 'ok' : answer.reason}`;
    tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
    if (name === 'book' && answer.ok && answer.appointment) shared.push(answer.appointment.id);
  }
}

/** How many the server has counted since it started. */
async function deadlocks(): Promise<number | undefined> {
  const [row] = await server.rows<{ deadlocks: number }>(
    'select deadlocks::int from pg_stat_database where datname = current_database()',
  );
  return row?.deadlocks;
}

describe.skipIf(!available)('everything at once on a real Postgres', () => {
  it.each(ARENAS)('keeps $slug in order', async (arena) => {
    const business = await server.businessId(arena.slug);
    const [day] = await server.rows<{ day: string }>(
      `select (lower(period) at time zone b.zone)::date::text as day
       from slots s join businesses b on b.id = s.business_id
       where b.id = $1 and lower(period) > now() + interval '5 days' order by period limit 1`,
      [business],
    );
    const slots = await server.rows<Slot>(
      `select s.id, s.resource_id from slots s join businesses b on b.id = s.business_id
       where b.id = $1 and (lower(period) at time zone b.zone)::date = $2::date
         and (lower(period) at time zone b.zone)::time < '13:00'
       order by s.resource_id, lower(period) limit 24`,
      [business, day?.day],
    );
    const tally = new Map<string, number>();
    const shared: string[] = [];
    let working = true;
    const disturb = async () => {
      for (let round = 0; working; round += 1) {
        await server.call('ensure_slots', {});
        await server.call('find_slots', {
          p_business: business,
          p_call_id: `looker ${round}`,
          p_service: arena.services[0]?.slug,
          p_from: new Date(),
          p_to: new Date(Date.now() + 10 * 86_400_000),
        });
      }
    };
    const disturbing = disturb();
    await Promise.all(
      Array.from({ length: WORKERS }, (_, worker) =>
        misbehave({
          business,
          arena,
          slots,
          shared,
          worker,
          random: seededRandom(worker + 1),
          tally,
        }),
      ),
    ).finally(() => {
      working = false;
    });
    await disturbing;
    expect(await brokenInvariants(server.rows)).toEqual({});
    for (const outcome of [
      'book: ok',
      'book: slot_taken',
      'hold: ok',
      'modify: ok',
      'cancel: ok',
    ]) {
      expect(tally.get(outcome), outcome).toBeGreaterThan(0);
    }
    expect(await deadlocks()).toBe(0);
  });

  it('keeps what is booked while the hours change under the callers', async () => {
    const business = await server.businessId('studio-nine');
    const [row] = await server.rows<{ document: Record<string, unknown> }>(
      `select jsonb_build_object(
        'slug', b.slug, 'name', b.name, 'zone', b.zone, 'country', b.country, 'locale', b.locale,
        'services', (select jsonb_agg(to_jsonb(s)) from services s where s.business_id = b.id),
        'resources', (select jsonb_agg(to_jsonb(r) || jsonb_build_object('hours', (
            select jsonb_agg(to_jsonb(h)) from opening_hours h where h.resource_id = r.id)))
          from resources r where r.business_id = b.id)
       ) as document from businesses b where b.id = $1`,
      [business],
    );
    const document = row?.document as { resources: { hours: { opens: string }[] }[] };
    const later = structuredClone(document);
    for (const { hours } of later.resources) for (const span of hours) span.opens = '10:15';
    const random = seededRandom(99);
    let importing = true;
    const changeHours = async () => {
      for (const version of [later, document, later, document]) {
        await server.call('import_business', { p_business: version });
      }
      importing = false;
    };
    const outcomes = new Set<string>();
    const callers = Array.from({ length: 20 }, async (_, caller) => {
      for (let step = 0; importing; step += 1) {
        const call = `hours ${caller} ${step}`;
        const { matches } = await server.call<{ matches: Choice[] }>('find_slots', {
          p_business: business,
          p_call_id: call,
          p_service: 'cut-and-colour',
          p_from: new Date(Date.now() + 20 * 86_400_000),
          p_to: new Date(Date.now() + 50 * 86_400_000),
          p_limit: 500,
        });
        const choice = matches[random(matches.length)];
        if (!choice) continue;
        const answer = await server.call('book', {
          p_business: business,
          p_call_id: call,
          p_key: call,
          p_service: 'cut-and-colour',
          p_slot_ids: choice.slot_ids,
          p_party: 1,
          p_caller_name: 'Ana',
          p_caller_phone: PHONE,
        });
        outcomes.add(answer.ok ? 'ok' : answer.reason);
      }
    });
    await Promise.all([changeHours(), ...callers]);
    expect(outcomes).toContain('ok');
    expect(await brokenInvariants(server.rows)).toEqual({});
    expect(await deadlocks()).toBe(0);
  });
});
