-- Slots follow the hours, across clock changes and changed minds.
begin;
create extension if not exists pgtap with schema extensions;
set local search_path = public, extensions;
set local timezone = 'UTC';
set local bellhop.now = '2026-10-20T12:00:00Z';
select no_plan();

create function pg_temp.business(p_slug text) returns uuid language sql stable as $$
  select id from public.businesses where slug = p_slug $$;
-- The slots of a resource at these wall times of its business.
create function pg_temp.slots(p_slug text, p_resource text, variadic p_locals timestamp[])
returns uuid[] language sql stable as $$
  select array_agg(s.id order by lower(s.period)) from public.slots s
  join public.businesses b on b.id = s.business_id
  join public.resources r on r.id = s.resource_id
  where b.slug = p_slug and r.slug = p_resource
    and lower(s.period) at time zone b.zone = any (p_locals) $$;

create function pg_temp.book(
  p_slug text, p_service text, p_slots uuid[], p_key text, p_party int default 1,
  p_call text default 'call', p_phone text default '+12125550143', p_name text default 'Ana Ruiz'
) returns jsonb language sql as $$
  select public.book(pg_temp.business(p_slug), p_call, p_key, p_service, p_slots, p_party,
    p_name, p_phone) $$;
create function pg_temp.hold(
  p_slug text, p_service text, p_slots uuid[], p_call text, p_party int default 1,
  p_appointment uuid default null, p_seconds int default 180
) returns jsonb language sql as $$
  select public.hold_slot(pg_temp.business(p_slug), p_call, p_slots, p_service, p_party,
    p_seconds, p_appointment) $$;

-- The starts of a local day.
create function pg_temp.day(p_slug text, p_resource text, p_day date) returns text[] language sql as $$
  select array_agg(to_char(lower(s.period) at time zone b.zone, 'HH24:MI') order by s.period)
  from public.slots s
  join public.businesses b on b.id = s.business_id
  join public.resources r on r.id = s.resource_id
  where b.slug = p_slug and r.slug = p_resource and not s.closed
    and (lower(s.period) at time zone b.zone)::date = p_day $$;
create function pg_temp.days(p_slug text) returns daterange language sql as $$
  select daterange(min(lower(s.period) at time zone b.zone)::date, max(lower(s.period) at time zone b.zone)::date, '[]')
  from public.slots s join public.businesses b on b.id = s.business_id
  where b.slug = p_slug and lower(s.period) >= public.business_now() - interval '1 day' $$;

-- The clock decides what is made, wherever it stands.
delete from slots; update businesses set slot_days = '{}';
select ok((ensure_slots() ->> 'created')::int > 5000, 'slots are made');
select is(ensure_slots() -> 'created', '0', 'once');
select is(pg_temp.day('maple-dental', 'chair', '2026-10-20'), array['09:00', '10:00', '11:00', '14:00', '15:00', '16:00'], 'a day at the dentist');
select is(pg_temp.day('maple-dental', 'chair', '2026-10-24'), null, 'not on Saturday');
select is(array_length(pg_temp.day('pine-valley-golf', 'first-tee', '2026-10-24'), 1), 61, 'sixty-one tee times');
select is((pg_temp.day('pine-valley-golf', 'first-tee', '2026-10-24'))[61], '17:00', 'the last at five o''clock itself');
select is(pg_temp.days('pine-valley-golf'), '[2026-10-20,2026-12-20)'::daterange, 'today and sixty days ahead');
set local bellhop.now = '2026-10-21T12:00:00Z';
select is((select find_slots(pg_temp.business('pine-valley-golf'), 'call', 'tee-time', '2026-12-20T08:00:00Z', '2026-12-20T23:00:00Z') #>> '{matches,0,starts_at}'),
  '2026-12-20T15:00:00.000Z', 'a search on the next day makes the next day, with nobody else asking');
set local bellhop.now = '2027-07-01T12:00:00Z';
select open_call('c1', 'r1', 'phone', '+13105550101');
select is(pg_temp.days('pine-valley-golf'), '[2027-07-01,2027-08-31)'::daterange, 'a clock that jumps ahead takes the slots with it');
set local bellhop.now = '2026-11-15T12:00:00Z';
select open_call('c2', 'r2', 'phone', '+13105550101');
select is(array_length(pg_temp.day('pine-valley-golf', 'first-tee', '2027-01-14'), 1), 61, 'and one that jumps back finds its own');
select throws_ok('select ensure_slots(0)', 'PT422', 'days_out_of_range', 'at least a day');
select throws_ok('select ensure_slots(100000)', 'PT422', 'days_out_of_range', 'not for ever');

-- Clock changes: New York sets clocks back on November 1st 2026 and ahead on March 14th 2027.
select is(
  (select array_agg(distinct extract(hour from lower(period) at time zone 'UTC') order by extract(hour from lower(period) at time zone 'UTC'))
   from slots where business_id = pg_temp.business('maple-dental') and lower(period)::date = '2026-10-30'),
  array[13, 14, 15, 18, 19, 20]::numeric[], 'nine o''clock in summer time');
select is(
  (select array_agg(distinct extract(hour from lower(period) at time zone 'UTC') order by extract(hour from lower(period) at time zone 'UTC'))
   from slots where business_id = pg_temp.business('maple-dental') and lower(period)::date = '2026-11-02'),
  array[14, 15, 16, 19, 20, 21]::numeric[], 'is still nine o''clock in winter time');
select is(bellhop.local_instant('2027-03-14 02:30', 'America/New_York'), null, 'a time that is skipped has no instant');
select is(bellhop.local_instant('2026-11-01 01:30', 'America/New_York'), '2026-11-01T05:30:00Z'::timestamptz, 'of a time that comes twice it is the first');
select is(bellhop.local_instant('2027-04-04 01:45', 'Australia/Lord_Howe'), '2027-04-03T14:45:00Z'::timestamptz, 'also where clocks move by half an hour');
select is(bellhop.local_instant('2011-12-30 12:00', 'Pacific/Apia'), null, 'or skip a day');

select import_business('{"slug": "night-owl", "name": "Night Owl", "zone": "America/New_York", "country": "US",
  "services": [{"slug": "bed", "name": "Bed", "duration_minutes": 30, "currency": "USD"}],
  "resources": [{"slug": "bed", "name": "Bed", "kind": "bed", "slot_minutes": 30, "hours": [
    {"weekday": 7, "opens": "00:30", "closes": "03:30"}, {"weekday": 6, "opens": "23:00", "closes": "24:00"}]}]}');
set local bellhop.now = '2027-03-01T12:00:00Z';
select ensure_slots();
select is(pg_temp.day('night-owl', 'bed', '2027-03-14'), array['00:30', '01:00', '01:30', '03:00'], 'in spring an hour is missing');
set local bellhop.now = '2026-10-15T12:00:00Z';
select ensure_slots();
select is(pg_temp.day('night-owl', 'bed', '2026-11-01'), array['00:30', '01:00', '01:30', '02:00', '02:30', '03:00'], 'in autumn none comes twice');
select is(pg_temp.day('night-owl', 'bed', '2026-10-31'), array['23:00', '23:30'], 'a day can end at midnight');

-- Changed minds
set local bellhop.now = '2026-11-15T12:00:00Z';
create function pg_temp.dentist(p_hours jsonb, p_closures jsonb default '[]', p_more jsonb default '{}') returns jsonb language sql as $$
  select public.import_business(jsonb_build_object(
    'slug', 'maple-dental', 'name', 'Maple Dental', 'zone', 'America/New_York', 'country', 'US', 'numbers', '["+12125550100"]'::jsonb,
    'services', '[{"slug": "cleaning", "name": "Cleaning", "duration_minutes": 30, "currency": "USD", "price_cents": 12000}]'::jsonb,
    'resources', jsonb_build_array(jsonb_build_object('slug', 'chair', 'name', 'the chair', 'kind', 'dentist', 'slot_minutes', 30, 'slot_every_minutes', 60, 'hours', p_hours)),
    'closures', p_closures) || p_more) $$;
select pg_temp.book('maple-dental', 'cleaning', pg_temp.slots('maple-dental', 'chair', '2026-11-17 10:00'), 'k1');
select is(pg_temp.dentist('[{"weekday": 2, "opens": "09:15", "closes": "12:00"}]') - 'slots', '{"ok": true, "slug": "maple-dental", "created": false}',
  'importing again changes the business');
select is(pg_temp.day('maple-dental', 'chair', '2026-11-18'), null, 'days no longer open are closed');
select is(pg_temp.day('maple-dental', 'chair', '2026-11-24'), array['09:15', '10:15', '11:15'], 'new hours are offered');
select is(pg_temp.day('maple-dental', 'chair', '2026-11-17'), array['09:15', '11:15'], 'but not across what is booked');
select is((select count(*) from appointments a join slot_claims c on c.appointment_id = a.id where a.status = 'booked' and a.business_id = pg_temp.business('maple-dental')),
  1::bigint, 'which is kept');
select is((select active from services where business_id = pg_temp.business('maple-dental') and slug = 'checkup'), false, 'a service that is gone is inactive');
select is(
  cancel(pg_temp.business('maple-dental'), 'call', 'c1', (select id from appointments where business_id = pg_temp.business('maple-dental') and status = 'booked'), '+12125550143') -> 'ok',
  'true', 'what was booked can be cancelled');
select ensure_slots();
select is(pg_temp.day('maple-dental', 'chair', '2026-11-17'), array['09:15', '10:15', '11:15'], 'after which the new hours apply there too');
select pg_temp.dentist('[{"weekday": 2, "opens": "09:15", "closes": "12:00"}]', '[{"from": "2026-11-20", "to": "2026-11-25", "reason": "holiday"}]');
select is(pg_temp.day('maple-dental', 'chair', '2026-11-24'), null, 'a closure closes');
select pg_temp.dentist('[{"weekday": 2, "opens": "09:15", "closes": "12:00"}]');
select is(pg_temp.day('maple-dental', 'chair', '2026-11-24'), array['09:15', '10:15', '11:15'], 'and can be taken back');
create temporary table before as select * from slots where business_id = pg_temp.business('maple-dental');
select pg_temp.dentist('[{"weekday": 2, "opens": "09:15", "closes": "12:00"}]');
select set_eq('select * from slots where business_id = pg_temp.business(''maple-dental'')', 'select * from before', 'importing the same again changes nothing');
select is((select count(*) from phone_numbers where business_id = pg_temp.business('maple-dental')), 1::bigint, 'not even the numbers');

-- Wrong documents
select throws_ok(format('select pg_temp.dentist(%L, %L, %L)', hours, closures, more), code, what, why)
from (values
  ('[]', '[]', '{"zone": "Mars/Olympus"}', 'PT422', 'zone_unknown', 'a zone of this planet'),
  ('[{"weekday": 9, "opens": "09:00", "closes": "12:00"}]', '[]', '{}', 'PT422', 'business_invalid', 'a week has seven days'),
  ('[{"weekday": 1, "opens": "12:00", "closes": "09:00"}]', '[]', '{}', 'PT422', 'business_invalid', 'opening comes before closing'),
  ('[{"weekday": 1, "opens": "noonish", "closes": "12:00"}]', '[]', '{}', 'PT422', 'business_invalid', 'times are times'),
  ('[]', '[{"from": "someday"}]', '{}', 'PT422', 'business_invalid', 'days are days'),
  ('[]', '[{"from": "2026-11-25", "resource": "sofa"}]', '{}', 'PT422', 'resource_unknown', 'what closes exists'),
  ('[]', '[]', '{"numbers": ["2125550100"]}', 'PT422', 'business_invalid', 'numbers are E.164'),
  ('[]', '[]', '{"numbers": ["+13105550101"]}', 'PT409', 'number_taken', 'a number rings at one business'),
  ('[]', '[]', '{"services": 5}', 'PT422', 'business_invalid', 'services are a list'),
  ('[]', '[]', '{"services": [{"slug": "x", "name": "x", "currency": "USD", "duration_minutes": -5}]}', 'PT422', 'business_invalid', 'services last')
) as wrong (hours, closures, more, code, what, why);
select throws_ok('select import_business(null)', 'PT422', 'business_invalid', 'nothing is no business');
select throws_ok('select import_business(''[]'')', 'PT422', 'business_invalid', 'nor is a list');

select lives_ok('set constraints all immediate', 'what is left is whole');
select * from finish();
rollback;
