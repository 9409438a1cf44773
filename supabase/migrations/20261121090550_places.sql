-- How places are chosen and taken. Lock order, which keeps writers from waiting for each other in
-- a ring: idempotency key, appointment, then places of one resource in order of time; afterwards
-- only things that nobody who waits for a place can own (a call's own places, the caller's row).

-- Takes the one place of a slot, without locking the slot first: whoever inserts first has it, and
-- the others learn so as soon as that one commits. True when the place is now the claimant's.
create function bellhop.claim_place(
  p_claim public.slot_claims, p_call_id text, p_moving uuid
) returns boolean
language plpgsql
as $$
declare
  v_appointment uuid;
  v_yields boolean;
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
    select c.appointment_id, bellhop.yields(c, p_call_id) into v_appointment, v_yields
    from public.slot_claims c
    where c.slot_id = p_claim.slot_id and c.seat_no = 1;
    if found and not v_yields then
      return coalesce(v_appointment = p_moving, false);
    end if;
    update public.slot_claims c
    set appointment_id = p_claim.appointment_id, hold_id = p_claim.hold_id,
      expires_at = p_claim.expires_at
    where c.slot_id = p_claim.slot_id and c.seat_no = 1 and bellhop.yields(c, p_call_id);
    if found then
      return true;
    end if;
    -- It was given back between the statements: try again.
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
    v_take := case when p_plan.spread then least(v_slot.free, v_left) else p_plan.places end;
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

create function public.hold_slot(
  p_business uuid, p_call_id text, p_slot_ids uuid[], p_service text, p_party int,
  p_seconds int default 180, p_appointment uuid default null
) returns jsonb
language plpgsql volatile security definer
set search_path = '' set plan_cache_mode = force_generic_plan set jit = off
as $$
declare
  v_business public.businesses := bellhop.business(p_business);
  v_plan bellhop.plan;
  v_claim public.slot_claims;
  v_reason text;
begin
  perform bellhop.check_call_id(p_call_id);
  if p_seconds is null or p_seconds not between 1 and 3600 then
    perform bellhop.reject('seconds_out_of_range', 'A hold lasts from 1 to 3600 seconds.');
  end if;
  v_plan := bellhop.plan(
    v_business, p_call_id, p_service, p_slot_ids, p_party, p_appointment);
  if v_plan.reason is not null then
    return bellhop.refusal(v_plan.reason);
  end if;

  v_claim.business_id := p_business;
  v_claim.hold_id := gen_random_uuid();
  v_claim.expires_at := clock_timestamp() + make_interval(secs => p_seconds);
  v_reason := bellhop.claim(v_plan, v_claim, p_party, p_call_id, p_appointment);
  if v_reason is not null then
    return bellhop.refusal(v_reason);
  end if;
  insert into public.holds (id, business_id, call_id, service_id, party_size, expires_at)
  values (
    v_claim.hold_id, p_business, p_call_id, v_plan.service_id, p_party, v_claim.expires_at);
  perform bellhop.release(p_business, p_call_id, v_claim.hold_id);
  insert into public.audit_log (business_id, call_id, op, data)
  values (p_business, p_call_id, 'hold', jsonb_build_object('hold_id', v_claim.hold_id));
  return jsonb_build_object(
    'ok', true, 'hold_id', v_claim.hold_id, 'expires_at', bellhop.instant(v_claim.expires_at));
end
$$;

create function public.release_holds(p_business uuid, p_call_id text) returns jsonb
language plpgsql volatile security definer
set search_path = '' set plan_cache_mode = force_generic_plan set jit = off
as $$
begin
  perform bellhop.business(p_business);
  perform bellhop.check_call_id(p_call_id);
  return jsonb_build_object('ok', true, 'released', bellhop.release(p_business, p_call_id));
end
$$;
