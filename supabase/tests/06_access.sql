-- People see their own business; anyone else sees nothing.
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

grant execute on all functions in schema pg_temp to authenticated, anon, service_role;
select pg_temp.book('maple-dental', 'cleaning', pg_temp.slots('maple-dental', 'chair', '2026-12-02 10:00'), 'k1');
select pg_temp.book('studio-nine', 'haircut', pg_temp.slots('studio-nine', 'amelia', '2026-12-02 10:00'), 'k2');
select open_call('m1', 'r', 'chat', p_business => 'maple-dental');
select open_call('s1', 'r', 'chat', p_business => 'studio-nine');
select append_events(pg_temp.business('studio-nine'), 's1',
  '[{"seq": 0, "time": "2026-12-01T15:00:00Z", "type": "turn.caller", "data": {"text": "hello"}}]');
create temporary table expected as
select pg_temp.business('studio-nine') as studio, (select count(*) from slots where business_id = pg_temp.business('studio-nine')) as slots;
grant select on expected to authenticated, anon, service_role;

select set_config('request.jwt.claims',
  jsonb_build_object('role', 'authenticated', 'app_metadata', jsonb_build_object('business_id', studio))::text, true) from expected;
set local role authenticated;
select is((select array_agg(slug) from businesses), array['studio-nine'], 'one business');
select is((select count(*) from appointments), 1::bigint, 'its appointments');
select is((select count(*) from slots), (select slots from expected), 'its slots');
select is((select array_agg(call_id::text) from conversations), array['s1'], 'its conversations');
select is((select array_agg(text) from conversation_turns), array['hello'], 'what was said in them');
select is((select count(*) from outbox), 1::bigint, 'what is to be sent');
select throws_ok('select count(*) from idempotency_keys', '42501', null, 'not how writes happen once');
select throws_ok('delete from appointments', '42501', null, 'people only read');
select throws_ok('select public.list_businesses()', '42501', null, 'and call nothing');
select throws_ok($$ select public.operator_appointments() $$, '42501', null, 'not even their own report');
select throws_ok($$ select public.operator_call('s1') $$, '42501', null, 'or their own call');
reset role;

select set_config('request.jwt.claims', '{"role": "authenticated"}', true);
set local role authenticated;
select is((select count(*) from appointments), 0::bigint, 'a token without a business shows nothing');
reset role;

set local role anon;
select throws_ok('select count(*) from appointments', '42501', null, 'anon reads nothing');
select throws_ok('select public.list_businesses()', '42501', null, 'and calls nothing');
select throws_ok($$ select public.operator_call('s1') $$, '42501', null, 'and learns of no call');
reset role;

-- A function called with someone's token acts for the business of that token only.
select set_config('request.jwt.claims',
  jsonb_build_object('role', 'authenticated', 'app_metadata', jsonb_build_object('business_id', studio))::text, true) from expected;
select throws_ok($$ select release_holds(pg_temp.business('maple-dental'), 'c') $$, 'PT404', 'business_not_found', 'another business is not there');
select throws_ok($$ select open_call('x', 'r', 'phone', '+12125550100') $$, 'PT404', 'business_not_found', 'nor its number');
select lives_ok($$ select release_holds(pg_temp.business('studio-nine'), 'c') $$, 'one''s own is');
select is((select jsonb_agg(distinct a -> 'business') from jsonb_array_elements(operator_appointments()) a), '["studio-nine"]', 'and so are its reports');
select is(jsonb_array_length(operator_call('s1') -> 'events'), 1, 'and its calls');
select throws_ok($$ select operator_call('m1') $$, 'PT404', 'call_not_found', 'another business''s call is not there');
select set_config('request.jwt.claims', '{"role": "service_role"}', true);
set local role service_role;
select is(jsonb_array_length(list_businesses()), 3, 'the application acts for all');
reset role;

select is(business_now(), '2026-12-01T15:00:00Z'::timestamptz, 'the clock can be pinned');
set local bellhop.now = '';
select is(business_now(), now(), 'and let go');

select lives_ok('set constraints all immediate', 'what is left is whole');
select * from finish();
rollback;
