-- What is free, and what is booked.

-- Free choices that start in [p_from, p_to), as the application reads them; one for each start: with
-- the first resource, in the business's order, that is free then. In order of time, or of distance
-- to `p_near` when that is given.
create function bellhop.choices(
  p_business public.businesses, p_service public.services, p_party int, p_resource uuid,
  p_call_id text, p_moving uuid, p_from timestamptz, p_to timestamptz,
  p_from_minute int, p_to_minute int, p_near tstzrange, p_limit int
) returns jsonb
language plpgsql stable
as $$
declare
  v_own_holds uuid[] := array(
    select h.id from public.holds h
    where h.business_id = p_business.id and h.call_id = p_call_id and h.released_at is null);
  v_any_minute boolean := p_from_minute = 0 and p_to_minute = 1440;
  v_rows jsonb;
begin
  with needs as materialized (
    select r.id, r.slug, r.name, r.position, n.slots, r.shared and p_party > r.capacity as spread,
      case when r.shared then p_party else r.capacity end as wanted,
      case when r.shared then 0 else r.capacity end as size,
      make_interval(mins => n.slots * r.slot_minutes) as length
    from public.resources r
    join public.service_resources sr
      on sr.resource_id = r.id and sr.service_id = p_service.id and sr.active
    cross join lateral (
      select case
        when p_party <= r.capacity then ceil(p_service.duration_minutes::numeric / r.slot_minutes)
        -- A group fills adjacent slots, which only a service of one slot can do.
        when r.shared and p_service.duration_minutes <= r.slot_minutes then ceil(p_party::numeric / r.capacity)
      end::int as slots
    ) n
    where r.business_id = p_business.id and r.active and n.slots is not null
      and (p_resource is null or r.id = p_resource)
  ), free as (
    select needs.*, lower(s.period) as starts, upper(s.period) as ends,
      s.capacity - (
        select count(*) from public.slot_claims c
        where c.slot_id = s.id
          and (c.appointment_id is null or p_moving is null or c.appointment_id <> p_moving)
          and (c.hold_id is null
            or c.expires_at > clock_timestamp() and c.hold_id <> all (v_own_holds))
      ) as places
    from needs
    join public.slots s on s.resource_id = needs.id
    where not s.closed and lower(s.period) >= p_from and lower(s.period) < p_to + needs.length
  ), chains as (
    -- Slots follow on each other exactly when the last one ends as late as their lengths add up to.
    select f.id, f.slug, f.name, f.position, f.size, f.starts, f.spread, f.length,
      lead(f.ends, f.slots - 1) over later as until,
      lead(f.starts, f.slots - 1) over later as last_start,
      lead(f.so_far, f.slots - 1) over later - f.so_far + f.places as places
    from (
      select free.*, sum(free.places) over (partition by free.id order by free.starts) as so_far
      from free
      where free.places >= case when free.spread then 1 else free.wanted end
    ) f
    window later as (partition by f.id order by f.starts)
  ), chosen as (
    select distinct on (c.starts) c.id, c.slug, c.name, c.starts, c.until,
      case when c.spread then c.last_start else c.starts end
        + make_interval(mins => p_service.duration_minutes) as ends
    from chains c
    where c.starts < p_to and c.until - c.starts = c.length and c.places >= p_party
      and (v_any_minute
        or extract(epoch from (c.starts at time zone p_business.zone)::time) / 60
          between p_from_minute and p_to_minute - 1)
    -- Of what goes to one party only, the smallest that is large enough.
    order by c.starts, c.size, c.position
  ), nearest as (
    select c.*, case when p_near is not null then greatest(
        extract(epoch from lower(p_near) - c.starts),
        extract(epoch from c.starts - upper(p_near)), 0) end as distance
    from chosen c
    order by distance, c.starts
    limit p_limit
  )
  select jsonb_agg(jsonb_build_object(
      'slot_ids', (
        select jsonb_agg(s.id order by lower(s.period))
        from public.slots s
        where s.resource_id = n.id and lower(s.period) >= n.starts and lower(s.period) < n.until),
      'service', p_service.slug, 'resource', n.slug, 'resource_name', n.name,
      'starts_at', bellhop.instant(n.starts), 'ends_at', bellhop.instant(n.ends),
      'party_size', p_party
    ) order by n.distance, n.starts) into v_rows
  from nearest n;
  return coalesce(v_rows, '[]');
end
$$;

create function public.find_slots(
  p_business uuid, p_call_id text, p_service text, p_from timestamptz, p_to timestamptz,
  p_near timestamptz default null, p_party int default 1, p_resource text default null,
  p_appointment uuid default null, p_limit int default 96,
  p_from_minute int default 0, p_to_minute int default 1440
) returns jsonb
language plpgsql volatile security definer
set search_path = '' set plan_cache_mode = force_generic_plan set jit = off
as $$
declare
  v_business public.businesses := bellhop.business(p_business);
  v_service public.services;
  v_resource uuid;
  v_earliest timestamptz;
  v_latest timestamptz;
  v_near_from timestamptz;
  v_near_to timestamptz;
  v_reach interval;
  v_found jsonb;
begin
  perform bellhop.check_call_id(p_call_id);
  perform bellhop.check_party(p_party);
  if p_from is null or p_to is null or not isfinite(p_from) or not isfinite(p_to)
     or not coalesce(isfinite(p_near), true) then
    perform bellhop.reject('window_invalid', 'The window must have a beginning and an end.');
  elsif p_limit is null or p_limit not between 1 and 500 then
    perform bellhop.reject('limit_out_of_range', 'p_limit must be from 1 to 500.');
  elsif p_from_minute is null or p_to_minute is null
     or p_from_minute not between 0 and 1440 or p_to_minute not between 0 and 1440 then
    perform bellhop.reject('minutes_out_of_range', 'Minutes of the day are from 0 to 1440.');
  end if;
  v_service := bellhop.service(p_business, p_service);
  if p_party > v_service.max_party then
    perform bellhop.reject('party_too_large', 'The service does not take so many people.');
  elsif p_party < v_service.min_party then
    perform bellhop.reject('party_too_small', 'The service does not take so few people.');
  end if;
  if p_resource is not null then
    select r.id into v_resource
    from public.resources r
    where r.business_id = p_business and r.slug = p_resource and r.active;
    if not found then
      perform bellhop.reject('resource_not_found', 'This business has no such resource.', 'PT404');
    end if;
  end if;
  perform bellhop.roll_forward(p_business, 60);

  -- The start must lie after now, even where no notice is asked for.
  v_earliest := public.business_now()
    + greatest(make_interval(mins => v_business.minimum_notice_minutes), interval '1 microsecond');
  v_found := bellhop.choices(v_business, v_service, p_party, v_resource, p_call_id, p_appointment,
    greatest(p_from, v_earliest), least(p_to, v_earliest + interval '400 days'),
    p_from_minute, p_to_minute, null, p_limit);
  if v_found <> '[]' then
    return jsonb_build_object('matches', v_found, 'nearest', '[]'::jsonb);
  end if;

  -- What lies near is looked at first; the whole sixty days only when that is not enough.
  v_latest := public.business_now() + interval '61 days';
  v_near_from := least(greatest(coalesce(p_near, p_from), v_earliest), v_latest);
  v_near_to := least(greatest(coalesce(p_near, p_to), v_near_from), v_latest);
  foreach v_reach in array array[interval '8 days', interval '61 days'] loop
    v_found := bellhop.choices(v_business, v_service, p_party, v_resource, p_call_id, p_appointment,
      greatest(v_near_from - v_reach, v_earliest), least(v_near_to + v_reach, v_latest),
      0, 1440, tstzrange(v_near_from, v_near_to, '[]'), 12);
    exit when jsonb_array_length(v_found) = 12;
  end loop;
  return jsonb_build_object('matches', '[]'::jsonb, 'nearest', v_found);
end
$$;

-- Lower case, without accents, and without anything that is not a letter.
create function bellhop.name_words(p_name text) returns text[]
language plpgsql immutable
as $$
begin
  return array_remove(
    string_to_array(
      regexp_replace(
        regexp_replace(lower(normalize(p_name, NFD)), '[\u0300-\u036f]', '', 'g'),
        '[^[:alpha:]]+', ' ', 'g'),
      ' '),
    '');
end
$$;

-- Whether too many wrong codes were tried in this call, or today from this number.
create function bellhop.code_attempts_spent(p_business uuid, p_call_id text, p_phone text)
returns boolean
language plpgsql stable
as $$
begin
  return (
    select count(*) from public.code_attempts t
    where t.business_id = p_business and t.call_id = p_call_id
  ) >= 5 or (
    select count(*) from public.code_attempts t
    where t.business_id = p_business and t.phone = p_phone
      and t.at > clock_timestamp() - interval '1 day'
  ) >= 20;
end
$$;

create function public.list_appointments(
  p_business uuid, p_call_id text, p_phone text default null,
  p_code text default null, p_name text default null
) returns jsonb
language plpgsql volatile security definer
set search_path = '' set plan_cache_mode = force_generic_plan set jit = off
as $$
declare
  v_business public.businesses := bellhop.business(p_business);
  v_rows jsonb;
begin
  perform bellhop.check_call_id(p_call_id);
  perform bellhop.check_phone('phone', p_phone);
  if p_code is null then
    if p_phone is null then
      perform bellhop.reject('phone_or_code_required', 'A number or a code must be given.');
    end if;
    select jsonb_agg(bellhop.appointment_row(a, v_business.slug) order by a.starts_at) into v_rows
    from public.appointments a
    where a.business_id = p_business and a.caller_phone = p_phone
      and a.status = 'booked' and a.ends_at > public.business_now();
    return jsonb_build_object('ok', true, 'appointments', coalesce(v_rows, '[]'));
  end if;

  perform bellhop.check_text('code', p_code, 100, true);
  perform bellhop.check_text('name', p_name, 120, true);
  -- Guesses of one call are counted one after another, however many are sent at once.
  perform pg_advisory_xact_lock(
    hashtextextended('bellhop.code' || p_business::text || coalesce(p_phone, p_call_id), 0));
  if bellhop.code_attempts_spent(p_business, p_call_id, p_phone) then
    return bellhop.refusal('too_many_attempts');
  end if;
  -- One word in common is enough: recognisers mishear names, and callers give half of them.
  select jsonb_agg(bellhop.appointment_row(a, v_business.slug)) into v_rows
  from public.appointments a
  where a.business_id = p_business and a.code = bellhop.plain_code(p_code)
    and a.status = 'booked' and a.ends_at > public.business_now()
    and bellhop.name_words(a.caller_name) && bellhop.name_words(p_name);
  if v_rows is null then
    insert into public.code_attempts (business_id, call_id, phone)
    values (p_business, p_call_id, p_phone);
    return bellhop.refusal('not_found');
  end if;
  return jsonb_build_object('ok', true, 'appointments', v_rows);
end
$$;
