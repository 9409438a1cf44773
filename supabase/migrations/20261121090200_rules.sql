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
-- one owns none. The row is locked so that a claim and a cancellation cannot pass each other.
create function bellhop.check_appointment(p_appointment uuid) returns void
language plpgsql
as $$
declare
  v_status text;
  v_resource uuid;
  v_starts timestamptz;
  v_party int;
  v_claims int;
  v_agrees boolean;
begin
  select a.status, a.resource_id, a.starts_at, a.party_size
    into v_status, v_resource, v_starts, v_party
  from public.appointments a where a.id = p_appointment
  for share;
  if not found then
    return;
  end if;
  select count(*), min(lower(s.period)) = v_starts and bool_and(s.resource_id = v_resource)
    into v_claims, v_agrees
  from public.slot_claims c
  join public.slots s on s.id = c.slot_id
  where c.appointment_id = p_appointment;
  if v_status = 'cancelled' and v_claims > 0 then
    perform bellhop.reject('cancelled_with_claims', 'A cancelled appointment keeps no places.', 'PT409');
  elsif v_status = 'booked' and (v_claims < v_party or v_agrees is not true) then
    perform bellhop.reject(
      'booked_without_claims', 'A booked appointment must own its places.', 'PT409');
  end if;
end
$$;

create function bellhop.check_appointment_row() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform bellhop.check_appointment(new.id);
  return null;
end
$$;

create function bellhop.check_given_claim() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform bellhop.check_appointment(new.appointment_id);
  return null;
end
$$;

create function bellhop.check_lost_claim() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
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
