-- What no statement can bring about, not even one by the owner of the tables.
begin;
create extension if not exists pgtap with schema extensions;
set local search_path = public, extensions;
set local timezone = 'UTC';

set local bellhop.now = '2026-12-01T15:00:00Z';
select no_plan();
select ensure_slots();

create function pg_temp.business(p_slug text) returns uuid language sql as $$
  select id from public.businesses where slug = p_slug $$;
create function pg_temp.slot(p_slug text, p_resource text, p_local timestamp) returns uuid
language sql as $$
  select s.id from public.slots s
  join public.businesses b on b.id = s.business_id
  join public.resources r on r.id = s.resource_id
  where b.slug = p_slug and r.slug = p_resource and lower(s.period) = p_local at time zone b.zone $$;
create function pg_temp.service(p_slug text, p_service text) returns uuid language sql as $$
  select s.id from public.services s
  where s.business_id = pg_temp.business(p_slug) and s.slug = p_service $$;
create function pg_temp.resource(p_slug text, p_resource text) returns uuid language sql as $$
  select r.id from public.resources r
  where r.business_id = pg_temp.business(p_slug) and r.slug = p_resource $$;
-- An appointment row, without any claim.
create function pg_temp.appointment(
  p_slug text, p_service text, p_resource text, p_local timestamp,
  p_party int default 1, p_code text default 'AAAAA', p_status text default 'booked',
  p_phone text default '+12125550143'
) returns uuid language sql as $$
  insert into public.appointments (
    business_id, code, status, service_id, resource_id, starts_at, ends_at, party_size,
    caller_phone, caller_name, cancelled_at)
  select b.id, p_code, p_status, pg_temp.service(p_slug, p_service),
    pg_temp.resource(p_slug, p_resource), p_local at time zone b.zone,
    p_local at time zone b.zone + interval '30 minutes', p_party, p_phone, 'Ana',
    case when p_status = 'cancelled' then now() end
  from public.businesses b where b.slug = p_slug
  returning id $$;
create function pg_temp.claim(p_slug text, p_slot uuid, p_appointment uuid, p_seat int default 1)
returns void language sql as $$
  insert into public.slot_claims (slot_id, seat_no, business_id, appointment_id)
  values (p_slot, p_seat, pg_temp.business(p_slug), p_appointment) $$;

-- A booking made by hand, with everything right, is the base of what follows.
select pg_temp.claim('maple-dental', pg_temp.slot('maple-dental', 'chair', '2026-12-02 10:00'),
  pg_temp.appointment('maple-dental', 'cleaning', 'chair', '2026-12-02 10:00'));
select lives_ok('set constraints all immediate', 'an appointment with its claim is accepted');
set constraints all deferred;

select throws_ok(
  $$ select pg_temp.claim('maple-dental', pg_temp.slot('maple-dental', 'chair', '2026-12-02 10:00'),
    pg_temp.appointment('maple-dental', 'cleaning', 'chair', '2026-12-02 10:00', p_code => 'AAAAF')) $$,
  '23505', null, 'a slot is not booked twice');
select throws_ok(
  $$ select pg_temp.claim('maple-dental', pg_temp.slot('maple-dental', 'chair', '2026-12-02 10:00'),
    pg_temp.appointment('maple-dental', 'cleaning', 'chair', '2026-12-02 10:00', p_code => 'AAAAF'), 2) $$,
  'PT409', 'slot_taken', 'a slot has no place beyond its capacity');
select throws_ok(
  $$ delete from public.service_resources $$,
  'PT409', 'service_resource_fixed', 'which resource gives which service is not forgotten');
select throws_ok(
  $$ update public.service_resources sr set resource_id = pg_temp.resource('studio-nine', 'priya')
    where sr.business_id = pg_temp.business('studio-nine') $$,
  'PT409', 'service_resource_fixed', 'nor given to another');
select lives_ok(
  $$ update public.service_resources sr set active = sr.active $$, 'but it can be switched off');
select throws_ok(
  $$ select pg_temp.claim('pine-valley-golf', pg_temp.slot('pine-valley-golf', 'first-tee', '2026-12-02 10:00'),
    pg_temp.appointment('pine-valley-golf', 'tee-time', 'first-tee', '2026-12-02 10:00', p_code => 'AAAAH'), 5) $$,
  'PT409', 'slot_taken', 'a tee time has no fifth place');
select throws_ok(
  $$ select pg_temp.claim('maple-dental', pg_temp.slot('maple-dental', 'chair', '2026-12-01 10:00'),
    pg_temp.appointment('maple-dental', 'cleaning', 'chair', '2026-12-01 10:00', p_code => 'AAAAK')) $$,
  'PT409', 'slot_in_past', 'a slot that has begun this very second cannot be booked');
select throws_ok(
  $$ select pg_temp.claim('maple-dental', pg_temp.slot('maple-dental', 'chair', '2026-12-01 09:00'),
    pg_temp.appointment('maple-dental', 'cleaning', 'chair', '2026-12-01 09:00', p_code => 'AAAAK')) $$,
  'PT409', 'slot_in_past', 'the past cannot be booked');

update slots set closed = true where id = pg_temp.slot('maple-dental', 'chair', '2026-12-02 11:00');
select throws_ok(
  $$ select pg_temp.claim('maple-dental', pg_temp.slot('maple-dental', 'chair', '2026-12-02 11:00'),
    pg_temp.appointment('maple-dental', 'cleaning', 'chair', '2026-12-02 11:00', p_code => 'AAAAL')) $$,
  'PT409', 'slot_closed', 'a closed slot cannot be booked');
select throws_ok(
  $$ select pg_temp.claim('studio-nine', pg_temp.slot('maple-dental', 'chair', '2026-12-02 14:00'),
    pg_temp.appointment('studio-nine', 'haircut', 'amelia', '2026-12-02 14:00', p_code => 'AAAAM')) $$,
  'PT404', 'slot_not_found', 'the slot of another business cannot be booked');
select throws_ok(
  $$ insert into slot_claims (slot_id, seat_no, business_id)
    values (pg_temp.slot('maple-dental', 'chair', '2026-12-02 14:00'), 1, pg_temp.business('maple-dental')) $$,
  '23514', null, 'nobody claims a place for nobody');
select throws_ok(
  $$ insert into slot_claims (slot_id, seat_no, business_id, hold_id)
    values (pg_temp.slot('maple-dental', 'chair', '2026-12-02 14:00'), 1, pg_temp.business('maple-dental'),
      gen_random_uuid()) $$,
  '23514', null, 'a held place says until when');
select throws_ok(
  $$ select pg_temp.claim('maple-dental', pg_temp.slot('maple-dental', 'chair', '2026-12-02 14:00'), gen_random_uuid());
    set constraints all immediate $$,
  '23503', null, 'nobody claims a place for an appointment that does not exist');

select throws_ok(
  $$ insert into appointments (business_id, code, service_id, resource_id, starts_at, ends_at,
      party_size, caller_phone, caller_name)
    values (pg_temp.business('maple-dental'), 'AAAAQ', pg_temp.service('studio-nine', 'haircut'),
      pg_temp.resource('maple-dental', 'chair'), now(), now() + interval '1 hour', 1, '+12125550143', 'Ana');
    set constraints all immediate $$,
  'PT409', 'service_not_offered', 'the service of another business cannot be booked');
select throws_ok(
  $$ insert into appointments (business_id, code, service_id, resource_id, starts_at, ends_at,
      party_size, caller_phone, caller_name)
    values (pg_temp.business('maple-dental'), 'AAAAQ', pg_temp.service('maple-dental', 'cleaning'),
      pg_temp.resource('studio-nine', 'amelia'), now(), now() + interval '1 hour', 1, '+12125550143', 'Ana');
    set constraints all immediate $$,
  'PT409', 'service_not_offered', 'the resource of another business cannot be booked');

select throws_ok(
  $$ select pg_temp.appointment('maple-dental', 'cleaning', 'chair', '2026-12-02 14:00', p_code => 'AAAAR');
    set constraints all immediate $$,
  'PT409', 'booked_without_claims', 'a booked appointment has a place');
select throws_ok(
  $$ select pg_temp.claim('pine-valley-golf', pg_temp.slot('pine-valley-golf', 'first-tee', '2026-12-02 10:00'),
      pg_temp.appointment('pine-valley-golf', 'tee-time', 'first-tee', '2026-12-02 10:00', 3, 'AAAAR'));
    set constraints all immediate $$,
  'PT409', 'booked_without_claims', 'three people need three places');
select throws_ok(
  $$ select pg_temp.claim('maple-dental', pg_temp.slot('maple-dental', 'chair', '2026-12-02 15:00'),
      pg_temp.appointment('maple-dental', 'cleaning', 'chair', '2026-12-02 14:00', p_code => 'AAAAR'));
    set constraints all immediate $$,
  'PT409', 'booked_without_claims', 'the place is at the time of the appointment');
select throws_ok(
  $$ select pg_temp.claim('maple-dental', pg_temp.slot('maple-dental', 'chair', '2026-12-02 14:00'),
      pg_temp.appointment('maple-dental', 'cleaning', 'chair', '2026-12-02 14:00', 1, 'AAAAR', 'cancelled'));
    set constraints all immediate $$,
  'PT409', 'cancelled_with_claims', 'a cancelled appointment has no place');
select throws_ok(
  $$ delete from slot_claims where slot_id = pg_temp.slot('maple-dental', 'chair', '2026-12-02 10:00');
    set constraints all immediate $$,
  'PT409', 'booked_without_claims', 'a booked appointment does not lose its place');
select throws_ok(
  $$ update appointments set status = 'cancelled', cancelled_at = now() where code = 'AAAAA';
    set constraints all immediate $$,
  'PT409', 'cancelled_with_claims', 'cancelling gives the place back');
select throws_ok(
  $$ update appointments set starts_at = starts_at + interval '1 hour', ends_at = ends_at + interval '1 hour'
      where code = 'AAAAA';
    set constraints all immediate $$,
  'PT409', 'booked_without_claims', 'an appointment does not move away from its place');
select throws_ok(
  $$ update slots set period = tstzrange(lower(period) + interval '5 minutes', upper(period) + interval '5 minutes')
    where id = pg_temp.slot('maple-dental', 'chair', '2026-12-02 10:00') $$,
  'PT409', 'slot_fixed', 'a slot does not move away from under an appointment');

select throws_ok(
  $$ insert into slots (business_id, resource_id, period, capacity)
    select business_id, resource_id, tstzrange(lower(period) + interval '10 minutes', upper(period)), 1
    from slots where id = pg_temp.slot('maple-dental', 'chair', '2026-12-02 10:00') $$,
  '23P01', null, 'slots of one resource do not overlap');
select throws_ok(
  $$ insert into slots (business_id, resource_id, period, capacity)
    select pg_temp.business('studio-nine'), resource_id, period, 1
    from (select resource_id, tstzrange('2030-01-01', '2030-01-02') as period from slots
      where id = pg_temp.slot('maple-dental', 'chair', '2026-12-02 10:00')) s $$,
  '23503', null, 'a slot does not belong to the business of another resource');
select throws_ok(
  $$ select pg_temp.appointment('maple-dental', 'cleaning', 'chair', '2026-12-02 14:00',
    p_code => 'AAAAR', p_phone => '2125550143') $$,
  '23514', null, 'phone numbers are E.164');
select throws_ok(
  $$ select pg_temp.appointment('maple-dental', 'cleaning', 'chair', '2026-12-02 14:00', p_code => 'AB0I5') $$,
  '23514', null, 'codes have no letters that sound alike');
select throws_ok(
  $$ select pg_temp.appointment('maple-dental', 'cleaning', 'chair', '2026-12-02 14:00', p_code => 'AAAAA') $$,
  '23505', null, 'a code belongs to one appointment of a business');
select throws_ok(
  $$ update businesses set zone = 'America/Nowhere' where slug = 'maple-dental' $$,
  'PT422', 'zone_unknown', 'a business is somewhere');

select * from finish();
rollback;
