-- Small functions that show what the host hands to the database.
create table public.notes (key text primary key, text text not null);
alter table public.notes enable row level security;

create function public.echo(
  p_text text default 'none', p_number int default 7, p_ids uuid[] default '{}',
  p_at timestamptz default null, p_data jsonb default null, p_yes boolean default false
) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'text', p_text, 'number', p_number, 'ids', p_ids, 'at', p_at, 'data', p_data, 'yes', p_yes)
$$;

create function public.whoami() returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'role', current_user, 'claims', current_setting('request.jwt.claims', true)::jsonb,
    'now', nullif(current_setting('bellhop.now', true), ''),
    'search_path', current_setting('search_path'))
$$;

-- The first writer of a key has it; `replayed` tells whether it was written before.
create function public.write_note(p_key text, p_text text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.notes (key, text) values (p_key, p_text) on conflict do nothing;
  return jsonb_build_object('replayed', not found);
end
$$;

create function public.read_notes() returns setof text
language sql stable security definer set search_path = ''
as $$ select key from public.notes order by key $$;

create function public.fail(p_state text, p_message text default 'it failed') returns void
language plpgsql security definer set search_path = ''
as $$
begin
  raise exception using errcode = p_state, message = p_message, detail = 'why', hint = 'what to do';
end
$$;

create function public.repeat_note(p_key text) returns void
language sql security definer set search_path = ''
as $$ insert into public.notes (key, text) values (p_key, 'again') $$;

create function public.nothing() returns void
language sql security definer set search_path = ''
as $$ select $$;

create function public.twice(p_number int) returns int
language sql as $$ select 2 * p_number $$;
create function public.twice(p_number numeric) returns numeric
language sql as $$ select 2 * p_number $$;

create function public.pairs() returns table (a int, b text)
language sql security definer set search_path = ''
as $$ values (1, 'one'), (2, null) $$;

-- Fails with a lost race until it has been tried `p_times` times; a sequence outlives rollbacks.
create sequence public.tries;
create function public.lose_race(p_times int) returns int
language plpgsql security definer set search_path = ''
as $$
declare
  v_try int := nextval('public.tries');
begin
  if v_try < p_times then
    raise exception using errcode = '40001', message = 'could not serialize access';
  end if;
  return v_try;
end
$$;

revoke execute on all functions in schema public from public, anon, authenticated;
grant execute on all functions in schema public to service_role;
grant execute on function public.whoami() to authenticated;
grant usage on sequence public.tries to service_role;
