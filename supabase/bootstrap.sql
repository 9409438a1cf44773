-- What every Supabase project already has, for hosts that are not Supabase: PGlite and plain
-- Postgres 15 or later. Never run it against Supabase. It may run again at any time: roles belong
-- to the whole cluster, so another database may already have made them.

do $$
declare
  v_role text;
begin
  foreach v_role in array array['anon', 'authenticated', 'service_role'] loop
    if not exists (select from pg_catalog.pg_roles where rolname = v_role) then
      begin
        if v_role = 'service_role' then
          execute format('create role %I nologin noinherit bypassrls', v_role);
        else
          execute format('create role %I nologin noinherit', v_role);
        end if;
      exception
        when duplicate_object or unique_violation then
          null; -- another database of the cluster made it at the same moment
        when insufficient_privilege then
          -- Only a superuser may grant bypassrls; the functions do without it.
          execute format('create role %I nologin noinherit', v_role);
      end;
    end if;
    -- A host that is no superuser must be a member of the roles it takes on.
    if not pg_catalog.pg_has_role(current_user, v_role, 'member') then
      execute format('grant %I to current_user', v_role);
    end if;
  end loop;
end
$$;

create schema if not exists extensions;
create schema if not exists auth;

create or replace function auth.jwt() returns jsonb
language sql stable
as $$
  select coalesce(nullif(current_setting('request.jwt.claims', true), ''), '{}')::jsonb
$$;

create or replace function auth.uid() returns uuid
language sql stable
as $$
  select nullif(auth.jwt() ->> 'sub', '')::uuid
$$;

create or replace function auth.role() returns text
language sql stable
as $$
  select auth.jwt() ->> 'role'
$$;

grant usage on schema public, extensions, auth to anon, authenticated, service_role;
grant execute on all functions in schema auth to anon, authenticated, service_role;

-- Supabase hands everything in `public` to its roles; the migrations take back what is too much.
-- Granting the same here lets tests find a missing revoke.
alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
alter default privileges in schema public grant all on functions to anon, authenticated, service_role;
