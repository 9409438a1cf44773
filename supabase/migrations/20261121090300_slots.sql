-- Opening hours and closures become slots, a rolling sixty days ahead.

-- The instant of a wall time. A time that clocks skip in spring has none (null); of a time that
-- comes twice in autumn it is the earlier.
create function bellhop.local_instant(p_local timestamp, p_zone text) returns timestamptz
language plpgsql stable
as $$
declare
  v_instant timestamptz := p_local at time zone p_zone;
  v_day_before timestamptz := v_instant - interval '24 hours';
  v_earlier timestamptz;
begin
  if (v_instant at time zone p_zone) <> p_local then
    return null;
  end if;
  -- The same wall time under the offset in force a day earlier: in autumn, the first of the two.
  v_earlier := (p_local - ((v_day_before at time zone p_zone) - (v_day_before at time zone 'UTC')))
    at time zone 'UTC';
  if v_earlier < v_instant and (v_earlier at time zone p_zone) = p_local then
    return v_earlier;
  end if;
  return v_instant;
end
$$;

-- The slots that opening hours and closures call for, on the local days of `p_days`.
create function bellhop.expected_slots(p_business uuid, p_days daterange)
returns table (resource_id uuid, period tstzrange, capacity int)
language sql stable
as $$
  select r.id, tstzrange(t.starts, t.starts + make_interval(mins => r.slot_minutes)), r.capacity
  from public.businesses b
  join public.resources r on r.business_id = b.id and r.active
  join public.opening_hours h on h.resource_id = r.id
  cross join lateral (
    select d::date as day
    from generate_series(lower(p_days)::timestamp, (upper(p_days) - 1)::timestamp, '1 day') d
    where extract(isodow from d) = h.weekday
  ) days
  cross join lateral generate_series(
    0,
    floor(
      case
        when h.last_start is null
          then extract(epoch from h.closes - h.opens) / 60 - r.slot_minutes
        else extract(epoch from h.last_start - h.opens) / 60
      end / r.slot_every_minutes
    )::int
  ) as n
  cross join lateral (
    select bellhop.local_instant(
      days.day + h.opens + make_interval(mins => n * r.slot_every_minutes), b.zone) as starts
  ) t
  where b.id = p_business
    and t.starts is not null
    and not exists (
      select from public.closures c
      where c.business_id = b.id
        and (c.resource_id is null or c.resource_id = r.id)
        and c.days @> days.day
    )
$$;

-- Makes the slots of the business's next `p_days` days that do not exist yet; how many were new.
-- Cheap when there is nothing to do.
create function bellhop.roll_forward(p_business uuid, p_days int) returns int
language plpgsql
as $$
declare
  v_zone text;
  v_made datemultirange;
  v_today date;
  v_wanted datemultirange;
  v_missing daterange;
  v_rows int;
  v_created int := 0;
begin
  select b.zone, b.slot_days into v_zone, v_made
  from public.businesses b where b.id = p_business;
  v_today := (public.business_now() at time zone v_zone)::date;
  v_wanted := datemultirange(daterange(v_today, v_today + p_days + 1));
  if v_wanted <@ v_made then
    return 0;
  end if;
  -- One at a time; whoever waited finds the work done.
  select b.slot_days into v_made
  from public.businesses b where b.id = p_business for no key update;
  for v_missing in select unnest(v_wanted - v_made) loop
    insert into public.slots (business_id, resource_id, period, capacity)
    select p_business, e.resource_id, e.period, e.capacity
    from bellhop.expected_slots(p_business, v_missing) e
    order by e.resource_id, e.period
    on conflict do nothing;
    get diagnostics v_rows = row_count;
    v_created := v_created + v_rows;
  end loop;
  update public.businesses b set slot_days = b.slot_days + v_wanted where b.id = p_business;
  return v_created;
end
$$;

-- Brings the slots still to come in line with changed hours: those no longer called for are closed
-- (or deleted, where they are in the way of new ones and nobody holds a place in them), missing
-- ones are added. What is booked is kept.
create function bellhop.redraw_slots(p_business uuid) returns void
language plpgsql
as $$
declare
  v_now timestamptz := public.business_now();
  v_zone text;
  v_days datemultirange;
  v_range daterange;
begin
  select b.zone, b.slot_days into v_zone, v_days
  from public.businesses b where b.id = p_business for no key update;
  v_days := v_days * datemultirange(daterange((v_now at time zone v_zone)::date, null));

  create temporary table if not exists bellhop_expected (
    resource_id uuid, period tstzrange, capacity int, primary key (resource_id, period)
  ) on commit drop;
  truncate pg_temp.bellhop_expected;
  for v_range in select unnest(v_days) loop
    insert into pg_temp.bellhop_expected
    select e.resource_id, e.period, e.capacity
    from bellhop.expected_slots(p_business, v_range) e
    where lower(e.period) > v_now
    on conflict do nothing;
  end loop;
  analyze pg_temp.bellhop_expected;

  -- In the order in which bookers take them, so that neither can stop the other for good.
  perform from public.slots s
  where s.business_id = p_business and lower(s.period) > v_now
  order by s.resource_id, lower(s.period)
  for update;

  update public.slots s set closed = not open.wanted, capacity = coalesce(open.capacity, s.capacity)
  from (
    select s2.id, e.resource_id is not null as wanted, e.capacity
    from public.slots s2
    left join pg_temp.bellhop_expected e
      on e.resource_id = s2.resource_id and e.period = s2.period
    where s2.business_id = p_business and lower(s2.period) > v_now
  ) open
  where s.id = open.id
    and (s.closed = open.wanted or s.capacity <> coalesce(open.capacity, s.capacity));

  delete from public.slots s
  where s.business_id = p_business and s.closed and lower(s.period) > v_now
    and exists (
      select from pg_temp.bellhop_expected e
      where e.resource_id = s.resource_id and e.period && s.period)
    and not exists (select from public.slot_claims c where c.slot_id = s.id);

  insert into public.slots (business_id, resource_id, period, capacity)
  select p_business, e.resource_id, e.period, e.capacity
  from pg_temp.bellhop_expected e
  order by e.resource_id, e.period
  on conflict do nothing;
end
$$;

-- Rows that have served their time. Places are skipped while someone is at work on them.
create function bellhop.sweep() returns void
language plpgsql
as $$
begin
  delete from public.slot_claims c
  where (c.slot_id, c.seat_no) in (
    select s.slot_id, s.seat_no from public.slot_claims s
    where s.expires_at < clock_timestamp() - interval '1 hour'
    for update skip locked
  );
  delete from public.holds h
  where h.expires_at < clock_timestamp() - interval '1 day'
    and not exists (select from public.slot_claims c where c.hold_id = h.id);
  delete from public.idempotency_keys where created_at < clock_timestamp() - interval '30 days';
  delete from public.code_attempts where at < clock_timestamp() - interval '2 days';
end
$$;

create function public.ensure_slots(p_days int default 60) returns jsonb
language plpgsql security definer set search_path = '' set jit = off
as $$
declare
  v_business uuid;
  v_created int := 0;
begin
  if p_days is null or p_days not between 1 and 366 then
    perform bellhop.reject('days_out_of_range', 'p_days must be from 1 to 366.');
  end if;
  for v_business in select b.id from public.businesses b order by b.id loop
    v_created := v_created + bellhop.roll_forward(v_business, p_days);
    -- A closed slot whose last appointment was cancelled may stand in the way of newer hours.
    if exists (
      select from public.slots s
      where s.business_id = v_business and s.closed and lower(s.period) > public.business_now()
        and not exists (select from public.slot_claims c where c.slot_id = s.id)
    ) then
      perform bellhop.redraw_slots(v_business);
    end if;
  end loop;
  perform bellhop.sweep();
  return jsonb_build_object('ok', true, 'created', v_created);
end
$$;
