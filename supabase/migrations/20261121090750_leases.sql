-- Which process a call belongs to, so that one that was given up for dead neither speaks nor writes
-- beside the one that has taken its call over.

create function bellhop.lease_lost() returns void
language plpgsql immutable
as $$
begin
  perform bellhop.reject('lease_lost', 'Another process has taken this call over.', 'PT409');
end
$$;

-- Refuses whoever holds an epoch that is not the call's any more; the lock lets nobody take the call
-- over until what was allowed is written. Who names no epoch holds no lease.
create function bellhop.check_lease(p_call_id text, p_epoch int) returns boolean
language plpgsql volatile
as $$
declare
  v_epoch int;
begin
  if p_epoch is not null then
    select c.epoch into v_epoch from public.calls c where c.id = p_call_id for share;
    if v_epoch > p_epoch then
      perform bellhop.lease_lost();
    end if;
  end if;
  return true;
end
$$;

create function bellhop.check_lasting(p_ms int) returns void
language plpgsql immutable
as $$
begin
  if p_ms is null or p_ms not between 500 and 60000 then
    perform bellhop.reject('lasting_invalid', 'A lease lasts from half a second to a minute.');
  end if;
end
$$;

-- Puts the leases of a worker's calls off; answers which of them are not its own any more.
create function public.renew_leases(p_calls jsonb, p_ms int) returns jsonb
language plpgsql volatile security definer
set search_path = '' set plan_cache_mode = force_generic_plan set jit = off
as $$
declare
  v_lost jsonb;
begin
  if jsonb_typeof(p_calls) is distinct from 'array' then
    perform bellhop.reject('calls_invalid', 'Calls are a list.');
  end if;
  perform bellhop.check_lasting(p_ms);
  -- In one order: two workers that know the same call must not wait for each other.
  perform from public.calls c
  join jsonb_to_recordset(p_calls) as held (call_id text, epoch int) on held.call_id = c.id
  where c.epoch = held.epoch and c.ended_at is null
  order by c.id for no key update of c;
  update public.calls c set leased_until = clock_timestamp() + make_interval(secs => p_ms / 1000.0)
  from jsonb_to_recordset(p_calls) as held (call_id text, epoch int)
  where c.id = held.call_id and c.epoch = held.epoch and c.ended_at is null;
  select jsonb_agg(c.id) into v_lost
  from public.calls c
  join jsonb_to_recordset(p_calls) as held (call_id text, epoch int) on held.call_id = c.id
  where c.epoch > held.epoch;
  return jsonb_build_object('ok', true, 'lost', coalesce(v_lost, '[]'));
exception
  when data_exception then
    perform bellhop.reject('calls_invalid', sqlerrm);
end
$$;

-- Calls that go on while nobody puts their lease off: their process has most likely died. What was
-- given up long ago is left alone.
create function public.expired_leases() returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'call_id', c.id, 'business_id', c.business_id, 'room', c.room, 'epoch', c.epoch
  ) order by c.leased_until), '[]')
  from public.calls c
  where c.ended_at is null and c.leased_until < clock_timestamp()
    and c.leased_until > clock_timestamp() - interval '15 minutes'
$$;

-- Takes a call from the process that holds this epoch; only one of those who try gets it. The new
-- epoch is for the process that will be sent. A lease that has not expired is taken only by who
-- knows that its holder is dead.
create function public.take_over_call(
  p_call_id text, p_epoch int, p_ms int, p_dead boolean default false
) returns jsonb
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  v_epoch int;
  v_business uuid;
begin
  perform bellhop.check_call_id(p_call_id);
  perform bellhop.check_lasting(p_ms);
  update public.calls c
  set epoch = c.epoch + 1, leased_until = clock_timestamp() + make_interval(secs => p_ms / 1000.0)
  where c.id = p_call_id and c.epoch = p_epoch and c.ended_at is null
    and (p_dead or c.leased_until < clock_timestamp())
  returning c.epoch, c.business_id into v_epoch, v_business;
  if v_epoch is null then
    return bellhop.refusal('lease_lost');
  end if;
  return jsonb_build_object('ok', true, 'epoch', v_epoch, 'business_id', v_business);
end
$$;
