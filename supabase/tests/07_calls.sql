-- A call, its caller, its events, its messages, and what becomes of them.
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

-- Opening
create temporary table opened as select open_call('c1', 'room-1', 'phone', '+12125550100', null, '+12125550143') as answer;
select is(answer #>> '{business,slug}', 'maple-dental', 'the dialled number names the business') from opened;
select is(answer -> 'now', '"2026-12-01T15:00:00.000Z"', 'the answer tells the time') from opened;
select is(answer -> 'caller', 'null', 'a new caller is unknown') from opened;
select is(answer -> 'events', '[]', 'a new call has no past') from opened;
select is(answer #> '{business,hours,0}', '{"weekday": 1, "opens": "09:00", "closes": "12:00"}', 'hours are wall times') from opened;
select is(jsonb_array_length(answer #> '{business,services}'), 2, 'both services') from opened;
select is(open_call('c2', 'r', 'web', '+19995550100', 'studio-nine') #>> '{business,slug}', 'studio-nine', 'a number nobody has leads to the business that is named');
select is(open_call('c2b', 'r', 'web', 'front-desk', 'studio-nine') #>> '{business,slug}', 'studio-nine', 'as does what is no number');
select is(
  (open_call('c2c', 'r', 'chat', p_business => 'pine-valley-golf') #> '{business,hours,0}'),
  '{"weekday": 1, "opens": "07:00", "closes": "17:10", "last_start": "17:00"}', 'the course closes after the last start');
create function pg_temp.last_starts(p_hours jsonb) returns jsonb language sql as $$
  select import_business(jsonb_build_object(
    'slug', 'two-chairs', 'name', 'Two Chairs', 'zone', 'UTC', 'country', 'US', 'numbers', '[]'::jsonb,
    'services', '[{"slug": "cut", "name": "Cut", "duration_minutes": 30, "currency": "USD"}]'::jsonb,
    'resources', (select jsonb_agg(jsonb_build_object('slug', 'chair-' || i, 'name', 'chair ' || i, 'kind', 'chair', 'slot_minutes', 30, 'hours', h))
      from jsonb_array_elements(p_hours) with ordinality as c(h, i)), 'closures', '[]'::jsonb));
  select jsonb_agg(one ->> 'last_start') from jsonb_array_elements(bellhop.hours_rows((select id from businesses where slug = 'two-chairs'))) one $$;
select is(pg_temp.last_starts('[[{"weekday": 1, "opens": "09:00", "closes": "17:00"}], [{"weekday": 1, "opens": "09:00", "closes": "16:00", "last_start": "15:00"}]]'),
  '[null]', 'a last start is none while another one may begin later');
select is(pg_temp.last_starts('[[{"weekday": 1, "opens": "09:00", "closes": "12:00", "last_start": "11:30"}, {"weekday": 1, "opens": "12:00", "closes": "17:00"}]]'),
  '[null]', 'nor that of a morning on a whole day');
select is(pg_temp.last_starts('[[{"weekday": 1, "opens": "09:00", "closes": "12:00"}, {"weekday": 1, "opens": "12:00", "closes": "17:00", "last_start": "16:30"}]]'),
  '["16:30"]', 'but that of the afternoon is');
select throws_ok($$ select open_call('c3', 'r', 'phone', '+19995550100') $$, 'PT404', 'business_not_found', 'a wrong number is a wrong number');
select throws_ok($$ select open_call('c3', 'r', 'pigeon', '+12125550100') $$, 'PT422', 'channel_unknown', 'no pigeons');
select throws_ok($$ select open_call('c3', 'r', 'phone', '+12125550100', p_caller => 'anonymous') $$, 'PT422', 'caller_invalid', 'a caller''s number is a number');
select throws_ok($$ select open_call(null, 'r', 'phone', '+12125550100') $$, 'PT422', 'call_id_required', 'a call has a name');
select throws_ok($$ select open_call('c1', 'r', 'chat', p_business => 'studio-nine') $$, 'PT409', 'call_of_another_business', 'a call stays with its business');

-- Callers
create function pg_temp.identify(p_phone text, p_name text, p_verified boolean, p_email text default null) returns jsonb language sql as $$
  select public.identify_caller(pg_temp.business('maple-dental'), 'c1', p_phone, p_name, p_email, p_verified) $$;
select is(pg_temp.identify('+12125550143', 'Ana Ruiz', true, 'ana@example.com'),
  '{"ok": true, "caller": {"phone": "+12125550143", "name": "Ana Ruiz", "email": "ana@example.com", "language": null, "preferences": {}}}',
  'who calls from a number is remembered');
select is(pg_temp.identify('+12125550143', null, true) #>> '{caller,name}', 'Ana Ruiz', 'and recognised');
select is(pg_temp.identify('+12125550143', 'Mallory', false), '{"ok": true, "caller": null}', 'who only says a number learns nothing');
select is((select name::text from callers where phone = '+12125550143' and business_id = pg_temp.business('maple-dental')), 'Ana Ruiz', 'and changes nothing');
select is(pg_temp.identify('+12125550177', 'Mallory', false, 'mallory@example.com'), '{"ok": true, "caller": null}', 'who says a new number');
select is((select array[name::text, email] from callers where phone = '+12125550177'), array[null, null]::text[], 'plants nothing under it');
select is(pg_temp.identify(null, 'Ana', false), '{"ok": true, "caller": null}', 'a name alone is fine');
select is(open_call('c4', 'r', 'phone', '+12125550100', null, '+12125550143') #>> '{caller,name}', 'Ana Ruiz', 'a known caller is known at the first ring');
select is(open_call('c5', 'r', 'phone', '+442079460102', null, '+12125550143') -> 'caller', 'null', 'but not to another business');
select throws_ok($$ select pg_temp.identify('555', null, true) $$, 'PT422', 'phone_invalid', 'numbers are numbers');
select throws_ok($$ select pg_temp.identify(null, repeat('x', 200), true) $$, 'PT422', 'name_too_long', 'names end');
select throws_ok($$ select pg_temp.identify(null, null, true, 'ana at example') $$, 'PT422', 'email_invalid', 'addresses have an at sign');

-- Events
create function pg_temp.append(p_events jsonb, p_call text default 'c1') returns jsonb language sql as $$
  select public.append_events(pg_temp.business('maple-dental'), p_call, p_events) $$;
select is(pg_temp.append('[{"seq": 0, "time": "2026-12-01T15:00:00Z", "type": "call.started", "data": {"room": "r"}},
  {"seq": 1, "time": "2026-12-01T15:00:01.5Z", "type": "turn.agent", "data": {"text": "Hello"}}]'), '{"ok": true, "stored": 2}', 'events are stored');
select is(pg_temp.append('[{"seq": 1, "time": "2026-12-01T15:00:01Z", "type": "turn.agent", "data": {"text": "Other"}},
  {"seq": 2, "time": "2026-12-01T15:00:02Z", "type": "state.changed", "data": {"from": "greeting", "to": "listening"}}]'), '{"ok": true, "stored": 1}', 'each once');
select is(open_call('c1', 'room-1', 'phone', '+12125550100') -> 'events' -> 1,
  '{"seq": 1, "time": "2026-12-01T15:00:01.500Z", "type": "turn.agent", "data": {"text": "Hello"}}', 'a call that is taken over has its past');
select is(pg_temp.append('[]'), '{"ok": true, "stored": 0}', 'none is fine');
select throws_ok($$ select pg_temp.append('[]', 'nobody') $$, 'PT404', 'call_not_found', 'events belong to a call');
select throws_ok(format('select pg_temp.append(%L)', events), 'PT422', 'events_invalid', events)
from (values ('{}'), ('[{}]'), ('[1]'), ('[{"seq": -1, "time": "2026-12-01T15:00:00Z", "type": "x"}]'),
  ('[{"seq": 9, "time": "yesterdayish", "type": "x"}]'), ('[{"seq": 9, "time": "2026-12-01T15:00:00Z", "type": "x", "data": 5}]'),
  ('[{"seq": 99999999999, "time": "2026-12-01T15:00:00Z", "type": "x"}]')) as wrong (events);
select is((select array[from_state, to_state] from conversation_transitions where call_id = 'c1'), array['greeting', 'listening'], 'operators see the turns of a conversation');

-- Messages
create function pg_temp.message(p_key text, p_text text, p_number text default '+12125550143') returns jsonb language sql as $$
  select public.take_message(pg_temp.business('maple-dental'), 'c1', p_key, p_text, 'Ana', p_number) $$;
create temporary table message as select pg_temp.message('m1', 'Please call back') as answer;
select ok((answer -> 'ok')::boolean, 'a message is taken') from message;
select is(pg_temp.message('m1', 'Please call back'), answer || '{"replayed": true}', 'once') from message;
select throws_ok($$ select pg_temp.message('m2', '  ') $$, 'PT422', 'text_required', 'it says something');
select throws_ok($$ select pg_temp.message('m2', 'x', 'call me') $$, 'PT422', 'contact_number_invalid', 'its number is a number');
select is(operator_messages('maple-dental') -> 0 ->> 'text', 'Please call back', 'operators read it');

-- Codes
select pg_temp.book('maple-dental', 'cleaning', pg_temp.slots('maple-dental', 'chair', '2026-12-02 10:00'), 'k1', p_name => 'María-José Núñez');
select pg_temp.book('maple-dental', 'cleaning', pg_temp.slots('maple-dental', 'chair', '2026-12-02 11:00'), 'k2', p_phone => '+12125550199');
create temporary table codes as select code::text from appointments where starts_at = '2026-12-02T15:00:00Z' and business_id = pg_temp.business('maple-dental');
create function pg_temp.list(p_phone text default null, p_code text default null, p_name text default null, p_call text default 'c1') returns jsonb language sql as $$
  select public.list_appointments(pg_temp.business('maple-dental'), p_call, p_phone, p_code, p_name) $$;
select is(jsonb_array_length(pg_temp.list('+12125550143') -> 'appointments'), 1, 'a number shows what is booked under it');
select is(pg_temp.list('+12125550188') -> 'appointments', '[]', 'or nothing');
select is(pg_temp.list(null, code, 'nunez') #>> '{appointments,0,code}', code, 'a code needs its name, as it was heard') from codes;
select is(pg_temp.list(null, lower(code), 'Maria') #>> '{appointments,0,code}', code, 'or half of it') from codes;
select is(pg_temp.list(null, code, 'Bob', 'c6') ->> 'reason', 'not_found', 'a wrong name opens nothing') from codes;
select is(pg_temp.list(null, 'AAAAA', 'Maria', 'c6') ->> 'reason', 'not_found', 'nor does a wrong code');
select throws_ok($$ select pg_temp.list() $$, 'PT422', 'phone_or_code_required', 'something must be given');
select throws_ok($$ select pg_temp.list(null, 'AAAAA') $$, 'PT422', 'name_required', 'a code alone is not enough');
select pg_temp.list(null, 'AAAAA', 'Maria', 'c6') from generate_series(1, 3);
select is(pg_temp.list(null, code, 'Maria', 'c6') ->> 'reason', 'too_many_attempts', 'after five wrong ones even the right one is refused') from codes;
select is(pg_temp.list(null, code, 'Maria', 'c7') -> 'ok', 'true', 'another call is another try') from codes;
select pg_temp.list('+12125550166', 'AAAAA', 'Maria', 'd' || n) from generate_series(1, 20) n;
select is(pg_temp.list('+12125550166', code, 'Maria', 'd21') ->> 'reason', 'too_many_attempts', 'but not the twenty-first of a day from one number') from codes;
set local bellhop.now = '2026-12-03T15:00:00Z';
select is(pg_temp.list('+12125550143') -> 'appointments', '[]', 'what is over is not listed');
set local bellhop.now = '2026-12-01T15:00:00Z';

-- Reports
select is(operator_appointments('maple-dental') -> 0 ->> 'starts_at', '2026-12-02T10:00:00-05:00', 'times carry the offset of the business');
select is(
  (select array_agg(k order by k) from jsonb_object_keys(operator_appointments('maple-dental') -> 0) k),
  array['business', 'caller_name', 'caller_phone', 'code', 'ends_at', 'party_size', 'resource', 'service', 'starts_at', 'status', 'version'],
  'with these keys');
select is(
  (select array_agg(k order by k) from jsonb_object_keys(operator_calls('maple-dental') -> 0) k),
  array['business', 'ended_at', 'from', 'id', 'outcome', 'room', 'started_at', 'to'], 'calls with those');
select throws_ok($$ select operator_calls('nowhere') $$, 'PT404', 'business_not_found', 'of businesses there are');
select open_call('a-long-call-id-1', 'r', 'chat', p_business => 'maple-dental');
select open_call('a-long-call-id-2', 'r', 'chat', p_business => 'studio-nine');
select open_call('a-long-call-id', 'r', 'chat', p_business => 'studio-nine');
select is(operator_call('c1') - 'events', operator_calls('maple-dental') -> 0, 'one call as in the list');
select is(
  (select jsonb_agg(e -> 'seq') from jsonb_array_elements(operator_call('c1') -> 'events') e), '[0, 1, 2]', 'with its events in order');
select is(operator_call('c1') #> '{events,1}',
  '{"seq": 1, "time": "2026-12-01T15:00:01.500Z", "type": "turn.agent", "data": {"text": "Hello"}}', 'each whole');
select is(operator_call('a-long-call-id-1') -> 'events', '[]', 'or without, where nothing happened');
select is(operator_call('a-long-call-id') ->> 'id', 'a-long-call-id', 'a whole id is that call');
select throws_ok($$ select operator_call('a-long-c') $$, 'PT409', 'call_ambiguous', 'a beginning that several share is refused');
update calls set id = 'another-call' where id = 'a-long-call-id-2';
update calls set id = 'yet-another-call' where id = 'a-long-call-id';
select is(operator_call('a-long-c') ->> 'id', 'a-long-call-id-1', 'one that none shares will do');
select throws_ok($$ select operator_call('a-long-') $$, 'PT404', 'call_not_found', 'unless it is short');
select throws_ok($$ select operator_call('a%long_call') $$, 'PT404', 'call_not_found', 'and it is no pattern');
select throws_ok($$ select operator_call('nowhere-at-all') $$, 'PT404', 'call_not_found', 'of calls there are');
select throws_ok($$ select operator_call(' ') $$, 'PT422', 'call_id_required', 'a call is named');

-- The end
create function pg_temp.close(p_outcome text, p_summary text default null) returns jsonb language sql as $$
  select public.close_call(pg_temp.business('maple-dental'), 'c1', p_outcome, p_summary => p_summary) $$;
select throws_ok($$ select pg_temp.close('fine') $$, 'PT422', 'outcome_unknown', 'outcomes have names');
select is(pg_temp.close('booked', 'Ana booked a cleaning.'), '{"ok": true}', 'a call ends');
select is(pg_temp.close('failed'), '{"ok": true}', 'once');
select is((select outcome from calls where id = 'c1'), 'booked', 'as it first ended');
select open_call('c1', 'room-1', 'phone', '+12125550100');
select is((select outcome from calls where id = 'c1'), null, 'unless it goes on');

-- Leases
create function pg_temp.open(p_epoch int default null) returns jsonb language sql as $$
  select open_call('l1', 'room-l', 'phone', '+12125550100', p_epoch => p_epoch) $$;
create function pg_temp.renew(p_epoch int, p_ms int default 3000) returns jsonb language sql as $$
  select renew_leases(jsonb_build_array(jsonb_build_object('call_id', 'l1', 'epoch', p_epoch)), p_ms) $$;
create function pg_temp.append_as(p_epoch int) returns jsonb language sql as $$
  select public.append_events(pg_temp.business('maple-dental'), 'l1',
    jsonb_build_array(jsonb_build_object('seq', p_epoch, 'time', '2026-12-01T15:00:00Z', 'type', 'x')), p_epoch) $$;
select is(pg_temp.open() -> 'epoch', '1', 'the first to open a call holds it');
select is(expired_leases(), '[]', 'a call that has just begun is not missed');
select is(pg_temp.renew(1), '{"ok": true, "lost": []}', 'its holder keeps it');
select is(take_over_call('l1', 1, 3000) ->> 'reason', 'lease_lost', 'nobody takes it meanwhile');
update calls set leased_until = clock_timestamp() - interval '1 second' where id = 'l1';
select is(expired_leases() -> 0 ->> 'room', 'room-l', 'one whose lease is not renewed is missed');
select is(expired_leases() -> 0 -> 'epoch', '1', 'with its epoch');
select is(pg_temp.renew(1), '{"ok": true, "lost": []}', 'a holder who was only late still has it');
select is(expired_leases(), '[]', 'and is not missed any more');
update calls set leased_until = clock_timestamp() - interval '1 second' where id = 'l1';
select is(take_over_call('l1', 1, 3000) - 'business_id', '{"ok": true, "epoch": 2}', 'whoever comes first takes it over');
select is(take_over_call('l1', 1, 3000) ->> 'reason', 'lease_lost', 'the second does not');
select is(expired_leases(), '[]', 'the one who was sent has time to come');
select is(pg_temp.renew(1), '{"ok": true, "lost": ["l1"]}', 'the old holder learns that it is lost');
select throws_ok($$ select pg_temp.append_as(1) $$, 'PT409', 'lease_lost', 'and writes nothing any more');
select throws_ok($$ select take_message(pg_temp.business('maple-dental'), 'l1', 'lm', 'Hi', p_epoch => 1) $$, 'PT409', 'lease_lost', 'no message');
create function pg_temp.write_as(p_epoch int) returns jsonb language sql as $$
  select book(pg_temp.business('maple-dental'), 'l1', 'lb', 'cleaning',
    pg_temp.slots('maple-dental', 'chair', '2026-12-02 09:00'), 1, 'Lee', '+12125550142', p_epoch => p_epoch) $$;
select throws_ok($$ select pg_temp.write_as(1) $$, 'PT409', 'lease_lost', 'no booking');
select throws_ok($$ select cancel(pg_temp.business('maple-dental'), 'l1', 'lc', gen_random_uuid(), p_epoch => 1) $$, 'PT409', 'lease_lost', 'no cancellation');
select throws_ok($$ select modify(pg_temp.business('maple-dental'), 'l1', 'ld', gen_random_uuid(), 'cleaning', array[gen_random_uuid()], 1, p_epoch => 1) $$, 'PT409', 'lease_lost', 'no change');
select throws_ok($$ select close_call(pg_temp.business('maple-dental'), 'l1', 'failed', p_epoch => 1) $$, 'PT409', 'lease_lost', 'nor the end');
select throws_ok($$ select pg_temp.open(1) $$, 'PT409', 'lease_lost', 'and cannot open it again');
select is(pg_temp.open(2) -> 'epoch', '2', 'the one who was sent opens it');
select is(pg_temp.append_as(2), '{"ok": true, "stored": 1}', 'and writes');
select is(pg_temp.write_as(2) -> 'ok', 'true', 'and books');
select is(pg_temp.write_as(1) -> 'replayed', 'true', 'what was booked is no secret to whoever asks again');
select is(take_over_call('l1', 2, 3000, true) - 'business_id', '{"ok": true, "epoch": 3}', 'a lease counts for nothing once its holder is known to be dead');
select is(pg_temp.open() -> 'epoch', '4', 'who comes unasked takes the call');
select throws_ok($$ select pg_temp.renew(4, 0) $$, 'PT422', 'lasting_invalid', 'a lease lasts');
select throws_ok($$ select renew_leases('{}', 3000) $$, 'PT422', 'calls_invalid', 'calls are listed');
select throws_ok($$ select renew_leases('[{"call_id": "l1", "epoch": "x"}]', 3000) $$, 'PT422', 'calls_invalid', 'with their epochs');
select throws_ok($$ select take_over_call(null, 1, 3000) $$, 'PT422', 'call_id_required', 'a call is named to be taken over');
select close_call(pg_temp.business('maple-dental'), 'l1', 'answered', p_epoch => 4);
select is(take_over_call('l1', 4, 3000, true) ->> 'reason', 'lease_lost', 'what is over is not taken over');
select open_call('l2', 'r', 'chat', p_business => 'maple-dental');
select is((select leased_until from calls where id = 'l2'), null, 'nobody watches over a typed conversation');

-- The outbox
delete from outbox where payload #>> '{appointment,caller_name}' = 'Lee';
select is(jsonb_array_length(claim_outbox('w1')), 3, 'what is to be sent is claimed');
select is(jsonb_array_length(claim_outbox('w2')), 0, 'by one worker');
create temporary table sent as select id, lead(id) over (order by id) as other from outbox order by id limit 1;
select is(finish_outbox(id, 'w2', true), '{"ok": false}', 'who alone may finish it') from sent;
select is(finish_outbox(id, 'w1', true), '{"ok": true}', 'and does') from sent;
select is(finish_outbox(other, 'w1', false, 'no signal'), '{"ok": true}', 'or fails') from sent;
select is(jsonb_array_length(claim_outbox('w2')), 0, 'what failed waits');
update outbox set available_at = clock_timestamp(), locked_until = clock_timestamp();
select is((select array_agg((o -> 'attempts')::int order by o -> 'id') from jsonb_array_elements(claim_outbox('w2')) o), array[2, 2], 'what failed or was left is tried again');
update outbox set attempts = 8;
select finish_outbox(other, 'w2', false, 'no signal') from sent;
select is((select count(*) from outbox where dead_at is not null and last_error = 'no signal'), 1::bigint, 'until it is given up');
select throws_ok($$ select claim_outbox('w1', -1) $$, 'PT422', 'limit_out_of_range', 'not less than nothing');

select lives_ok('set constraints all immediate', 'what is left is whole');
select * from finish();
rollback;
