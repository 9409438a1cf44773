import { quote } from '../engine/simulated-database.ts';
import type { Tenant } from '../engine/tenant.ts';

/** An appointment's row, its start in the business's wall time. */
export interface AppointmentRow {
  id: string;
  code: string;
  status: 'booked' | 'cancelled';
  service: string;
  resource: string;
  at: string;
  ends: string;
  party: number;
  name: string;
  phone: string;
  /** Places of slots it holds. */
  places: number;
}

export interface MessageRow {
  text: string;
  phone: string | null;
}

/** Everything of a business that a call may leave behind. */
export interface Snapshot {
  appointments: AppointmentRow[];
  messages: MessageRow[];
  /** Notices waiting to be sent, by kind. */
  notices: string[];
  /** Callers known by number. */
  callers: Record<string, string | null>;
  /** A digest of what describes the business: no call may change it. */
  description: string;
  /** How the calls so far ended, the latest last. */
  outcomes: (string | null)[];
}

/** One free or partly free slot of a day. */
export interface SlotRow {
  resource: string;
  at: string;
  minutes: number;
  free: number;
}

export async function snapshotOf(tenant: Tenant): Promise<Snapshot> {
  const id = quote(tenant.id);
  const zone = quote(tenant.business.zone);
  const [row] = await tenant.database.sql(`
select jsonb_build_object(
  'appointments', (select coalesce(jsonb_agg(jsonb_build_object(
      'id', a.id, 'code', a.code, 'status', a.status, 'service', s.slug, 'resource', r.slug,
      'at', to_char(a.starts_at at time zone ${zone}, 'YYYY-MM-DD"T"HH24:MI'),
      'ends', to_char(a.ends_at at time zone ${zone}, 'YYYY-MM-DD"T"HH24:MI'),
      'party', a.party_size, 'name', a.caller_name, 'phone', a.caller_phone,
      'places', (select count(*) from public.slot_claims c where c.appointment_id = a.id)
    ) order by a.starts_at, a.code), '[]')
    from public.appointments a join public.services s on s.id = a.service_id
    join public.resources r on r.id = a.resource_id where a.business_id = ${id}),
  'messages', (select coalesce(jsonb_agg(jsonb_build_object('text', text, 'phone', contact_number)
      order by created_at), '[]') from public.messages where business_id = ${id}),
  'notices', (select coalesce(jsonb_agg(kind order by id), '[]') from public.outbox where business_id = ${id}),
  'callers', (select coalesce(jsonb_object_agg(phone, name), '{}') from public.callers where business_id = ${id}),
  'outcomes', (select coalesce(jsonb_agg(outcome order by started_at), '[]') from public.calls where business_id = ${id}),
  'description', concat_ws('/',
    (select md5(string_agg(to_jsonb(s)::text, '' order by s.id)) from public.services s where s.business_id = ${id}),
    (select md5(string_agg(to_jsonb(r)::text, '' order by r.id)) from public.resources r where r.business_id = ${id}),
    (select md5(string_agg(to_jsonb(o)::text, '' order by o.resource_id, o.weekday, o.opens)) from public.opening_hours o where o.business_id = ${id}),
    (select md5(string_agg(to_jsonb(c)::text, '' order by c.id)) from public.closures c where c.business_id = ${id}),
    (select name || zone || cancel_notice_minutes || minimum_notice_minutes from public.businesses where id = ${id}))
)::text as snapshot`);
  return JSON.parse(String(row?.snapshot)) as Snapshot;
}

/** The slots of some days with the places this call could still have: its own holds are its own. */
export async function slotsOf(tenant: Tenant, days: readonly string[]): Promise<SlotRow[]> {
  if (days.length === 0) return [];
  const zone = quote(tenant.business.zone);
  const [row] = await tenant.database.sql(`
select coalesce(jsonb_agg(jsonb_build_object(
  'resource', r.slug,
  'at', to_char(lower(s.period) at time zone ${zone}, 'YYYY-MM-DD"T"HH24:MI'),
  'minutes', extract(epoch from upper(s.period) - lower(s.period)) / 60,
  'free', s.capacity - (select count(*) from public.slot_claims c
    where c.slot_id = s.id and c.appointment_id is not null)
) order by lower(s.period)), '[]')::text as slots
from public.slots s join public.resources r on r.id = s.resource_id
where s.business_id = ${quote(tenant.id)} and not s.closed and s.resource_id in (
    select id from public.resources where business_id = ${quote(tenant.id)})
  and lower(s.period) > ${quote(tenant.now)}::timestamptz
  and lower(s.period) >= ${quote(tenant.now)}::timestamptz
    + make_interval(mins => ${tenant.business.settings.minimum_notice_minutes})
  and (${days
    .map(
      (day) =>
        `(lower(s.period) >= (${quote(day)}::timestamp at time zone ${zone})
          and lower(s.period) < (${quote(day)}::timestamp + interval '1 day') at time zone ${zone})`,
    )
    .join(' or ')})`);
  return JSON.parse(String(row?.slots)) as SlotRow[];
}
