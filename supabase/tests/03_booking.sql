-- Booking, holding, moving and cancelling.
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

create temporary table kept (name text primary key, answer jsonb);
create function pg_temp.kept(p_name text) returns jsonb language sql as $$
  select answer from pg_temp.kept where name = p_name $$;
create function pg_temp.appointment(p_name text) returns uuid language sql as $$
  select (answer #>> '{appointment,id}')::uuid from pg_temp.kept where name = p_name $$;

-- Booking
insert into kept select 'first', pg_temp.book('maple-dental', 'cleaning',
  pg_temp.slots('maple-dental', 'chair', '2026-12-02 10:00'), 'k1');
select ok((pg_temp.kept('first') -> 'ok')::boolean, 'a free slot is booked');
select is(pg_temp.kept('first') -> 'replayed', 'false', 'for the first time');
select matches(pg_temp.kept('first') #>> '{appointment,code}', '^[AFHKLMQRWXY234679]{5}$', 'with a code');
select is(pg_temp.kept('first') #>> '{appointment,starts_at}', '2026-12-02T15:00:00.000Z', 'at the time');
select is(pg_temp.kept('first') #>> '{appointment,ends_at}', '2026-12-02T15:30:00.000Z', 'until the time');
select is(
  (pg_temp.kept('first') -> 'appointment') - 'id' - 'code' - 'starts_at' - 'ends_at',
  '{"status": "booked", "business": "maple-dental", "service": "cleaning", "service_name": "Cleaning",
    "resource": "chair", "resource_name": "the dentist''s chair", "party_size": 1, "version": 1,
    "caller_phone": "+12125550143", "caller_name": "Ana Ruiz", "notes": null}'::jsonb,
  'as the row says');
select is(
  pg_temp.book('maple-dental', 'cleaning', pg_temp.slots('maple-dental', 'chair', '2026-12-02 10:00'), 'k1'),
  pg_temp.kept('first') || '{"replayed": true}', 'the same request again gets the first answer');
select throws_ok(
  $$ select pg_temp.book('maple-dental', 'checkup', pg_temp.slots('maple-dental', 'chair', '2026-12-02 10:00'), 'k1') $$,
  'PT422', 'idempotency_key_reused', 'a key does not serve two requests');
select throws_ok(
  $$ select pg_temp.book('maple-dental', 'cleaning', pg_temp.slots('maple-dental', 'chair', '2026-12-02 10:00'), 'k1',
    p_name => 'Bob') $$,
  'PT422', 'idempotency_key_reused', 'nor two people');
select is(
  pg_temp.book('maple-dental', 'checkup', pg_temp.slots('maple-dental', 'chair', '2026-12-02 10:00'), 'k2'),
  '{"ok": false, "reason": "slot_taken"}', 'what is booked is taken');
select is((select count(*) from audit_log where key = 'k1'), 1::bigint, 'a booking is in the audit log, once');
select is(
  (select count(*) from outbox where payload #>> '{appointment,id}' = pg_temp.appointment('first')::text and kind = 'booked'),
  1::bigint, 'and in the outbox, once');

-- Refusals, in their order
select is(pg_temp.book('maple-dental', 'cleaning', array[gen_random_uuid()], 'k3') ->> 'reason', 'not_found', 'no such slot');
select is(
  pg_temp.book('maple-dental', 'cleaning', pg_temp.slots('studio-nine', 'amelia', '2026-12-02 10:00'), 'k3') ->> 'reason',
  'not_found', 'the slot of another business is no slot');
select is(
  pg_temp.book('maple-dental', 'cleaning', pg_temp.slots('maple-dental', 'chair', '2026-12-01 10:00'), 'k3', 9) ->> 'reason',
  'slot_in_past', 'past comes before party');
update slots set closed = true where id = any (pg_temp.slots('maple-dental', 'chair', '2026-12-02 11:00'));
select is(
  pg_temp.book('maple-dental', 'cleaning', pg_temp.slots('maple-dental', 'chair', '2026-12-02 11:00'), 'k3', 9) ->> 'reason',
  'slot_closed', 'closed comes before party');
select is(
  pg_temp.book('maple-dental', 'cleaning', pg_temp.slots('maple-dental', 'chair', '2026-12-02 10:00'), 'k3', 9) ->> 'reason',
  'party_too_large', 'party comes before taken');
update slots set closed = false where id = any (pg_temp.slots('maple-dental', 'chair', '2026-12-02 11:00'));
select is(
  pg_temp.book('maple-dental', 'cleaning', pg_temp.slots('maple-dental', 'chair', '2026-12-02 11:00'), 'k3') -> 'ok',
  'true', 'a refusal is not remembered under its key');
update services set min_party = 2 where slug = 'tee-time';
select is(
  pg_temp.book('pine-valley-golf', 'tee-time', pg_temp.slots('pine-valley-golf', 'first-tee', '2026-12-02 11:00'), 'k4') ->> 'reason',
  'party_too_small', 'too few is refused too');
update services set min_party = 1 where slug = 'tee-time';

-- Wrong requests
select throws_ok(format(
  $$ select pg_temp.book('maple-dental', 'cleaning', %L::uuid[], 'k5') $$, slots), 'PT422', what, what)
from (values
  (null, 'slot_ids_required'), ('{}', 'slot_ids_required'), ('{null}', 'slot_ids_required'),
  (array_fill((pg_temp.slots('maple-dental', 'chair', '2026-12-03 10:00'))[1], array[2])::text, 'slot_ids_repeated'),
  (pg_temp.slots('maple-dental', 'chair', '2026-12-03 10:00', '2026-12-03 11:00')::text, 'slots_not_adjacent')
) as wrong (slots, what);
select throws_ok(
  $$ select pg_temp.book('studio-nine', 'cut-and-colour', pg_temp.slots('studio-nine', 'amelia', '2026-12-03 10:00', '2026-12-03 10:30'), 'k5') $$,
  'PT422', 'slot_count_wrong', 'ninety minutes are three slots');
select throws_ok(
  $$ select pg_temp.book('studio-nine', 'wash-cut-and-blow-dry', pg_temp.slots('studio-nine', 'amelia', '2026-12-03 10:00')
      || pg_temp.slots('studio-nine', 'jonas', '2026-12-03 10:30'), 'k5') $$,
  'PT422', 'slots_not_adjacent', 'one stylist does the whole of it');
select throws_ok(
  $$ select pg_temp.book('maple-dental', 'surgery', pg_temp.slots('maple-dental', 'chair', '2026-12-03 10:00'), 'k5') $$,
  'PT404', 'service_not_found', 'only services of the business');
select throws_ok(
  $$ select pg_temp.book('maple-dental', 'cleaning', pg_temp.slots('maple-dental', 'chair', '2026-12-03 10:00'), 'k5', p_phone => '0612345') $$,
  'PT422', 'caller_phone_invalid', 'only numbers that can be called back');
select throws_ok(
  $$ select pg_temp.book('maple-dental', 'cleaning', pg_temp.slots('maple-dental', 'chair', '2026-12-03 10:00'), 'k5', p_name => ' ') $$,
  'PT422', 'caller_name_required', 'only for someone');
select throws_ok(
  $$ select pg_temp.book('maple-dental', 'cleaning', pg_temp.slots('maple-dental', 'chair', '2026-12-03 10:00'), null) $$,
  'PT422', 'key_invalid', 'only with a key');
select throws_ok(
  $$ select pg_temp.book('maple-dental', 'cleaning', pg_temp.slots('maple-dental', 'chair', '2026-12-03 10:00'), 'k5', 0) $$,
  'PT422', 'party_size_invalid', 'only for one or more');
select throws_ok(
  $$ select pg_temp.book('nowhere', 'cleaning', null, 'k5') $$, 'PT404', 'business_not_found', 'only at a business');

-- Longer services and groups
insert into kept select 'colour', pg_temp.book('studio-nine', 'cut-and-colour',
  pg_temp.slots('studio-nine', 'amelia', '2026-12-03 10:00', '2026-12-03 10:30', '2026-12-03 11:00'), 'k6');
select is(pg_temp.kept('colour') #>> '{appointment,ends_at}', '2026-12-03T11:30:00.000Z', 'ninety minutes take three slots');
select is(
  pg_temp.book('studio-nine', 'wash-cut-and-blow-dry',
    pg_temp.slots('studio-nine', 'amelia', '2026-12-03 11:00', '2026-12-03 11:30'), 'k7'),
  '{"ok": false, "reason": "slot_taken"}', 'one slot taken refuses the whole');
select is(
  pg_temp.book('studio-nine', 'wash-cut-and-blow-dry',
    pg_temp.slots('studio-nine', 'amelia', '2026-12-03 11:30', '2026-12-03 12:00'), 'k7') -> 'ok',
  'true', 'and leaves the other free');
insert into kept select 'six', pg_temp.book('pine-valley-golf', 'tee-time',
  pg_temp.slots('pine-valley-golf', 'first-tee', '2026-12-03 08:00', '2026-12-03 08:10'), 'k8', 6);
select is(
  (select array_agg(n order by n desc) from (
    select count(*) as n from slot_claims where appointment_id = pg_temp.appointment('six') group by slot_id) c),
  array[4, 2]::bigint[], 'six players fill one tee time and two places of the next');
select is(pg_temp.kept('six') #>> '{appointment,ends_at}', '2026-12-03T16:20:00.000Z', 'until the end of the second');
select is(
  pg_temp.book('pine-valley-golf', 'tee-time',
    pg_temp.slots('pine-valley-golf', 'first-tee', '2026-12-03 08:10', '2026-12-03 08:20'), 'k9', 7) ->> 'reason',
  'slot_taken', 'seven do not fit into two and four');
select is(
  pg_temp.book('pine-valley-golf', 'tee-time',
    pg_temp.slots('pine-valley-golf', 'first-tee', '2026-12-03 08:10', '2026-12-03 08:20'), 'k9', 6) -> 'ok',
  'true', 'but six do');
select is(
  pg_temp.book('pine-valley-golf', 'tee-time',
    pg_temp.slots('pine-valley-golf', 'first-tee', '2026-12-03 08:30', '2026-12-03 08:40'), 'k10', 9) ->> 'reason',
  'party_too_large', 'nine are too many');

-- Holds
select ok((pg_temp.hold('maple-dental', 'cleaning', pg_temp.slots('maple-dental', 'chair', '2026-12-04 10:00'), 'h1') -> 'ok')::boolean, 'a free slot can be held');
select is(
  pg_temp.hold('maple-dental', 'cleaning', pg_temp.slots('maple-dental', 'chair', '2026-12-04 10:00'), 'h2') ->> 'reason',
  'slot_taken', 'by one call');
select is(
  pg_temp.book('maple-dental', 'cleaning', pg_temp.slots('maple-dental', 'chair', '2026-12-04 10:00'), 'k11', p_call => 'h2') ->> 'reason',
  'slot_taken', 'nobody else books it');
select is(
  pg_temp.book('maple-dental', 'cleaning', pg_temp.slots('maple-dental', 'chair', '2026-12-04 10:00'), 'k12', p_call => 'h1') -> 'ok',
  'true', 'the call that holds it does');
select is((select count(*) from slot_claims c join holds h on h.id = c.hold_id where h.call_id = 'h1'), 0::bigint, 'and holds no more');
select pg_temp.hold('maple-dental', 'cleaning', pg_temp.slots('maple-dental', 'chair', '2026-12-04 11:00'), 'h3');
select pg_temp.hold('maple-dental', 'cleaning', pg_temp.slots('maple-dental', 'chair', '2026-12-04 14:00'), 'h3');
select is(
  (select array_agg(c.slot_id) from slot_claims c join holds h on h.id = c.hold_id where h.call_id = 'h3'),
  pg_temp.slots('maple-dental', 'chair', '2026-12-04 14:00'), 'a call holds one thing at a time');
update slot_claims set expires_at = clock_timestamp() - interval '1 second' where hold_id is not null;
select is(
  pg_temp.hold('maple-dental', 'cleaning', pg_temp.slots('maple-dental', 'chair', '2026-12-04 14:00'), 'h4') -> 'ok',
  'true', 'a hold that ran out gives way');
select is(release_holds(pg_temp.business('maple-dental'), 'h4'), '{"ok": true, "released": 1}', 'holds can be given back');
select is(release_holds(pg_temp.business('maple-dental'), 'h4'), '{"ok": true, "released": 0}', 'once');
select pg_temp.hold('pine-valley-golf', 'tee-time', pg_temp.slots('pine-valley-golf', 'first-tee', '2026-12-04 08:00'), 'g1', 3);
select is(
  pg_temp.book('pine-valley-golf', 'tee-time', pg_temp.slots('pine-valley-golf', 'first-tee', '2026-12-04 08:00'), 'k13', 2, 'g2') ->> 'reason',
  'slot_taken', 'held places of a tee time count');
select is(
  pg_temp.book('pine-valley-golf', 'tee-time', pg_temp.slots('pine-valley-golf', 'first-tee', '2026-12-04 08:00'), 'k13', 4, 'g1') -> 'ok',
  'true', 'one''s own do not');
select throws_ok(
  $$ select pg_temp.hold('maple-dental', 'cleaning', pg_temp.slots('maple-dental', 'chair', '2026-12-04 15:00'), 'h5', p_seconds => 0) $$,
  'PT422', 'seconds_out_of_range', 'a hold lasts a while');

-- Moving
create function pg_temp.modify(
  p_name text, p_slug text, p_service text, p_slots uuid[], p_key text, p_party int default 1,
  p_phone text default '+12125550143', p_code text default null
) returns jsonb language sql as $$
  select public.modify(pg_temp.business(p_slug), 'call', p_key, pg_temp.appointment(p_name),
    p_service, p_slots, p_party, p_phone, p_code) $$;
select is(
  pg_temp.modify('first', 'maple-dental', 'cleaning', pg_temp.slots('maple-dental', 'chair', '2026-12-07 10:00'), 'm1', p_phone => '+12125559999') ->> 'reason',
  'not_found', 'a stranger finds no appointment');
select is(
  pg_temp.modify('first', 'maple-dental', 'cleaning', pg_temp.slots('maple-dental', 'chair', '2026-12-07 10:00'), 'm1', p_phone => null, p_code => 'AAAAA') ->> 'reason',
  'not_found', 'nor does a wrong code');
insert into kept select 'moved', pg_temp.modify('first', 'maple-dental', 'checkup',
  pg_temp.slots('maple-dental', 'chair', '2026-12-07 10:00'), 'm1');
select is(pg_temp.kept('moved') #>> '{appointment,code}', pg_temp.kept('first') #>> '{appointment,code}', 'moving keeps the code');
select is(pg_temp.kept('moved') #>> '{appointment,starts_at}', '2026-12-07T15:00:00.000Z', 'and changes the time');
select is(pg_temp.kept('moved') #>> '{appointment,service}', 'checkup', 'and the service');
select is(pg_temp.kept('moved') #> '{appointment,version}', '2', 'and the version');
select is(
  pg_temp.modify('first', 'maple-dental', 'checkup', pg_temp.slots('maple-dental', 'chair', '2026-12-07 10:00'), 'm1') -> 'replayed',
  'true', 'moving twice is moving once');
select is(
  pg_temp.book('maple-dental', 'cleaning', pg_temp.slots('maple-dental', 'chair', '2026-12-02 10:00'), 'k14') -> 'ok',
  'true', 'the old slot is free again');
select is(
  pg_temp.modify('first', 'maple-dental', 'checkup', pg_temp.slots('maple-dental', 'chair', '2026-12-02 10:00'), 'm2') ->> 'reason',
  'slot_taken', 'no move into a taken slot');
select is(
  (select starts_at from appointments where id = pg_temp.appointment('first')), '2026-12-07T15:00:00Z'::timestamptz,
  'after which all is as before');
select is(
  pg_temp.modify('first', 'maple-dental', 'checkup', pg_temp.slots('maple-dental', 'chair', '2026-12-01 10:00'), 'm2') ->> 'reason',
  'slot_in_past', 'no move into the past');
insert into kept select 'later colour', pg_temp.modify('colour', 'studio-nine', 'cut-and-colour',
  pg_temp.slots('studio-nine', 'amelia', '2026-12-03 10:30', '2026-12-03 11:00', '2026-12-03 11:30'), 'm3');
select is(pg_temp.kept('later colour') ->> 'reason', 'slot_taken', 'half an hour later runs into the next');
select is(
  pg_temp.modify('colour', 'studio-nine', 'wash-cut-and-blow-dry',
    pg_temp.slots('studio-nine', 'amelia', '2026-12-03 10:30', '2026-12-03 11:00'), 'm4') -> 'ok',
  'true', 'but a shorter one fits into what is one''s own');
select is(
  (select array_agg(slot_id order by slot_id) from slot_claims where appointment_id = pg_temp.appointment('colour')),
  (select array_agg(id order by id) from unnest(pg_temp.slots('studio-nine', 'amelia', '2026-12-03 10:30', '2026-12-03 11:00')) id),
  'and gives back the rest');
select is(
  pg_temp.hold('pine-valley-golf', 'tee-time', pg_temp.slots('pine-valley-golf', 'first-tee', '2026-12-03 08:00', '2026-12-03 08:10'),
    'call', 5, pg_temp.appointment('six')) -> 'ok',
  'true', 'places can be held for moving within what is one''s own');
select is(
  pg_temp.modify('six', 'pine-valley-golf', 'tee-time',
    pg_temp.slots('pine-valley-golf', 'first-tee', '2026-12-03 08:00'), 'm5', 3) #> '{appointment,party_size}',
  '3', 'a group can shrink');
select is(
  (select count(*) from slot_claims where appointment_id = pg_temp.appointment('six')), 3::bigint, 'and gives back its places');

-- Cancelling
select is(
  cancel(pg_temp.business('maple-dental'), 'call', 'c1', pg_temp.appointment('first'), '+12125559999') ->> 'reason',
  'not_found', 'a stranger cancels nothing');
select is(
  cancel(pg_temp.business('studio-nine'), 'call', 'c1', pg_temp.appointment('first'), '+12125550143') ->> 'reason',
  'not_found', 'nor does another business');
select is(
  cancel(pg_temp.business('maple-dental'), 'call', 'c1', pg_temp.appointment('first'), null,
    lower(pg_temp.kept('first') #>> '{appointment,code}')) #>> '{appointment,status}',
  'cancelled', 'the code cancels, however it is written');
select is(
  cancel(pg_temp.business('maple-dental'), 'other call', 'c2', pg_temp.appointment('first'), '+12125550143') -> 'replayed',
  'true', 'what is cancelled stays so');
select is((select version from appointments where id = pg_temp.appointment('first')), 3, 'and is not cancelled twice');
select is((select count(*) from slot_claims where appointment_id = pg_temp.appointment('first')), 0::bigint, 'its place is free');
select is(
  pg_temp.modify('first', 'maple-dental', 'checkup', pg_temp.slots('maple-dental', 'chair', '2026-12-07 11:00'), 'm6') ->> 'reason',
  'already_cancelled', 'a cancelled appointment is not moved');

-- Notice
update businesses set cancel_notice_minutes = 1440, minimum_notice_minutes = 120 where slug = 'studio-nine';
select is(
  cancel(pg_temp.business('studio-nine'), 'call', 'c3', pg_temp.appointment('colour'), '+12125550143') -> 'ok',
  'true', 'two days ahead is early enough');
insert into kept select 'soon', pg_temp.book('studio-nine', 'haircut', pg_temp.slots('studio-nine', 'amelia', '2026-12-02 11:00'), 'k15');
select is(
  cancel(pg_temp.business('studio-nine'), 'call', 'c4', pg_temp.appointment('soon'), '+12125550143') ->> 'reason',
  'too_late', 'less than a day ahead is too late to cancel');
select is(
  pg_temp.modify('soon', 'studio-nine', 'haircut', pg_temp.slots('studio-nine', 'amelia', '2026-12-04 11:00'), 'm7') ->> 'reason',
  'too_late', 'and to move');
select is(
  pg_temp.book('studio-nine', 'haircut', pg_temp.slots('studio-nine', 'jonas', '2026-12-01 16:30'), 'k16') ->> 'reason',
  'too_late', 'a business may ask for notice before a booking');

-- After the call
select open_call('over', 'room', 'chat', p_business => 'maple-dental');
select pg_temp.hold('maple-dental', 'cleaning', pg_temp.slots('maple-dental', 'chair', '2026-12-08 10:00'), 'over');
select close_call(pg_temp.business('maple-dental'), 'over', 'abandoned');
select is((select count(*) from slot_claims c join holds h on h.id = c.hold_id where h.call_id = 'over'), 0::bigint, 'the end of a call ends its hold');
select is(
  pg_temp.book('maple-dental', 'cleaning', pg_temp.slots('maple-dental', 'chair', '2026-12-08 10:00'), 'k17', p_call => 'over') ->> 'reason',
  'call_ended', 'a call that has ended books nothing');

select lives_ok('set constraints all immediate', 'what is left is whole');
select * from finish();
rollback;
