/**
 * What must be true of the tables at any moment, as queries that list the rows that break it.
 * They say it anew rather than call the functions that are meant to keep it.
 */
const RULES: Record<string, string> = {
  'a slot has no more places taken than it has': `
    select s.id from slots s join slot_claims c on c.slot_id = s.id
    group by s.id having count(*) > s.capacity`,
  'a booked appointment owns as many places as it has people, from its start on': `
    select a.id from appointments a
    left join slot_claims c on c.appointment_id = a.id left join slots s on s.id = c.slot_id
    where a.status = 'booked'
    group by a.id
    having count(c.slot_id) < a.party_size
      or min(lower(s.period)) is distinct from a.starts_at
      or not bool_and(s.resource_id = a.resource_id)`,
  'the places of an appointment lie in slots that follow on each other': `
    select a.id from appointments a
    join (
      select distinct c.appointment_id, s.id, s.period
      from slot_claims c join slots s on s.id = c.slot_id
    ) owned on owned.appointment_id = a.id
    group by a.id
    having sum(upper(owned.period) - lower(owned.period))
      <> max(upper(owned.period)) - min(lower(owned.period))`,
  'the places last as long as the service': `
    select a.id from appointments a
    join services v on v.id = a.service_id
    join slot_claims c on c.appointment_id = a.id join slots s on s.id = c.slot_id
    group by a.id
    having max(upper(s.period)) < a.ends_at`,
  'a cancelled appointment owns nothing': `
    select a.id from appointments a join slot_claims c on c.appointment_id = a.id
    where a.status = 'cancelled'`,
  'nobody is in two places of one resource that has one place': `
    select a.id from appointments a
    join appointments b on b.resource_id = a.resource_id and b.id > a.id
      and tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)
    join resources r on r.id = a.resource_id and r.capacity = 1
    where a.status = 'booked' and b.status = 'booked'`,
  'a released hold keeps nothing that has not run out': `
    select h.id from holds h join slot_claims c on c.hold_id = h.id
    where h.released_at is not null and c.expires_at > clock_timestamp()`,
  'each write left its traces': `
    select a.id from appointments a
    where (select count(*) from audit_log l
      where l.appointment_id = a.id and l.op in ('book', 'modify', 'cancel')) <> a.version
      or (select count(*) from outbox o
        where o.payload #>> '{appointment,id}' = a.id::text) <> a.version`,
};

/** The rules that are broken, with how many rows break them; empty when all is well. */
export async function brokenInvariants(
  rows: (sql: string) => Promise<unknown[]>,
): Promise<Record<string, number>> {
  const broken: Record<string, number> = {};
  for (const [rule, sql] of Object.entries(RULES)) {
    const found = await rows(sql);
    if (found.length > 0) broken[rule] = found.length;
  }
  return broken;
}
