-- What operators and background workers ask, and who may ask what.

create function bellhop.local_instant_text(p_at timestamptz, p_zone text) returns text
language plpgsql stable
as $$
declare
  v_offset interval := (p_at at time zone p_zone) - (p_at at time zone 'UTC');
begin
  return to_char(p_at at time zone p_zone, 'YYYY-MM-DD"T"HH24:MI:SS')
    || case when v_offset < interval '0' then '-' else '+' end
    || to_char(greatest(v_offset, -v_offset), 'HH24:MI');
end
$$;

-- The businesses an operator's question is about; a slug that names none is a mistake.
create function bellhop.asked_businesses(p_business text) returns setof public.businesses
language plpgsql stable
as $$
begin
  return query
  select b.* from public.businesses b
  where (p_business is null or b.slug = p_business) and bellhop.may_act_for(b.id);
  if not found and p_business is not null then
    perform bellhop.reject('business_not_found', 'There is no such business.', 'PT404');
  end if;
end
$$;

create function public.operator_appointments(p_business text default null) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'code', a.code, 'status', a.status, 'business', b.slug, 'service', s.slug, 'resource', r.slug,
    'starts_at', bellhop.local_instant_text(a.starts_at, b.zone),
    'ends_at', bellhop.local_instant_text(a.ends_at, b.zone),
    'party_size', a.party_size, 'caller_phone', a.caller_phone, 'caller_name', a.caller_name,
    'version', a.version
  ) order by a.starts_at, a.code), '[]')
  from bellhop.asked_businesses(p_business) b
  join public.appointments a on a.business_id = b.id
  join public.services s on s.id = a.service_id
  join public.resources r on r.id = a.resource_id
$$;

create function bellhop.operator_call_row(p_call public.calls, p_business public.businesses)
returns jsonb
language sql stable
as $$
  select jsonb_build_object(
    'id', p_call.id, 'business', p_business.slug, 'room', p_call.room,
    'from', p_call.from_number, 'to', p_call.to_number,
    'started_at', bellhop.local_instant_text(p_call.started_at, p_business.zone),
    'ended_at', bellhop.local_instant_text(p_call.ended_at, p_business.zone),
    'outcome', p_call.outcome)
$$;

create function public.operator_calls(p_business text default null) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(
    jsonb_agg(bellhop.operator_call_row(c, b) order by c.started_at, c.id), '[]')
  from bellhop.asked_businesses(p_business) b
  join public.calls c on c.business_id = b.id
$$;

-- One call with all that happened in it. Ids are long: the beginning of one will do where it is
-- long enough to be meant and no other call's id begins like it.
create function public.operator_call(p_call_id text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_ids text[];
  v_row jsonb;
begin
  perform bellhop.check_call_id(p_call_id);
  select array_agg(c.id order by c.id <> p_call_id) into v_ids
  from bellhop.asked_businesses(null) b
  join public.calls c on c.business_id = b.id
  where c.id = p_call_id or length(p_call_id) >= 8 and starts_with(c.id, p_call_id);
  if v_ids is null then
    perform bellhop.reject('call_not_found', 'There is no such call.', 'PT404');
  elsif v_ids[1] <> p_call_id and cardinality(v_ids) > 1 then
    perform bellhop.reject('call_ambiguous', 'Several calls have ids that begin so.', 'PT409');
  end if;
  select bellhop.operator_call_row(c, b) || jsonb_build_object('events', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'seq', e.seq, 'time', bellhop.instant(e.time), 'type', e.type, 'data', e.data
    ) order by e.seq), '[]')
    from public.call_events e where e.call_id = c.id)) into v_row
  from public.calls c join public.businesses b on b.id = c.business_id
  where c.id = v_ids[1];
  return v_row;
end
$$;

-- What a worker keeps beside it, so that calls can be answered while the database is away.
create function public.business_copies() returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'business', bellhop.business_row(b.*::public.businesses),
    'numbers', (
      select coalesce(jsonb_agg(n.number order by n.number), '[]')
      from public.phone_numbers n where n.business_id = b.id)
  ) order by b.slug), '[]')
  from public.businesses b
  where bellhop.may_act_for(b.id)
$$;

create function public.operator_messages(p_business text default null) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'at', bellhop.local_instant_text(m.created_at, b.zone), 'business', b.slug,
    'name', m.name, 'contact_number', m.contact_number, 'text', m.text
  ) order by m.created_at, m.id), '[]')
  from bellhop.asked_businesses(p_business) b
  join public.messages m on m.business_id = b.id
$$;

-- Leases what waits to be sent. A worker that dies loses its lease, and another one takes over.
create function public.claim_outbox(
  p_worker text, p_limit int default 10, p_lease_seconds int default 60
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_rows jsonb;
begin
  perform bellhop.check_text('worker', p_worker, 200, true);
  if p_limit is null or p_limit not between 1 and 1000 then
    perform bellhop.reject('limit_out_of_range', 'p_limit must be from 1 to 1000.');
  elsif p_lease_seconds is null or p_lease_seconds not between 1 and 86400 then
    perform bellhop.reject('lease_out_of_range', 'A lease lasts from 1 second to one day.');
  end if;
  with claimed as (
    update public.outbox o set
      locked_by = p_worker, attempts = o.attempts + 1,
      locked_until = clock_timestamp() + make_interval(secs => p_lease_seconds)
    where o.id in (
      select w.id from public.outbox w
      where w.done_at is null and w.dead_at is null and w.available_at <= clock_timestamp()
        and (w.locked_until is null or w.locked_until <= clock_timestamp())
      order by w.available_at, w.id
      limit p_limit
      for update skip locked
    )
    returning o.*
  )
  select jsonb_agg(jsonb_build_object(
    'id', c.id, 'business', b.slug, 'kind', c.kind, 'payload', c.payload,
    'attempts', c.attempts, 'created_at', bellhop.instant(c.created_at),
    'locked_until', bellhop.instant(c.locked_until)
  ) order by c.id) into v_rows
  from claimed c join public.businesses b on b.id = c.business_id;
  return coalesce(v_rows, '[]');
end
$$;

-- Done, or to be tried again after a pause that doubles, or given up after eight attempts.
-- False when the lease has passed to another worker.
create function public.finish_outbox(
  p_id bigint, p_worker text, p_ok boolean, p_error text default null
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if p_id is null or p_ok is null then
    perform bellhop.reject('outbox_result_required', 'Say which row, and whether it was sent.');
  end if;
  perform bellhop.check_text('worker', p_worker, 200, true);
  update public.outbox o set
    locked_by = null, locked_until = null,
    done_at = case when p_ok then clock_timestamp() end,
    last_error = case when p_ok then null else left(coalesce(p_error, 'unknown'), 2000) end,
    dead_at = case when not p_ok and o.attempts >= 8 then clock_timestamp() end,
    available_at = case
      when p_ok then o.available_at
      else clock_timestamp() + make_interval(secs => least(3600, 5 * 2 ^ o.attempts))
    end
  where o.id = p_id and o.locked_by = p_worker and o.done_at is null and o.dead_at is null;
  return jsonb_build_object('ok', found);
end
$$;

create function public.schema_version() returns text
language sql immutable set search_path = ''
as $$
  select '20261121091000_access'
$$;

-- Views over the event logs. They show each asker what the tables would show them.

create view public.conversations with (security_invoker = true) as
select c.id as call_id, c.business_id, c.room, c.channel, c.from_number, c.to_number,
  c.started_at, c.ended_at, c.ended_at - c.started_at as duration, c.outcome, c.summary,
  (select count(*) from public.call_events e
    where e.call_id = c.id and e.type in ('turn.caller', 'turn.agent')) as turns
from public.calls c;

create view public.conversation_turns with (security_invoker = true) as
select e.business_id, e.call_id, e.seq, e.time,
  case e.type when 'turn.caller' then 'caller' else 'agent' end as speaker,
  e.data ->> 'text' as text, (e.data ->> 'interrupted')::boolean as interrupted
from public.call_events e
where e.type in ('turn.caller', 'turn.agent');

create view public.conversation_transitions with (security_invoker = true) as
select e.business_id, e.call_id, e.seq, e.time,
  e.data ->> 'from' as from_state, e.data ->> 'to' as to_state
from public.call_events e
where e.type = 'state.changed';

create view public.conversation_slots with (security_invoker = true) as
select e.business_id, e.call_id, e.seq, e.time, e.data ->> 'name' as name, e.data ->> 'value' as value
from public.call_events e
where e.type = 'slot.filled';

create view public.conversation_metrics with (security_invoker = true) as
select e.business_id, e.call_id, e.seq, e.time, model
from public.call_events e
cross join lateral jsonb_array_elements(
  case jsonb_typeof(e.data -> 'models') when 'array' then e.data -> 'models' else '[]' end) as model
where e.type = 'usage';

create view public.conversation_errors with (security_invoker = true) as
select e.business_id, e.call_id, e.seq, e.time, e.type,
  coalesce(e.data ->> 'tool', e.data ->> 'provider', e.data ->> 'target') as source,
  coalesce(e.data ->> 'reason', e.data ->> 'kind') as reason,
  coalesce(e.data ->> 'message', e.data ->> 'sentence') as message
from public.call_events e
where e.type in ('tool.failed', 'provider.failed', 'gate.dropped')
  or (e.type = 'transfer' and e.data ->> 'status' = 'error');
