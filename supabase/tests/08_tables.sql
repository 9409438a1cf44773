-- A table is not shared: the smallest that is large enough goes to one party.
begin;
create extension if not exists pgtap with schema extensions;
set local search_path = public, extensions;
set local timezone = 'UTC';
set local bellhop.now = '2026-12-01T15:00:00Z';
select no_plan();

select import_business('{"slug": "bistro", "name": "Bistro", "zone": "America/Chicago", "country": "US",
  "services": [{"slug": "table", "name": "Table", "duration_minutes": 90, "max_party": 8, "currency": "USD"}],
  "resources": [
    {"slug": "six", "name": "six", "kind": "table", "capacity": 6, "shared": false, "slot_minutes": 30,
      "hours": [{"weekday": 3, "opens": "18:00", "closes": "20:00"}]},
    {"slug": "two", "name": "two", "kind": "table", "capacity": 2, "shared": false, "slot_minutes": 30,
      "hours": [{"weekday": 3, "opens": "18:00", "closes": "20:00"}]}]}');

-- The first choice on Wednesday at six o'clock, as its resource.
create function pg_temp.first(p_party int, p_appointment uuid default null) returns jsonb language sql as $$
  select public.find_slots(b.id, 'call', 'table', '2026-12-03T00:00Z', '2026-12-03T00:30Z', null, p_party,
    null, p_appointment) #> '{matches,0}'
  from public.businesses b where b.slug = 'bistro' $$;
create function pg_temp.book(p_key text, p_party int, p_choice jsonb) returns jsonb language sql as $$
  select public.book(b.id, 'call', p_key, 'table',
    array(select jsonb_array_elements_text(p_choice -> 'slot_ids')::uuid), p_party, 'Ana Ruiz', '+12125550143')
  from public.businesses b where b.slug = 'bistro' $$;

create temporary table kept as select 'two' as name, pg_temp.first(2) as choice
  union all select 'six', pg_temp.first(3);
select is(choice ->> 'resource', 'two', 'two sit at the table for two') from kept where name = 'two';
select is(choice ->> 'resource', 'six', 'three need the larger one') from kept where name = 'six';
select is(pg_temp.first(7), null, 'seven fit at no table, and are not spread over several');

select is(pg_temp.book('a', 2, choice) ->> 'ok', 'true', 'the small table is taken') from kept where name = 'two';
select is(pg_temp.first(2) ->> 'resource', 'six', 'the next two get the larger one');
select is(pg_temp.book('b', 2, choice) ->> 'ok', 'true', 'and have it to themselves') from kept where name = 'six';
select is(pg_temp.first(2), null, 'four places are empty, and none is to be had');
select is(pg_temp.book('c', 3, choice) ->> 'reason', 'slot_taken', 'nor taken by whoever asks late')
  from kept where name = 'six';
select is(pg_temp.book('d', 7, choice) ->> 'reason', 'party_too_large', 'and nobody sits on the floor')
  from kept where name = 'six';
select is(
  (select array_agg(distinct r.slug || count order by r.slug || count) from (
    select a.resource_id, count(*) from appointments a join slot_claims c on c.appointment_id = a.id
    join businesses b on b.id = a.business_id and b.slug = 'bistro' group by a.id) t
    join resources r on r.id = t.resource_id),
  array['six18', 'two6'], 'a party holds all places of its table for as long as it stays');

-- The same party may move within its own stay.
select is(pg_temp.first(3, a.id) ->> 'resource', 'six', 'its own places do not stand in its way')
  from appointments a join resources r on r.id = a.resource_id and r.slug = 'six'
  join businesses b on b.id = a.business_id and b.slug = 'bistro';
select is(
  (select public.modify(b.id, 'call', 'e', a.id, 'table',
      array(select s.id from slots s where s.resource_id = a.resource_id
        and lower(s.period) >= '2026-12-03T00:30Z' and lower(s.period) < '2026-12-03T02:00Z' order by lower(s.period)),
      5, '+12125550143') ->> 'ok'
    from appointments a join resources r on r.id = a.resource_id and r.slug = 'six'
    join businesses b on b.id = a.business_id and b.slug = 'bistro'),
  'true', 'half an hour later, and five instead of two');
select is(pg_temp.first(3), null, 'the table is still taken for most of the time');

select lives_ok('set constraints all immediate', 'what is left is whole');
select * from finish();
rollback;
