import { DateTime } from 'luxon';
import type { Store } from '../../store/store.ts';
import type { Business } from '../scenario/businesses.ts';
import type { Booking, FullSpan, Scenario } from '../scenario/scenario.ts';
import { minutesOf } from '../speech/say-time.ts';
import { quote, type SimulatedDatabase } from './simulated-database.ts';

/** Starting rows a scenario asks for cannot be made: the scenario is wrong, not the receptionist. */
export class StartingRowsError extends Error {
  override readonly name = 'StartingRowsError';
  readonly scenario: string;

  constructor(args: { scenario: string; reason: string }) {
    super(`${args.scenario}: before: ${args.reason}`);
    this.scenario = args.scenario;
  }
}

/** Tables that a business's description fills; all others hold what happened to it. */
const DESCRIPTION = new Set([
  'phone_numbers',
  'services',
  'resources',
  'service_resources',
  'opening_hours',
  'closures',
  'slots',
]);

/** A copy of a business that nobody else calls, made fresh again after each dialogue. */
export class Tenant {
  readonly slug: string;
  readonly id: string;
  readonly business: Business;
  readonly store: Store;
  readonly now: string;
  readonly database: SimulatedDatabase;
  readonly #wipe: string;

  private constructor(args: {
    slug: string;
    id: string;
    business: Business;
    store: Store;
    now: string;
    database: SimulatedDatabase;
    wipe: string;
  }) {
    this.slug = args.slug;
    this.id = args.id;
    this.business = args.business;
    this.store = args.store;
    this.now = args.now;
    this.database = args.database;
    this.#wipe = args.wipe;
  }

  /** Imports the scenario's business, with its closures and rules, under a name of its own. */
  static async make(options: {
    database: SimulatedDatabase;
    business: Business;
    scenario: Scenario;
    number: number;
    /** The number that is called, where calls are dialled. */
    dialled?: string;
  }): Promise<Tenant> {
    const { database, scenario, number, dialled } = options;
    const business = describedFor(options.business, scenario);
    const slug = `simulated-${number}-${business.slug}`.slice(0, 64).replace(/-$/, '');
    const store = database.storeAt(scenario.now);
    await store.importBusiness({ ...business, slug, numbers: dialled ? [dialled] : [] });
    const [row] = await database.sql(
      `select id::text as id from public.businesses where slug = ${quote(slug)}`,
    );
    const id = String(row?.id);
    const tables = await database.sql(
      `select distinct table_name::text as name from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
       where table_schema = 'public' and column_name = 'business_id' and table_type = 'BASE TABLE'`,
    );
    const happened = tables
      .map(({ name }) => String(name))
      .filter((name) => !DESCRIPTION.has(name));
    // Without triggers and foreign keys: everything goes, so nothing can be left pointing at it.
    const wipe = [
      'set local session_replication_role = replica',
      ...happened.map((table) => `delete from public.${table} where business_id = ${quote(id)}`),
    ].join(';\n');
    return new Tenant({ slug, id, business, store, now: scenario.now, database, wipe });
  }

  /** Tenants are the same where this is the same. */
  static keyOf(scenario: Scenario): string {
    const { closures, minimum_notice_minutes, cancel_notice_minutes } = scenario.before;
    return JSON.stringify([
      scenario.business,
      scenario.now,
      closures,
      minimum_notice_minutes,
      cancel_notice_minutes,
    ]);
  }

  /** As new, then with the scenario's starting rows. */
  async prepare(scenario: Scenario): Promise<void> {
    await this.database.together(this.#wipe);
    for (const booking of scenario.before.appointments) await this.#book(booking, scenario);
    for (const span of scenario.before.full) await this.#fill(span);
    // What made the starting rows is no part of them.
    await this.database.together(
      `set local session_replication_role = replica;
       delete from public.outbox where business_id = ${quote(this.id)};
       delete from public.call_events where business_id = ${quote(this.id)};
       delete from public.calls where business_id = ${quote(this.id)}`,
    );
  }

  async #book(booking: Booking, scenario: Scenario): Promise<void> {
    const callId = `before_${this.slug}_${booking.ref}`;
    await this.store.openCall({
      callId,
      room: callId,
      channel: 'chat',
      business: this.slug,
      caller: booking.phone,
    });
    const reason = await bookAt({
      tenant: this,
      callId,
      booking: { ...booking, localStart: booking.at },
    });
    if (reason) {
      throw new StartingRowsError({
        scenario: scenario.id,
        reason: `${booking.ref} cannot be booked at ${booking.at}: ${reason}`,
      });
    }
    if (booking.cancelled) {
      const listed = await this.store.listAppointments({
        businessId: this.id,
        callId,
        phone: booking.phone,
      });
      const made = listed.ok && listed.appointments.find((row) => row.status === 'booked');
      if (made) {
        await this.store.cancel({
          businessId: this.id,
          callId,
          key: `cancel_${callId}`,
          appointmentId: made.id,
          phone: booking.phone,
        });
      }
    }
    await this.database.sql(
      `update public.appointments set code = ${quote(booking.code)}
       where business_id = ${quote(this.id)} and call_id = ${quote(callId)}`,
    );
  }

  /** Strangers take every free place of a span: one appointment for each start. */
  async #fill(span: FullSpan): Promise<void> {
    const { zone } = this.business;
    const day = DateTime.fromISO(span.day, { zone });
    const from = day.plus({ minutes: span.from ? minutesOf(span.from) : 0 });
    const to = span.to ? day.plus({ minutes: minutesOf(span.to) }) : day.plus({ days: 1 });
    const resource = span.resource ? `and r.slug = ${quote(span.resource)}` : '';
    await this.database.together(`
set local session_replication_role = replica;
with free as (
  select s.id as slot_id, s.resource_id, s.period, s.capacity,
    (select count(*) from public.slot_claims c where c.slot_id = s.id) as taken,
    row_number() over (order by s.period, s.resource_id)
      + (select count(*) from public.appointments a where a.business_id = ${quote(this.id)}) as place,
    gen_random_uuid() as appointment_id
  from public.slots s join public.resources r on r.id = s.resource_id
  where s.business_id = ${quote(this.id)} and not s.closed ${resource}
    and lower(s.period) >= ${quote(from.toISO() ?? '')}::timestamptz
    and lower(s.period) < ${quote(to.toISO() ?? '')}::timestamptz
), wanted as (
  select *, capacity - taken - ${span.leave} as places from free where capacity - taken > ${span.leave}
), made as (
  insert into public.appointments (id, business_id, code, service_id, resource_id, starts_at, ends_at,
    party_size, caller_phone, caller_name)
  select appointment_id, ${quote(this.id)}, ${fillerCode('place')},
    (select x.service_id from public.service_resources x where x.resource_id = wanted.resource_id limit 1),
    resource_id, lower(period), upper(period), places, '+19995550100', 'Filled Before'
  from wanted
)
insert into public.slot_claims (slot_id, seat_no, business_id, appointment_id)
select slot_id, seat, ${quote(this.id)}, appointment_id
from wanted, lateral (
  select n as seat from generate_series(1, capacity) n
  where not exists (select from public.slot_claims c where c.slot_id = wanted.slot_id and c.seat_no = n)
  order by n limit places) seats`);
  }
}

/** Codes for strangers' rows, all different: F and four of fifteen characters. */
function fillerCode(place: string): string {
  const digit = (power: number) =>
    `substr('FHKLMQRWXY23467', ((${place} / ${15 ** power}) % 15)::int + 1, 1)`;
  return `'F' || ${[3, 2, 1, 0].map(digit).join(' || ')}`;
}

function describedFor(business: Business, scenario: Scenario): Business {
  const { closures, minimum_notice_minutes, cancel_notice_minutes } = scenario.before;
  return {
    ...business,
    settings: {
      minimum_notice_minutes: minimum_notice_minutes ?? business.settings.minimum_notice_minutes,
      cancel_notice_minutes: cancel_notice_minutes ?? business.settings.cancel_notice_minutes,
    },
    closures: [
      ...business.closures,
      ...closures.map(({ from, to, reason, resource }) => ({
        from,
        to: to ?? from,
        reason: reason ?? null,
        resource: resource ?? null,
      })),
    ],
  };
}

/** Books as any caller's call does; the reason of a refusal, or null. */
export async function bookAt(options: {
  tenant: Tenant;
  callId: string;
  booking: {
    service: string;
    resource?: string | undefined;
    party: number;
    name: string;
    phone: string;
    /** In the business's wall time. */
    localStart: string;
  };
}): Promise<string | null> {
  const { tenant, callId, booking } = options;
  const start = DateTime.fromISO(booking.localStart, { zone: tenant.business.zone });
  const found = await tenant.store.findSlots({
    businessId: tenant.id,
    callId,
    service: booking.service,
    from: start.toUTC().toISO() ?? '',
    to: start.plus({ minutes: 1 }).toUTC().toISO() ?? '',
    partySize: booking.party,
    ...(booking.resource && { resource: booking.resource }),
  });
  const [choice] = found.matches;
  if (!choice) return 'that time is not free';
  const written = await tenant.store.book({
    businessId: tenant.id,
    callId,
    key: `book_${callId}`,
    service: booking.service,
    slotIds: choice.slot_ids,
    partySize: booking.party,
    callerName: booking.name,
    callerPhone: booking.phone,
    verified: true,
  });
  return written.ok ? null : written.reason;
}
