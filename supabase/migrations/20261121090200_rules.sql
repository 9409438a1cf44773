-- What must hold whatever writes to the tables, be it a function, an operator or a mistake.

-- The business's present: the real time, or the instant that the embedded host pins for tests and
-- simulations. A request that came through Supabase's API can never pin it.
create function public.business_now() returns timestamptz
language plpgsql stable set search_path = ''
as $$
declare
  v_pinned text := current_setting('bellhop.now', true);
begin
  if v_pinned is null or v_pinned = '' or session_user = 'authenticator' then
    return now();
  end if;
  return v_pinned::timestamptz;
end
$$;

-- Ends the request as a wrong one. `p_what` names it for programs, `p_detail` for people.
create function bellhop.reject(p_what text, p_detail text, p_status text default 'PT422')
returns void
language plpgsql immutable
as $$
begin
  raise exception using errcode = p_status, message = p_what, detail = p_detail;
end
$$;

create function bellhop.check_zone() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if not exists (select from pg_catalog.pg_timezone_names where name = new.zone) then
    perform bellhop.reject('zone_unknown', format('%s is not an IANA time zone.', new.zone));
  end if;
  return new;
end
$$;

create trigger check_zone before insert on public.businesses
  for each row execute function bellhop.check_zone();

create trigger check_changed_zone before update on public.businesses
  for each row when (new.zone is distinct from old.zone) execute function bellhop.check_zone();

-- A claim is only ever made on a place that exists, in a slot that is open and still to come.
create function bellhop.check_claim() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_capacity int;
  v_closed boolean;
  v_starts timestamptz;
begin
  select s.capacity, s.closed, lower(s.period) into v_capacity, v_closed, v_starts
  from public.slots s
  where s.id = new.slot_id and s.business_id = new.business_id;
  if not found then
    perform bellhop.reject('slot_not_found', 'This business has no such slot.', 'PT404');
  elsif v_starts <= public.business_now() then
    perform bellhop.reject('slot_in_past', 'The slot has already begun.', 'PT409');
  elsif v_closed then
    perform bellhop.reject('slot_closed', 'The slot is closed.', 'PT409');
  elsif new.seat_no > v_capacity then
    perform bellhop.reject('slot_taken', 'The slot has no such place.', 'PT409');
  end if;
  return new;
end
$$;

create trigger check_claim before insert or update on public.slot_claims
  for each row execute function bellhop.check_claim();

-- At the end of a transaction a booked appointment owns the places it speaks of, and a cancelled
-- one owns none.
create function bellhop.check_appointment(p_appointment uuid) returns void
language plpgsql
as $$
declare
  v_status text;
  v_whole boolean;
begin
  select a.status, case a.status
      when 'cancelled' then count(c.slot_id) = 0
      else count(c.slot_id) >= a.party_size and min(lower(s.period)) = a.starts_at
        and bool_and(s.resource_id = a.resource_id)
    end
    into v_status, v_whole
  from public.appointments a
  left join public.slot_claims c on c.appointment_id = a.id
  left join public.slots s on s.id = c.slot_id
  where a.id = p_appointment
  group by a.id;
  if v_whole is false and v_status = 'cancelled' then
    perform bellhop.reject('cancelled_with_claims', 'A cancelled appointment keeps no places.', 'PT409');
  elsif v_whole is not true and v_status = 'booked' then
    perform bellhop.reject(
      'booked_without_claims', 'A booked appointment must own its places.', 'PT409');
  end if;
end
$$;

create function bellhop.check_appointment_row() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if not exists (
    select from public.service_resources sr
    where sr.service_id = new.service_id and sr.resource_id = new.resource_id
      and sr.business_id = new.business_id
  ) then
    perform bellhop.reject('service_not_offered', 'The service is not given there.', 'PT409');
  end if;
  perform bellhop.check_appointment(new.id);
  return null;
end
$$;

-- Which resource gives which service is never forgotten, so that looking it up needs no lock.
create function bellhop.keep_service_resource() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'UPDATE' and (new.service_id, new.resource_id, new.business_id)
     = (old.service_id, old.resource_id, old.business_id) then
    return new;
  end if;
  perform bellhop.reject(
    'service_resource_fixed', 'Deactivate it instead: appointments may speak of it.', 'PT409');
  return null;
end
$$;

create trigger keep_service_resource before update or delete on public.service_resources
  for each row execute function bellhop.keep_service_resource();

create trigger keep_service_resources before truncate on public.service_resources
  for each statement execute function bellhop.keep_service_resource();

-- A place goes to an appointment that is booked, at that time, with that resource. The appointment
-- of another transaction is locked, so that a claim and a cancellation cannot pass each other.
create function bellhop.check_given_claim() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_writer xid;
  v_fits boolean;
begin
  select a.xmin, a.status = 'booked' and s.resource_id = a.resource_id
      and lower(s.period) >= a.starts_at
    into v_writer, v_fits
  from public.appointments a, public.slots s
  where a.id = new.appointment_id and s.id = new.slot_id;
  if v_writer <> pg_current_xact_id()::xid then
    select a.status = 'booked' and v_fits into v_fits
    from public.appointments a where a.id = new.appointment_id for share;
  end if;
  -- It may have been given back since, in the same transaction.
  if v_fits is false and exists (
    select from public.slot_claims c
    where c.slot_id = new.slot_id and c.appointment_id = new.appointment_id
  ) then
    perform bellhop.check_appointment(new.appointment_id);
  end if;
  return null;
end
$$;

create function bellhop.check_lost_claim() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform from public.appointments a
  where a.id = old.appointment_id and a.xmin <> pg_current_xact_id()::xid
  for share;
  perform bellhop.check_appointment(old.appointment_id);
  return null;
end
$$;

create constraint trigger check_appointment
  after insert or update on public.appointments
  deferrable initially deferred
  for each row execute function bellhop.check_appointment_row();

create constraint trigger check_given_claim
  after insert or update on public.slot_claims
  deferrable initially deferred
  for each row when (new.appointment_id is not null)
  execute function bellhop.check_given_claim();

create constraint trigger check_lost_claim
  after update or delete on public.slot_claims
  deferrable initially deferred
  for each row when (old.appointment_id is not null)
  execute function bellhop.check_lost_claim();

-- A slot stays where it is: whoever holds a place in it was promised that time.
create function bellhop.check_slot() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if (new.period, new.resource_id, new.business_id, new.id)
     is distinct from (old.period, old.resource_id, old.business_id, old.id) then
    perform bellhop.reject('slot_fixed', 'A slot cannot be moved; close it and add another.', 'PT409');
  end if;
  return new;
end
$$;

create trigger check_slot before update on public.slots
  for each row execute function bellhop.check_slot();
