-- What is offered: inside the window, and nearest to it.
begin;
create extension if not exists pgtap with schema extensions;
set local search_path = public, extensions;
set local timezone = 'UTC';
set local bellhop.now = '2026-12-01T15:00:00Z';
select no_plan();
select ensure_slots();

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

create function pg_temp.find(
  p_slug text, p_service text, p_from timestamp, p_to timestamp, p_near timestamp default null,
  p_party int default 1, p_resource text default null, p_call text default 'call',
  p_appointment uuid default null, p_limit int default 96, p_from_minute int default 0, p_to_minute int default 1440
) returns jsonb language sql as $$
  select public.find_slots(b.id, p_call, p_service, p_from at time zone b.zone, p_to at time zone b.zone,
    p_near at time zone b.zone, p_party, p_resource, p_appointment, p_limit, p_from_minute, p_to_minute)
  from public.businesses b where b.slug = p_slug $$;
-- The starts of the choices, in the business's wall time.
create function pg_temp.starts(p_found jsonb, p_slug text, p_part text default 'matches') returns text[] language sql as $$
  select array_agg(to_char((c ->> 'starts_at')::timestamptz at time zone b.zone, 'DD HH24:MI') order by place)
  from jsonb_array_elements(p_found -> p_part) with ordinality as t (c, place), public.businesses b
  where b.slug = p_slug $$;

-- It is ten o'clock on Tuesday, December 1st in New York.
select is(pg_temp.starts(pg_temp.find('maple-dental', 'cleaning', '2026-12-01', '2026-12-02'), 'maple-dental'),
  array['01 11:00', '01 14:00', '01 15:00', '01 16:00'], 'what has begun is not offered');
select is(pg_temp.starts(pg_temp.find('maple-dental', 'cleaning', '2026-12-02 10:00', '2026-12-02 11:00'), 'maple-dental'),
  array['02 10:00'], 'the window includes its beginning and not its end');
select is(pg_temp.find('maple-dental', 'cleaning', '2026-12-02 10:00', '2026-12-02 11:00') -> 'nearest', '[]',
  'with a match there is no need of others');
select is(pg_temp.starts(pg_temp.find('maple-dental', 'cleaning', '2026-12-02', '2026-12-09', p_limit => 2), 'maple-dental'),
  array['02 09:00', '02 10:00'], 'as many as asked for');
select is(pg_temp.starts(pg_temp.find('maple-dental', 'cleaning', '2026-12-02', '2026-12-05', p_from_minute => 840, p_to_minute => 900), 'maple-dental'),
  array['02 14:00', '03 14:00', '04 14:00'], 'at the wanted hours of each day');
select is(pg_temp.starts(pg_temp.find('maple-dental', 'cleaning', '2026-12-05', '2026-12-06'), 'maple-dental', 'nearest'),
  array['04 16:00', '04 15:00', '04 14:00', '04 11:00', '04 10:00', '04 09:00', '03 16:00', '03 15:00', '07 09:00', '03 14:00', '07 10:00', '07 11:00'],
  'on a closed day, what is nearest to it');
select is((pg_temp.starts(pg_temp.find('maple-dental', 'cleaning', '2026-12-05', '2026-12-06', p_near => '2026-12-05 22:00'), 'maple-dental', 'nearest'))[1:2],
  array['04 16:00', '04 15:00'], 'or to a time');
select is((pg_temp.starts(pg_temp.find('maple-dental', 'cleaning', '2026-12-02 12:00', '2026-12-02 12:30', p_near => '2026-12-02 12:20'), 'maple-dental', 'nearest'))[1:3],
  array['02 11:00', '02 14:00', '02 10:00'], 'nearest first');
select is((pg_temp.starts(pg_temp.find('maple-dental', 'cleaning', '2020-01-01', '2020-01-02'), 'maple-dental', 'nearest'))[1],
  '01 11:00', 'what is nearest to the past is soon');
select is(jsonb_array_length(pg_temp.find('maple-dental', 'cleaning', '2030-01-01', '2030-01-02') -> 'nearest'), 12,
  'what is nearest to the far future is what there is');
select is(pg_temp.find('maple-dental', 'cleaning', '2026-12-03', '2026-12-02') -> 'matches', '[]', 'a window that ends before it begins is empty');

select pg_temp.book('maple-dental', 'cleaning', pg_temp.slots('maple-dental', 'chair', '2026-12-02 10:00'), 'k1');
select pg_temp.hold('maple-dental', 'cleaning', pg_temp.slots('maple-dental', 'chair', '2026-12-02 11:00'), 'other call');
select is(pg_temp.starts(pg_temp.find('maple-dental', 'cleaning', '2026-12-02', '2026-12-03'), 'maple-dental'),
  array['02 09:00', '02 14:00', '02 15:00', '02 16:00'], 'what is booked or held is not offered');
select is(pg_temp.starts(pg_temp.find('maple-dental', 'cleaning', '2026-12-02', '2026-12-03', p_call => 'other call'), 'maple-dental'),
  array['02 09:00', '02 11:00', '02 14:00', '02 15:00', '02 16:00'], 'except to the call that holds it');
select is(
  pg_temp.starts(pg_temp.find('maple-dental', 'cleaning', '2026-12-02', '2026-12-03',
    p_appointment => (select id from appointments where starts_at = '2026-12-02T15:00:00Z')), 'maple-dental'),
  array['02 09:00', '02 10:00', '02 14:00', '02 15:00', '02 16:00'], 'and to who would move from it');
update slot_claims set expires_at = clock_timestamp() - interval '1 second' where hold_id is not null;
select ok('02 11:00' = any (pg_temp.starts(pg_temp.find('maple-dental', 'cleaning', '2026-12-02', '2026-12-03'), 'maple-dental')),
  'a hold that ran out is free');

-- Three stylists
select is((pg_temp.find('studio-nine', 'haircut', '2026-12-02', '2026-12-03') #>> '{matches,0,resource}'), 'amelia', 'the first stylist is offered first');
select pg_temp.book('studio-nine', 'haircut', pg_temp.slots('studio-nine', 'amelia', '2026-12-02 10:00'), 'k2');
select is((pg_temp.find('studio-nine', 'haircut', '2026-12-02', '2026-12-03') #>> '{matches,0,resource}'), 'jonas', 'then the second');
select is(pg_temp.starts(pg_temp.find('studio-nine', 'haircut', '2026-12-02', '2026-12-03', p_resource => 'amelia'), 'studio-nine'),
  array['02 10:30', '02 11:00', '02 11:30', '02 12:00', '02 12:30', '02 13:00', '02 13:30', '02 14:00', '02 14:30', '02 15:00', '02 15:30',
    '02 16:00', '02 16:30', '02 17:00', '02 17:30'], 'one who is asked for is the only one offered');
select is((pg_temp.starts(pg_temp.find('studio-nine', 'cut-and-colour', '2026-12-02', '2026-12-03', p_resource => 'amelia'), 'studio-nine'))[1], '02 10:30',
  'ninety minutes begin where three slots are free');
select is((pg_temp.starts(pg_temp.find('studio-nine', 'cut-and-colour', '2026-12-02 16:00', '2026-12-03', p_resource => 'amelia'), 'studio-nine')), array['02 16:00', '02 16:30'],
  'and end before closing');
select is(jsonb_array_length(pg_temp.find('studio-nine', 'cut-and-colour', '2026-12-02', '2026-12-03') #> '{matches,0,slot_ids}'), 3, 'of which all three are named');
select is(pg_temp.find('studio-nine', 'haircut', '2026-12-06', '2026-12-08') -> 'matches', '[]', 'nobody cuts hair on Sunday and Monday');
select is(pg_temp.find('studio-nine', 'haircut', '2026-12-26', '2026-12-27') -> 'matches', '[]', 'nor on the day it is closed');
select throws_ok($$ select pg_temp.find('studio-nine', 'haircut', '2026-12-02', '2026-12-03', p_resource => 'bob') $$, 'PT404', 'resource_not_found', 'there is no Bob');

-- Groups
select is((pg_temp.starts(pg_temp.find('pine-valley-golf', 'tee-time', '2026-12-02', '2026-12-03'), 'pine-valley-golf'))[61], '02 17:00', 'sixty-one tee times, the last at five');
select is(jsonb_array_length(pg_temp.find('pine-valley-golf', 'tee-time', '2026-12-02', '2026-12-03', p_party => 6) -> 'matches'), 60, 'of which sixty begin a pair');
select pg_temp.book('pine-valley-golf', 'tee-time', pg_temp.slots('pine-valley-golf', 'first-tee', '2026-12-02 07:10'), 'k3', 3);
select is((pg_temp.starts(pg_temp.find('pine-valley-golf', 'tee-time', '2026-12-02', '2026-12-03', p_party => 2), 'pine-valley-golf'))[1:2], array['02 07:00', '02 07:20'], 'two do not fit beside three');
select is((pg_temp.starts(pg_temp.find('pine-valley-golf', 'tee-time', '2026-12-02', '2026-12-03', p_party => 5), 'pine-valley-golf'))[1:2], array['02 07:00', '02 07:10'], 'five fit into four and one');
select is((pg_temp.starts(pg_temp.find('pine-valley-golf', 'tee-time', '2026-12-02', '2026-12-03', p_party => 6), 'pine-valley-golf'))[1], '02 07:20', 'six do not');
select throws_ok($$ select pg_temp.find('pine-valley-golf', 'tee-time', '2026-12-02', '2026-12-03', p_party => 9) $$, 'PT422', 'party_too_large', 'nine are too many');

-- Wrong requests
select throws_ok($$ select pg_temp.find('maple-dental', 'cleaning', null, '2026-12-03') $$, 'PT422', 'window_invalid', 'a window has a beginning');
select throws_ok($$ select pg_temp.find('maple-dental', 'cleaning', '-infinity', 'infinity') $$, 'PT422', 'window_invalid', 'and an end');
select throws_ok($$ select pg_temp.find('maple-dental', 'cleaning', '2026-12-02', '2026-12-03', p_limit => 1000000) $$, 'PT422', 'limit_out_of_range', 'not everything at once');
select throws_ok($$ select pg_temp.find('maple-dental', 'cleaning', '2026-12-02', '2026-12-03', p_party => 0) $$, 'PT422', 'party_size_invalid', 'for someone');
select throws_ok($$ select pg_temp.find('maple-dental', null, '2026-12-02', '2026-12-03') $$, 'PT422', 'service_required', 'for something');

select lives_ok('set constraints all immediate', 'what is left is whole');
select * from finish();
rollback;
