-- Booking, changing and cancelling: one transaction each.

-- The alphabet leaves out what sounds or looks alike.
create function bellhop.code_letter(p_number int) returns text
language sql immutable
as $$
  select substr('AFHKLMQRWXY234679', p_number % 17 + 1, 1)
$$;

-- Five characters that are easy to say and to hear.
create function bellhop.new_code() returns text
language plpgsql volatile
as $$
declare
  v_bytes bytea := extensions.gen_random_bytes(5);
begin
  return bellhop.code_letter(get_byte(v_bytes, 0)) || bellhop.code_letter(get_byte(v_bytes, 1))
    || bellhop.code_letter(get_byte(v_bytes, 2)) || bellhop.code_letter(get_byte(v_bytes, 3))
    || bellhop.code_letter(get_byte(v_bytes, 4));
end
$$;

-- The answer this key was given before, or null for a new one. A twin of a request that is still
-- at work waits here until that one is done.
create function bellhop.earlier_answer(p_business uuid, p_key text, p_op text, p_request jsonb)
returns jsonb
language plpgsql volatile
as $$
declare
  v_lock bigint := hashtextextended(p_business::text || p_key, 0);
  v_op text;
  v_request jsonb;
  v_response jsonb;
begin
  if p_key is null or length(p_key) not between 1 and 200 then
    perform bellhop.reject('key_invalid', 'A key of 1 to 200 characters must be given.');
  end if;
  -- Trying first costs no query, and mostly succeeds.
  if not pg_try_advisory_xact_lock(v_lock) then
    perform pg_advisory_xact_lock(v_lock);
  end if;
  select k.op, k.request, k.response into v_op, v_request, v_response
  from public.idempotency_keys k
  where k.business_id = p_business and k.key = p_key;
  if not found then
    return null;
  elsif v_op <> p_op or v_request <> p_request then
    perform bellhop.reject(
      'idempotency_key_reused', 'This key belongs to another request of this business.');
  end if;
  return v_response || '{"replayed": true}';
end
$$;

create function bellhop.appointment_json(
  p_appointment public.appointments, p_business text, p_service text, p_service_name text,
  p_resource text, p_resource_name text
) returns jsonb
language plpgsql stable
as $$
begin
  return jsonb_build_object(
    'id', p_appointment.id, 'code', p_appointment.code, 'status', p_appointment.status,
    'business', p_business, 'service', p_service, 'service_name', p_service_name,
    'resource', p_resource, 'resource_name', p_resource_name,
    'starts_at', bellhop.instant(p_appointment.starts_at),
    'ends_at', bellhop.instant(p_appointment.ends_at),
    'party_size', p_appointment.party_size,
    'caller_phone', p_appointment.caller_phone, 'caller_name', p_appointment.caller_name,
    'notes', p_appointment.notes, 'version', p_appointment.version);
end
$$;

-- The same, for who has not just looked up its service and resource.
create function bellhop.appointment_row(p_appointment public.appointments, p_business text)
returns jsonb
language plpgsql stable
as $$
declare
  v_row jsonb;
begin
  select bellhop.appointment_json(p_appointment, p_business, s.slug, s.name, r.slug, r.name)
    into v_row
  from public.services s, public.resources r
  where s.id = p_appointment.service_id and r.id = p_appointment.resource_id;
  return v_row;
end
$$;

-- Leaves the traces of a write in its own transaction: what was done, whom to tell, and the answer
-- for whoever asks with the same key again.
create function bellhop.record(
  p_business uuid, p_call_id text, p_op text, p_kind text, p_appointment uuid,
  p_key text, p_request jsonb, p_response jsonb
) returns jsonb
language plpgsql volatile
as $$
declare
  v_data jsonb := p_response - 'ok' - 'replayed';
begin
  with audited as (
    insert into public.audit_log (business_id, call_id, op, appointment_id, key, data)
    values (p_business, p_call_id, p_op, p_appointment, p_key, v_data)
  ), told as (
    insert into public.outbox (business_id, kind, payload)
    values (p_business, p_kind, v_data)
  )
  insert into public.idempotency_keys (business_id, key, op, request, response)
  values (p_business, p_key, p_op, p_request, p_response);
  return p_response;
end
$$;

create function public.book(
  p_business uuid, p_call_id text, p_key text, p_service text, p_slot_ids uuid[], p_party int,
  p_caller_name text, p_caller_phone text, p_verified boolean default false,
  p_notes text default null, p_epoch int default null
) returns jsonb
language plpgsql volatile security definer
set search_path = '' set plan_cache_mode = force_generic_plan set jit = off
as $$
declare
  v_business public.businesses := bellhop.business(p_business);
  v_checked boolean;
  v_request jsonb;
  v_answer jsonb;
  v_plan bellhop.plan;
  v_claim public.slot_claims;
  v_reason text;
  v_released int;
  v_row public.appointments;
begin
  v_checked := bellhop.check_call_id(p_call_id)
    and bellhop.check_text('caller_name', p_caller_name, 120, true)
    and bellhop.check_text('caller_phone', p_caller_phone, 16, true)
    and bellhop.check_phone('caller_phone', p_caller_phone);
  if length(p_notes) > 1000 then
    perform bellhop.reject('notes_too_long', 'Notes may have at most 1000 characters.');
  end if;
  v_request := jsonb_build_object(
    'service', p_service, 'slot_ids', p_slot_ids, 'party', p_party,
    'name', p_caller_name, 'phone', p_caller_phone, 'notes', p_notes);
  v_answer := bellhop.earlier_answer(p_business, p_key, 'book', v_request);
  if v_answer is not null then
    return v_answer;
  end if;
  v_checked := bellhop.check_lease(p_call_id, p_epoch);

  v_plan := bellhop.plan(v_business, p_call_id, p_service, p_slot_ids, p_party, null);
  if v_plan.reason is not null then
    return bellhop.refusal(v_plan.reason);
  end if;
  v_claim.business_id := p_business;
  v_claim.appointment_id := gen_random_uuid();
  v_reason := bellhop.claim(v_plan, v_claim, p_party, p_call_id, null);
  if v_reason is not null then
    return bellhop.refusal(v_reason);
  end if;

  loop
    insert into public.appointments (
      id, business_id, code, service_id, resource_id, starts_at, ends_at, party_size,
      caller_phone, caller_name, notes, call_id)
    values (
      v_claim.appointment_id, p_business, bellhop.new_code(), v_plan.service_id,
      v_plan.resource_id, v_plan.starts_at, v_plan.ends_at, p_party,
      p_caller_phone, btrim(p_caller_name), nullif(btrim(p_notes), ''), p_call_id)
    on conflict (business_id, code) do nothing
    returning * into v_row;
    exit when found;
  end loop;
  v_released := bellhop.release(p_business, p_call_id);
  if p_verified and not exists (
    select from public.callers c
    where c.phone = p_caller_phone and c.business_id = p_business and c.name is not null
  ) then
    insert into public.callers as c (business_id, phone, name)
    values (p_business, p_caller_phone, v_row.caller_name)
    on conflict (business_id, phone) do update set name = excluded.name, updated_at = now()
    where c.name is null;
  end if;
  return bellhop.record(
    p_business, p_call_id, 'book', 'booked', v_row.id, p_key, v_request,
    jsonb_build_object(
      'ok', true, 'replayed', false,
      'appointment', bellhop.appointment_json(v_row, v_business.slug, p_service,
        v_plan.service_name, v_plan.resource, v_plan.resource_name)));
end
$$;

-- The appointment, locked, if the asker has shown a right to it; otherwise a row of nulls.
create function bellhop.appointment_for_change(
  p_business uuid, p_appointment uuid, p_phone text, p_code text
) returns public.appointments
language plpgsql volatile
as $$
declare
  v_row public.appointments;
begin
  if p_appointment is null then
    perform bellhop.reject('appointment_required', 'An appointment must be named.');
  end if;
  select a.* into v_row
  from public.appointments a
  where a.id = p_appointment and a.business_id = p_business
    and (a.caller_phone = p_phone or a.code = bellhop.plain_code(p_code))
  for update;
  return v_row;
end
$$;

create function bellhop.plain_code(p_code text) returns text
language plpgsql immutable
as $$
begin
  return upper(regexp_replace(p_code, '[^A-Za-z0-9]', '', 'g'));
end
$$;

-- Whether the appointment has begun, or is so near that the business allows no change.
create function bellhop.past_change(p_business public.businesses, p_starts timestamptz)
returns boolean
language plpgsql stable
as $$
begin
  return p_starts
    <= public.business_now() + make_interval(mins => p_business.cancel_notice_minutes);
end
$$;

create function public.modify(
  p_business uuid, p_call_id text, p_key text, p_appointment uuid, p_service text,
  p_slot_ids uuid[], p_party int, p_phone text default null, p_code text default null,
  p_epoch int default null
) returns jsonb
language plpgsql volatile security definer
set search_path = '' set plan_cache_mode = force_generic_plan set jit = off
as $$
declare
  v_business public.businesses := bellhop.business(p_business);
  v_request jsonb;
  v_answer jsonb;
  v_row public.appointments;
  v_plan bellhop.plan;
  v_claim public.slot_claims;
  v_reason text;
begin
  perform bellhop.check_call_id(p_call_id);
  v_request := jsonb_build_object(
    'appointment', p_appointment, 'service', p_service, 'slot_ids', p_slot_ids, 'party', p_party,
    'phone', p_phone, 'code', p_code);
  v_answer := bellhop.earlier_answer(p_business, p_key, 'modify', v_request);
  if v_answer is not null then
    return v_answer;
  elsif bellhop.call_ended(p_business, p_call_id) then
    return bellhop.refusal('call_ended');
  end if;
  perform bellhop.check_lease(p_call_id, p_epoch);
  v_row := bellhop.appointment_for_change(p_business, p_appointment, p_phone, p_code);
  if v_row.id is null then
    return bellhop.refusal('not_found');
  elsif v_row.status = 'cancelled' then
    return bellhop.refusal('already_cancelled');
  elsif bellhop.past_change(v_business, v_row.starts_at) then
    return bellhop.refusal('too_late');
  end if;
  v_plan := bellhop.plan(v_business, p_call_id, p_service, p_slot_ids, p_party, v_row.id);
  if v_plan.reason is not null then
    return bellhop.refusal(v_plan.reason);
  end if;

  -- The new places are taken before the old ones are given up: at no moment is there none.
  v_claim.business_id := p_business;
  v_claim.appointment_id := v_row.id;
  v_reason := bellhop.claim(v_plan, v_claim, p_party, p_call_id, v_row.id);
  if v_reason is not null then
    return bellhop.refusal(v_reason);
  end if;
  delete from public.slot_claims c
  where c.appointment_id = v_row.id and c.slot_id <> all (v_plan.slot_ids);
  update public.appointments a set
    service_id = v_plan.service_id, resource_id = v_plan.resource_id,
    starts_at = v_plan.starts_at, ends_at = v_plan.ends_at, party_size = p_party,
    version = a.version + 1, updated_at = now()
  where a.id = v_row.id
  returning * into v_row;
  perform bellhop.release(p_business, p_call_id);
  return bellhop.record(
    p_business, p_call_id, 'modify', 'changed', v_row.id, p_key, v_request,
    jsonb_build_object(
      'ok', true, 'replayed', false,
      'appointment', bellhop.appointment_json(v_row, v_business.slug, p_service,
        v_plan.service_name, v_plan.resource, v_plan.resource_name)));
end
$$;

create function public.cancel(
  p_business uuid, p_call_id text, p_key text, p_appointment uuid,
  p_phone text default null, p_code text default null, p_epoch int default null
) returns jsonb
language plpgsql volatile security definer
set search_path = '' set plan_cache_mode = force_generic_plan set jit = off
as $$
declare
  v_business public.businesses := bellhop.business(p_business);
  v_request jsonb;
  v_answer jsonb;
  v_row public.appointments;
begin
  perform bellhop.check_call_id(p_call_id);
  v_request := jsonb_build_object(
    'appointment', p_appointment, 'phone', p_phone, 'code', p_code);
  v_answer := bellhop.earlier_answer(p_business, p_key, 'cancel', v_request);
  if v_answer is not null then
    return v_answer;
  elsif bellhop.call_ended(p_business, p_call_id) then
    return bellhop.refusal('call_ended');
  end if;
  perform bellhop.check_lease(p_call_id, p_epoch);
  v_row := bellhop.appointment_for_change(p_business, p_appointment, p_phone, p_code);
  if v_row.id is null then
    return bellhop.refusal('not_found');
  elsif v_row.status = 'cancelled' then
    return jsonb_build_object(
      'ok', true, 'replayed', true,
      'appointment', bellhop.appointment_row(v_row, v_business.slug));
  elsif bellhop.past_change(v_business, v_row.starts_at) then
    return bellhop.refusal('too_late');
  end if;

  delete from public.slot_claims c where c.appointment_id = v_row.id;
  update public.appointments a
  set status = 'cancelled', cancelled_at = now(), version = a.version + 1, updated_at = now()
  where a.id = v_row.id
  returning * into v_row;
  perform bellhop.release(p_business, p_call_id);
  return bellhop.record(
    p_business, p_call_id, 'cancel', 'cancelled', v_row.id, p_key, v_request,
    jsonb_build_object(
      'ok', true, 'replayed', false,
      'appointment', bellhop.appointment_row(v_row, v_business.slug)));
end
$$;
