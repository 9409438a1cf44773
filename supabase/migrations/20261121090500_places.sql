-- How places are chosen and taken. Lock order, which keeps writers from waiting for each other in
-- a ring: idempotency key, appointment, then places of one resource in order of time; afterwards
-- only things that nobody who waits for a place can own (a call's own places, the caller's row).

-- What a choice of slots amounts to, or why it cannot be had.
create type bellhop.plan as (
  reason text,
  service_id uuid,
  resource_id uuid,
  -- In order of time.
  slot_ids uuid[],
  capacity int,
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
    or coalesce(v_claims #>> '{app_metadata,business_id}', p_business::text) = p_business::text;
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
-- only a wrong request can contain is raised.
create function bellhop.plan(
  p_business public.businesses, p_service public.services, p_slot_ids uuid[], p_party int
) returns bellhop.plan
language plpgsql stable
as $$
declare
  v_plan bellhop.plan;
  v_now timestamptz := public.business_now();
  v_found int;
  v_resources int;
  v_length interval;
  v_last_start timestamptz;
  v_closed boolean;
  v_offered boolean;
  v_slot_minutes int;
  v_slots_long int;
begin
  perform bellhop.check_party(p_party);
  if coalesce(array_ndims(p_slot_ids), 0) <> 1 then
    perform bellhop.reject('slot_ids_required', 'A list of slots must be given.');
  elsif array_position(p_slot_ids, null) is not null then
    perform bellhop.reject('slot_ids_required', 'Each slot must be named.');
  elsif cardinality(p_slot_ids) > 300 then
    perform bellhop.reject('too_many_slots', 'At most 300 slots can be taken at once.');
  end if;

  select count(*), count(distinct s.resource_id), (array_agg(s.resource_id))[1],
      array_agg(s.id order by lower(s.period)),
      min(lower(s.period)), max(upper(s.period)), max(lower(s.period)),
      sum(upper(s.period) - lower(s.period)), max(s.capacity),
      bool_or(s.closed or not r.active), bool_and(sr.service_id is not null), min(r.slot_minutes)
    into v_found, v_resources, v_plan.resource_id,
      v_plan.slot_ids,
      v_plan.starts_at, v_plan.ends_at, v_last_start,
      v_length, v_plan.capacity,
      v_closed, v_offered, v_slot_minutes
  from public.slots s
  join public.resources r on r.id = s.resource_id
  left join public.service_resources sr
    on sr.resource_id = s.resource_id and sr.service_id = p_service.id
  where s.id = any (p_slot_ids) and s.business_id = p_business.id;

  if v_found < cardinality(p_slot_ids) then
    if cardinality(p_slot_ids) > (select count(distinct id) from unnest(p_slot_ids) as id) then
      perform bellhop.reject('slot_ids_repeated', 'A slot is named more than once.');
    end if;
    v_plan.reason := 'not_found';
    return v_plan;
  end if;
  v_plan.reason := case
    when v_plan.starts_at <= v_now then 'slot_in_past'
    when v_closed then 'slot_closed'
    when v_plan.starts_at < v_now + make_interval(mins => p_business.minimum_notice_minutes)
      then 'too_late'
    when p_party > p_service.max_party then 'party_too_large'
    when p_party < p_service.min_party then 'party_too_small'
  end;
  if v_plan.reason is not null then
    return v_plan;
  end if;

  v_slots_long := ceil(p_service.duration_minutes::numeric / v_slot_minutes);
  v_plan.spread := p_party > v_plan.capacity;
  if v_plan.spread and v_slots_long > 1 then
    v_plan.reason := 'party_too_large';
    return v_plan;
  end if;
  if not v_offered then
    perform bellhop.reject('service_not_offered', 'The service is not given there.');
  elsif v_resources > 1 or v_length <> v_plan.ends_at - v_plan.starts_at then
    perform bellhop.reject('slots_not_adjacent', 'The slots must follow on each other.');
  elsif v_found <> (
    case when v_plan.spread then ceil(p_party::numeric / v_plan.capacity) else v_slots_long end
  ) then
    perform bellhop.reject(
      'slot_count_wrong', 'The service or the party needs another number of slots.');
  end if;

  v_plan.service_id := p_service.id;
  v_plan.ends_at := case when v_plan.spread then v_last_start else v_plan.starts_at end
    + make_interval(mins => p_service.duration_minutes);
  return v_plan;
end
$$;

-- Takes the one place of a slot, without locking the slot first: whoever inserts first has it, and
-- the others learn so as soon as that one commits. True when the place is now the claimant's.
create function bellhop.claim_place(
  p_claim public.slot_claims, p_call_id text, p_moving uuid
) returns boolean
language plpgsql
as $$
declare
  v_appointment uuid;
begin
  for v_try in 1..5 loop
    insert into public.slot_claims (
      slot_id, seat_no, business_id, appointment_id, hold_id, expires_at)
    values (p_claim.slot_id, 1, p_claim.business_id,
      p_claim.appointment_id, p_claim.hold_id, p_claim.expires_at)
    on conflict do nothing;
    if found then
      return true;
    end if;
    update public.slot_claims c
    set appointment_id = p_claim.appointment_id, hold_id = p_claim.hold_id,
      expires_at = p_claim.expires_at
    where c.slot_id = p_claim.slot_id and c.seat_no = 1
      and (
        c.expires_at <= clock_timestamp()
        or c.hold_id in (
          select h.id from public.holds h
          where h.business_id = p_claim.business_id and h.call_id = p_call_id)
      );
    if found then
      return true;
    end if;
    select c.appointment_id into v_appointment
    from public.slot_claims c
    where c.slot_id = p_claim.slot_id and c.seat_no = 1;
    if found then
      return coalesce(v_appointment = p_moving, false);
    end if;
    -- It was given back between the two statements.
  end loop;
  return false;
end
$$;

-- Takes places in slots that have several. The slots are locked in order of time, so that what is
-- counted stays true until the places are taken.
create function bellhop.claim_seats(
  p_plan bellhop.plan, p_claim public.slot_claims, p_party int, p_call_id text, p_moving uuid
) returns boolean
language plpgsql
as $$
declare
  v_slot record;
  v_wanted int[] := '{}';
  v_left int := p_party;
  v_take int;
  v_place int := 0;
  v_rows int;
begin
  perform from public.slots s
  where s.id = any (p_plan.slot_ids)
  order by lower(s.period)
  for no key update;

  for v_slot in
    select s.id, s.capacity - count(c.slot_id) as free
    from public.slots s
    left join public.slot_claims c on c.slot_id = s.id
      and not coalesce(c.appointment_id = p_moving, false)
      and not bellhop.yields(c, p_call_id)
    where s.id = any (p_plan.slot_ids)
    group by s.id
    order by lower(s.period)
  loop
    v_take := case when p_plan.spread then least(v_slot.free, v_left) else p_party end;
    if v_take > v_slot.free or v_take < 1 then
      return false;
    end if;
    v_wanted := v_wanted || v_take;
    v_left := v_left - v_take;
  end loop;
  if p_plan.spread and v_left > 0 then
    return false;
  end if;

  for v_slot in
    select s.id, s.capacity from public.slots s
    where s.id = any (p_plan.slot_ids)
    order by lower(s.period)
  loop
    v_place := v_place + 1;
    delete from public.slot_claims c
    where c.slot_id = v_slot.id
      and (bellhop.yields(c, p_call_id) or c.appointment_id = p_claim.appointment_id);
    -- A hold made for moving an appointment leaves it the places it has.
    v_take := v_wanted[v_place] - (
      select count(*) from public.slot_claims c
      where c.slot_id = v_slot.id and c.appointment_id = p_moving);
    insert into public.slot_claims (
      slot_id, seat_no, business_id, appointment_id, hold_id, expires_at)
    select v_slot.id, seat, p_claim.business_id,
      p_claim.appointment_id, p_claim.hold_id, p_claim.expires_at
    from generate_series(1, v_slot.capacity) as seat
    where not exists (
      select from public.slot_claims c where c.slot_id = v_slot.id and c.seat_no = seat)
    order by seat
    limit greatest(v_take, 0)
    on conflict do nothing;
    get diagnostics v_rows = row_count;
    if v_rows < v_take then
      perform bellhop.reject('slot_taken', 'The places were taken meanwhile.', 'PT409');
    end if;
  end loop;
  return true;
end
$$;

-- Whether a claim is only a hold that has run out, or the call's own.
create function bellhop.yields(p_claim public.slot_claims, p_call_id text) returns boolean
language plpgsql stable
as $$
begin
  return p_claim.hold_id is not null and (
    p_claim.expires_at <= clock_timestamp()
    or exists (
      select from public.holds h
      where h.id = p_claim.hold_id
        and h.business_id = p_claim.business_id and h.call_id = p_call_id)
  );
end
$$;

-- Takes all places of a plan for an appointment or a hold, or none of them; null when taken, else
-- the reason why not. `p_moving` is the appointment being moved: the places it has are its own.
create function bellhop.claim(
  p_plan bellhop.plan, p_claim public.slot_claims, p_party int, p_call_id text, p_moving uuid
) returns text
language plpgsql
as $$
declare
  v_slot uuid;
begin
  if p_plan.capacity > 1 then
    if not bellhop.claim_seats(p_plan, p_claim, p_party, p_call_id, p_moving) then
      return 'slot_taken';
    end if;
    return null;
  end if;
  foreach v_slot in array p_plan.slot_ids loop
    p_claim.slot_id := v_slot;
    if not bellhop.claim_place(p_claim, p_call_id, p_moving) then
      perform bellhop.reject('slot_taken', 'Someone else has the place.', 'PT409');
    end if;
  end loop;
  return null;
exception
  -- Undoes the places taken before the one that was refused.
  when sqlstate 'PT409' then
    return sqlerrm;
  -- Hours were changed between the plan and the claim, and the slot is gone.
  when sqlstate 'PT404' or foreign_key_violation then
    return 'slot_closed';
end
$$;

-- Gives back what the call holds, except `p_except`. Places that someone is taking over at this
-- moment, because the hold ran out, are left to them.
create function bellhop.release(p_business uuid, p_call_id text, p_except uuid default null)
returns int
language plpgsql
as $$
declare
  v_holds uuid[];
  v_released int;
begin
  v_holds := array(
    select h.id from public.holds h
    where h.business_id = p_business and h.call_id = p_call_id and h.released_at is null
      and h.id is distinct from p_except);
  if cardinality(v_holds) = 0 then
    return 0;
  end if;
  delete from public.slot_claims c
  where (c.slot_id, c.seat_no) in (
    select s.slot_id, s.seat_no from public.slot_claims s
    where s.hold_id = any (v_holds)
    for update skip locked
  );
  get diagnostics v_released = row_count;
  update public.holds h set released_at = clock_timestamp()
  where h.id in (
    select l.id from public.holds l where l.id = any (v_holds) order by l.id for no key update);
  return v_released;
end
$$;
