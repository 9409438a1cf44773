-- What may be asked: for which business, by whom, and whether it makes sense.

-- What a choice of slots amounts to, or why it cannot be had.
create type bellhop.plan as (
  reason text,
  service_id uuid,
  service_name text,
  resource_id uuid,
  resource text,
  resource_name text,
  -- In order of time.
  slot_ids uuid[],
  capacity int,
  -- Places wanted in each slot; all of it where a slot is not shared.
  places int,
  -- More people than one slot takes: they fill adjacent slots one after another.
  spread boolean,
  starts_at timestamptz,
  ends_at timestamptz
);

-- The business, if there is one and the asker may act for it.
create function bellhop.business(p_business uuid) returns public.businesses
language plpgsql stable
as $$
declare
  v_row public.businesses;
begin
  select b.* into v_row from public.businesses b where b.id = p_business;
  if not found or not bellhop.may_act_for(p_business) then
    perform bellhop.reject('business_not_found', 'There is no such business.', 'PT404');
  end if;
  return v_row;
end
$$;

create function bellhop.may_act_for(p_business uuid) returns boolean
language plpgsql stable
as $$
declare
  v_claims jsonb := nullif(current_setting('request.jwt.claims', true), '')::jsonb;
begin
  return v_claims is null
    or v_claims ->> 'role' is not distinct from 'service_role'
    or coalesce(v_claims #>> '{app_metadata,business_id}' = p_business::text, false);
end
$$;

create function bellhop.refusal(p_reason text) returns jsonb
language plpgsql immutable
as $$
begin
  return jsonb_build_object('ok', false, 'reason', p_reason);
end
$$;

-- Milliseconds and a Z, as JavaScript writes instants.
create function bellhop.instant(p_at timestamptz) returns text
language plpgsql immutable
as $$
begin
  return to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
end
$$;

-- The checks raise what is wrong, and otherwise answer true, so that several make one expression:
-- unlike `perform`, that costs no query.
create function bellhop.check_text(p_name text, p_value text, p_max int, p_required boolean)
returns boolean
language plpgsql immutable
as $$
begin
  if p_value is null then
    if p_required then
      perform bellhop.reject(p_name || '_required', format('%s must be given.', p_name));
    end if;
  elsif btrim(p_value) = '' then
    perform bellhop.reject(p_name || '_required', format('%s must not be empty.', p_name));
  elsif length(p_value) > p_max then
    perform bellhop.reject(
      p_name || '_too_long', format('%s may have at most %s characters.', p_name, p_max));
  end if;
  return true;
end
$$;

create function bellhop.check_phone(p_name text, p_value text) returns boolean
language plpgsql immutable
as $$
begin
  if p_value !~ '^\+[1-9][0-9]{6,14}$' then
    perform bellhop.reject(
      p_name || '_invalid', format('%s must be an E.164 number such as +12125550100.', p_name));
  end if;
  return true;
end
$$;

create function bellhop.check_party(p_party int) returns boolean
language plpgsql immutable
as $$
begin
  if p_party is null or p_party < 1 then
    perform bellhop.reject('party_size_invalid', 'The party must be of one person or more.');
  end if;
  return true;
end
$$;

create function bellhop.service(p_business uuid, p_service text) returns public.services
language plpgsql stable
as $$
declare
  v_row public.services;
begin
  perform bellhop.check_text('service', p_service, 64, true);
  select s.* into v_row
  from public.services s
  where s.business_id = p_business and s.slug = p_service and s.active;
  if not found then
    perform bellhop.reject('service_not_found', 'This business offers no such service.', 'PT404');
  end if;
  return v_row;
end
$$;

-- Whether these slots can serve this party. `reason` is set for what a caller may be told; what
-- only a wrong request can contain is raised. `p_moving` is the appointment to be moved there.
create function bellhop.plan(
  p_business public.businesses, p_call_id text, p_service text, p_slot_ids uuid[], p_party int,
  p_moving uuid
) returns bellhop.plan
language plpgsql stable
as $$
declare
  v_plan bellhop.plan;
  v_now timestamptz := public.business_now();
  v_found int := 1;
  v_adjacent boolean := true;
  v_ended boolean;
  v_minutes int;
  v_min_party int;
  v_max_party int;
  v_last_start timestamptz;
  v_closed boolean;
  v_offered boolean;
  v_slot_minutes int;
  v_taken boolean;
  v_slots_long int;
  v_shared boolean;
begin
  if p_party is null or p_party < 1 then
    perform bellhop.check_party(p_party);
  elsif coalesce(array_ndims(p_slot_ids), 0) <> 1 then
    perform bellhop.reject('slot_ids_required', 'A list of slots must be given.');
  elsif array_position(p_slot_ids, null) is not null then
    perform bellhop.reject('slot_ids_required', 'Each slot must be named.');
  elsif cardinality(p_slot_ids) > 300 then
    perform bellhop.reject('too_many_slots', 'At most 300 slots can be taken at once.');
  end if;

  -- One query for all there is to know of the service and the first slot, which mostly is the only
  -- one: each query costs as much as it finds.
  select exists (
      select from public.calls c
      where c.id = p_call_id and c.business_id = p_business.id and c.ended_at is not null
    ), sv.id, sv.name, sv.duration_minutes, sv.min_party, sv.max_party,
      s.resource_id, r.slug, r.name, lower(s.period), lower(s.period), upper(s.period),
      s.capacity, r.shared, s.closed or not r.active, sr.active is true, r.slot_minutes,
      s.capacity = 1 and exists (
        select from public.slot_claims c
        where c.slot_id = s.id and c.appointment_id is not null
          and (p_moving is null or c.appointment_id <> p_moving))
    into v_ended, v_plan.service_id, v_plan.service_name, v_minutes, v_min_party, v_max_party,
      v_plan.resource_id, v_plan.resource, v_plan.resource_name, v_plan.starts_at, v_last_start,
      v_plan.ends_at, v_plan.capacity, v_shared, v_closed, v_offered, v_slot_minutes, v_taken
  from (values (p_slot_ids[1])) as asked (slot_id)
  left join public.services sv
    on sv.slug = p_service and sv.business_id = p_business.id and sv.active
  left join public.slots s on s.id = asked.slot_id and s.business_id = p_business.id
  left join public.resources r on r.id = s.resource_id
  left join public.service_resources sr
    on sr.service_id = sv.id and sr.resource_id = s.resource_id
      and sr.business_id = p_business.id;
  v_plan.slot_ids := p_slot_ids;
  if cardinality(p_slot_ids) > 1 then
    select count(*), array_agg(s.id order by lower(s.period)),
        count(distinct s.resource_id) = 1
          and sum(upper(s.period) - lower(s.period)) = max(upper(s.period)) - min(lower(s.period)),
        min(lower(s.period)), max(lower(s.period)), max(upper(s.period)),
        bool_or(s.closed) or v_closed,
        bool_or(s.capacity = 1 and exists (
          select from public.slot_claims c
          where c.slot_id = s.id and c.appointment_id is not null
            and (p_moving is null or c.appointment_id <> p_moving)))
      into v_found, v_plan.slot_ids, v_adjacent, v_plan.starts_at, v_last_start, v_plan.ends_at,
        v_closed, v_taken
    from public.slots s
    where s.id = any (p_slot_ids) and s.business_id = p_business.id;
  end if;

  if v_plan.service_id is null then
    perform bellhop.service(p_business.id, p_service);
  elsif v_ended then
    v_plan.reason := 'call_ended';
    return v_plan;
  elsif v_plan.resource_id is null or v_found < cardinality(p_slot_ids) then
    if cardinality(p_slot_ids) > (select count(distinct id) from unnest(p_slot_ids) as id) then
      perform bellhop.reject('slot_ids_repeated', 'A slot is named more than once.');
    end if;
    v_plan.reason := 'not_found';
    return v_plan;
  end if;
  v_slots_long := ceil(v_minutes::numeric / v_slot_minutes);
  v_plan.spread := v_shared and p_party > v_plan.capacity;
  v_plan.places := case when v_shared then p_party else v_plan.capacity end;
  v_plan.reason := case
    when v_plan.starts_at <= v_now then 'slot_in_past'
    when v_closed then 'slot_closed'
    when v_plan.starts_at < v_now + make_interval(mins => p_business.minimum_notice_minutes)
      then 'too_late'
    when p_party > v_max_party or v_plan.spread and v_slots_long > 1
      or not v_shared and p_party > v_plan.capacity then 'party_too_large'
    when p_party < v_min_party then 'party_too_small'
  end;
  if v_plan.reason is not null then
    return v_plan;
  end if;

  if not v_offered then
    perform bellhop.reject('service_not_offered', 'The service is not given there.');
  elsif not v_adjacent then
    perform bellhop.reject('slots_not_adjacent', 'The slots must follow on each other.');
  elsif v_found <> (
    case when v_plan.spread then ceil(p_party::numeric / v_plan.capacity) else v_slots_long end
  ) then
    perform bellhop.reject(
      'slot_count_wrong', 'The service or the party needs another number of slots.');
  end if;
  -- Most who are late learn it here, without trying to claim anything.
  if v_taken then
    v_plan.reason := 'slot_taken';
    return v_plan;
  end if;
  v_plan.ends_at := case when v_plan.spread then v_last_start else v_plan.starts_at end
    + make_interval(mins => v_minutes);
  return v_plan;
end
$$;

create function bellhop.check_call_id(p_call_id text) returns boolean
language plpgsql immutable
as $$
begin
  return bellhop.check_text('call_id', p_call_id, 200, true);
end
$$;

create function bellhop.call_ended(p_business uuid, p_call_id text) returns boolean
language plpgsql stable
as $$
begin
  return exists (
    select from public.calls c
    where c.id = p_call_id and c.business_id = p_business and c.ended_at is not null);
end
$$;
