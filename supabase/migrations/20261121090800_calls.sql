-- A call from its first ring to its record.

create function bellhop.caller_row(p_business uuid, p_phone text) returns jsonb
language plpgsql stable
as $$
declare
  v_row jsonb;
begin
  select jsonb_build_object(
    'phone', c.phone, 'name', c.name, 'email', c.email, 'language', c.language,
    'preferences', c.preferences) into v_row
  from public.callers c
  where c.business_id = p_business and c.phone = p_phone;
  return v_row;
end
$$;

-- What all resources together are open, as spans that neither touch nor overlap; the last start of
-- one where it is named.
create function bellhop.hours_rows(p_business uuid) returns jsonb
language sql stable
as $$
  with spans as (
    select h.weekday, unnest(range_agg(int4range(
      extract(epoch from h.opens)::int / 60, extract(epoch from greatest(
        h.closes, h.last_start))::int / 60))) as span
    from public.opening_hours h
    join public.resources r on r.id = h.resource_id and r.active
    where h.business_id = p_business
    group by h.weekday
  ), named as (
    select s.weekday, s.span, (
      -- Only where nothing else of the span can begin later.
      select case when bool_and(h.last_start is not null or h.closes <= h.latest)
        then extract(epoch from max(h.last_start))::int / 60 end
      from (
        select h.last_start, h.closes, max(h.last_start) over () as latest
        from public.opening_hours h
        join public.resources r on r.id = h.resource_id and r.active
        where h.business_id = p_business and h.weekday = s.weekday
          and s.span @> extract(epoch from h.opens)::int / 60
      ) h) as last_start
    from spans s
  )
  select coalesce(jsonb_agg(
    jsonb_strip_nulls(jsonb_build_object(
      'weekday', weekday,
      'opens', format('%s:%s', lpad((lower(span) / 60)::text, 2, '0'),
        lpad((lower(span) % 60)::text, 2, '0')),
      'closes', format('%s:%s', lpad((upper(span) / 60)::text, 2, '0'),
        lpad((upper(span) % 60)::text, 2, '0')),
      'last_start', lpad((last_start / 60)::text, 2, '0') || ':'
        || lpad((last_start % 60)::text, 2, '0')
    )) order by weekday, lower(span)), '[]')
  from named
$$;

create function bellhop.business_row(p_business public.businesses) returns jsonb
language sql stable
as $$
  select jsonb_build_object(
    'id', p_business.id, 'slug', p_business.slug, 'name', p_business.name,
    'zone', p_business.zone, 'locale', p_business.locale, 'country', p_business.country,
    'greeting', p_business.greeting, 'transfer_targets', p_business.transfer_targets,
    'ask_for_email', p_business.ask_for_email,
    'services', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'slug', s.slug, 'name', s.name, 'aliases', s.aliases,
        'duration_minutes', s.duration_minutes, 'price_cents', s.price_cents,
        'currency', s.currency, 'min_party', s.min_party, 'max_party', s.max_party
      ) order by s.position, s.slug), '[]')
      from public.services s where s.business_id = p_business.id and s.active),
    'resources', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'slug', r.slug, 'name', r.name, 'aliases', r.aliases, 'kind', r.kind,
        'selectable', r.selectable
      ) order by r.position, r.slug), '[]')
      from public.resources r where r.business_id = p_business.id and r.active),
    'hours', bellhop.hours_rows(p_business.id),
    'closed_days', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'from', lower(c.days), 'to', upper(c.days) - 1) order by lower(c.days)), '[]')
      from public.closures c
      where c.business_id = p_business.id and c.resource_id is null
        and upper(c.days) > (public.business_now() at time zone p_business.zone)::date))
$$;

-- Opens a call, or goes on with one. Whoever comes without an epoch takes the call from whoever has
-- it; whoever was sent with one takes it unless it has been taken over again since.
create function public.open_call(
  p_call_id text, p_room text, p_channel text, p_dialled text default null,
  p_business text default null, p_caller text default null, p_epoch int default null
) returns jsonb
language plpgsql volatile security definer
set search_path = '' set plan_cache_mode = force_generic_plan set jit = off
as $$
declare
  v_business public.businesses;
  v_of_call uuid;
  v_epoch int;
  v_events jsonb;
begin
  perform bellhop.check_call_id(p_call_id);
  perform bellhop.check_text('room', p_room, 300, true);
  perform bellhop.check_phone('caller', p_caller);
  if p_channel is null or p_channel not in ('phone', 'web', 'chat') then
    perform bellhop.reject('channel_unknown', 'The channel is phone, web or chat.');
  end if;
  select b.* into v_business
  from public.phone_numbers n join public.businesses b on b.id = n.business_id
  where n.number = p_dialled;
  if not found then
    select b.* into v_business from public.businesses b where b.slug = p_business;
  end if;
  v_business := bellhop.business(v_business.id);
  perform bellhop.roll_forward(v_business.id, 60);

  -- A call that is opened again goes on where it was, also when it had been given up as ended.
  insert into public.calls as c (
    id, business_id, room, channel, from_number, to_number, leased_until)
  values (
    p_call_id, v_business.id, p_room, p_channel, p_caller,
    case when p_dialled ~ '^\+[1-9][0-9]{6,14}$' then p_dialled end,
    -- Until its worker has taken the lease up.
    case when p_channel <> 'chat' then clock_timestamp() + interval '5 seconds' end)
  on conflict (id) do update set
    ended_at = null, outcome = null,
    from_number = coalesce(c.from_number, excluded.from_number),
    to_number = coalesce(c.to_number, excluded.to_number),
    epoch = coalesce(p_epoch, c.epoch + 1), leased_until = excluded.leased_until
    where p_epoch is null or p_epoch >= c.epoch
  returning c.business_id, c.epoch into v_of_call, v_epoch;
  if v_of_call is null then
    perform bellhop.lease_lost();
  elsif v_of_call <> v_business.id then
    perform bellhop.reject('call_of_another_business', 'The call belongs elsewhere.', 'PT409');
  end if;
  select jsonb_agg(jsonb_build_object(
    'seq', e.seq, 'time', bellhop.instant(e.time), 'type', e.type, 'data', e.data
  ) order by e.seq) into v_events
  from public.call_events e where e.call_id = p_call_id;

  return jsonb_build_object(
    'call_id', p_call_id, 'epoch', v_epoch, 'now', bellhop.instant(public.business_now()),
    'business', bellhop.business_row(v_business),
    'caller', bellhop.caller_row(v_business.id, p_caller),
    'events', coalesce(v_events, '[]'));
end
$$;

-- Remembers who calls. A number that was only said may belong to someone else: nothing is shown of
-- what is known under it, nothing known is changed, and no name or address is planted under it.
create function public.identify_caller(
  p_business uuid, p_call_id text, p_phone text default null, p_name text default null,
  p_email text default null, p_verified boolean default false
) returns jsonb
language plpgsql volatile security definer
set search_path = '' set plan_cache_mode = force_generic_plan set jit = off
as $$
begin
  perform bellhop.business(p_business);
  perform bellhop.check_call_id(p_call_id);
  perform bellhop.check_phone('phone', p_phone);
  perform bellhop.check_text('name', p_name, 120, false);
  perform bellhop.check_text('email', p_email, 254, false);
  if p_email !~ '^[^@\s]+@[^@\s]+\.[^@\s]+$' then
    perform bellhop.reject('email_invalid', 'The address must look like ana@example.com.');
  end if;
  if p_phone is null then
    return jsonb_build_object('ok', true, 'caller', null);
  elsif p_verified is not true then
    insert into public.callers (business_id, phone) values (p_business, p_phone)
    on conflict (business_id, phone) do nothing;
    return jsonb_build_object('ok', true, 'caller', null);
  end if;
  insert into public.callers as c (business_id, phone, name, email)
  values (p_business, p_phone, btrim(p_name), p_email)
  on conflict (business_id, phone) do update set
    name = coalesce(excluded.name, c.name), email = coalesce(excluded.email, c.email),
    updated_at = now();
  insert into public.audit_log (business_id, call_id, op, data)
  values (p_business, p_call_id, 'identify', jsonb_build_object('phone', p_phone));
  return jsonb_build_object('ok', true, 'caller', bellhop.caller_row(p_business, p_phone));
end
$$;

create function public.take_message(
  p_business uuid, p_call_id text, p_key text, p_text text,
  p_name text default null, p_contact_number text default null, p_epoch int default null
) returns jsonb
language plpgsql volatile security definer
set search_path = '' set plan_cache_mode = force_generic_plan set jit = off
as $$
declare
  v_request jsonb;
  v_answer jsonb;
  v_id uuid := gen_random_uuid();
begin
  perform bellhop.business(p_business);
  perform bellhop.check_call_id(p_call_id);
  perform bellhop.check_text('text', p_text, 4000, true);
  perform bellhop.check_text('name', p_name, 120, false);
  perform bellhop.check_phone('contact_number', p_contact_number);
  v_request := jsonb_build_object(
    'text', p_text, 'name', p_name, 'contact_number', p_contact_number);
  v_answer := bellhop.earlier_answer(p_business, p_key, 'message', v_request);
  if v_answer is not null then
    return v_answer;
  end if;
  perform bellhop.check_lease(p_call_id, p_epoch);
  insert into public.messages (id, business_id, call_id, text, name, contact_number)
  values (v_id, p_business, p_call_id, btrim(p_text), btrim(p_name), p_contact_number);
  perform bellhop.record(
    p_business, p_call_id, 'message', 'message', null, p_key, v_request,
    jsonb_build_object('ok', true, 'replayed', false, 'message_id', v_id));
  return jsonb_build_object('ok', true, 'replayed', false, 'message_id', v_id);
end
$$;

create function bellhop.check_call(p_business uuid, p_call_id text) returns void
language plpgsql stable
as $$
begin
  perform bellhop.check_call_id(p_call_id);
  if not exists (
    select from public.calls c where c.id = p_call_id and c.business_id = p_business) then
    perform bellhop.reject('call_not_found', 'There is no such call; open it first.', 'PT404');
  end if;
end
$$;

create function public.append_events(
  p_business uuid, p_call_id text, p_events jsonb, p_epoch int default null
) returns jsonb
language plpgsql volatile security definer
set search_path = '' set plan_cache_mode = force_generic_plan set jit = off
as $$
declare
  v_stored int;
begin
  perform bellhop.business(p_business);
  perform bellhop.check_call(p_business, p_call_id);
  perform bellhop.check_lease(p_call_id, p_epoch);
  if jsonb_typeof(p_events) is distinct from 'array' then
    perform bellhop.reject('events_invalid', 'Events are a list.');
  elsif jsonb_array_length(p_events) > 5000 then
    perform bellhop.reject('too_many_events', 'At most 5000 events can be stored at once.');
  end if;
  insert into public.call_events (call_id, seq, business_id, time, type, data)
  select p_call_id, e.seq, p_business, e.time, e.type, coalesce(e.data, '{}')
  from jsonb_to_recordset(p_events) as e (seq int, time timestamptz, type text, data jsonb)
  on conflict (call_id, seq) do nothing;
  get diagnostics v_stored = row_count;
  return jsonb_build_object('ok', true, 'stored', v_stored);
exception
  when data_exception or integrity_constraint_violation then
    perform bellhop.reject('events_invalid', sqlerrm);
end
$$;

create function public.close_call(
  p_business uuid, p_call_id text, p_outcome text, p_ended_at timestamptz default now(),
  p_summary text default null, p_transcript jsonb default '[]', p_usage jsonb default '{}',
  p_epoch int default null
) returns jsonb
language plpgsql volatile security definer
set search_path = '' set plan_cache_mode = force_generic_plan set jit = off
as $$
begin
  perform bellhop.business(p_business);
  perform bellhop.check_call(p_business, p_call_id);
  perform bellhop.check_lease(p_call_id, p_epoch);
  if p_outcome is null or p_outcome not in (
    'booked', 'changed', 'cancelled', 'answered', 'message', 'transferred', 'abandoned', 'failed'
  ) then
    perform bellhop.reject('outcome_unknown', 'There is no such outcome.');
  elsif length(p_summary) > 10000 then
    perform bellhop.reject('summary_too_long', 'A summary may have at most 10000 characters.');
  end if;
  -- The first record of the end stands.
  update public.calls c set
    ended_at = coalesce(p_ended_at, clock_timestamp()), outcome = p_outcome,
    summary = p_summary, transcript = coalesce(p_transcript, '[]'), usage = coalesce(p_usage, '{}'),
    leased_until = null
  where c.id = p_call_id and c.business_id = p_business and c.ended_at is null;
  perform bellhop.release(p_business, p_call_id);
  return jsonb_build_object('ok', true);
end
$$;
