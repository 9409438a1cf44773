-- Every table is behind row security, every function is shut to the public.
begin;
create extension if not exists pgtap with schema extensions;
set local search_path = public, extensions;
set local timezone = 'UTC';

select no_plan();

select is_empty(
  $$ select c.relname from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not c.relrowsecurity $$,
  'row security is on for every table');

select is_empty(
  $$ select c.relname from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v')
      and has_table_privilege('anon', c.oid, 'select, insert, update, delete') $$,
  'anon has no right to any table or view');

select is_empty(
  $$ select c.relname from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v')
      and has_table_privilege('authenticated', c.oid, 'insert, update, delete, truncate') $$,
  'people who are signed in cannot write to any table');

select is_empty(
  $$ select c.relname from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'
      and not coalesce(c.reloptions, '{}') @> array['security_invoker=true'] $$,
  'views show what the asker may see');

create temporary table contract (name text);
insert into contract values
  ('open_call'), ('identify_caller'), ('find_slots'), ('hold_slot'), ('release_holds'), ('book'),
  ('list_appointments'), ('modify'), ('cancel'), ('take_message'), ('append_events'),
  ('close_call'), ('claim_outbox'), ('finish_outbox'), ('import_business'), ('list_businesses'),
  ('list_phone_numbers'), ('business_copies'), ('operator_appointments'), ('operator_call'), ('operator_calls'),
  ('operator_messages'), ('ensure_slots'), ('schema_version'), ('business_now');

select has_function('public', name, name || ' exists') from contract;
select is(
  (select count(*) from pg_proc p join contract c on c.name = p.proname
    where p.pronamespace = 'public'::regnamespace),
  (select count(*) from contract), 'no function is overloaded');

create temporary view own_functions as
select p.* from pg_proc p
where p.pronamespace = 'bellhop'::regnamespace
  or p.pronamespace = 'public'::regnamespace and p.proname in (select name from contract);

select is_empty(
  $$ select p.oid::regprocedure from own_functions p, unnest(array['anon', 'authenticated']) as role
    where has_function_privilege(role, p.oid, 'execute') $$,
  'neither anon nor signed-in people may execute a function');
select is_empty(
  $$ select p.oid::regprocedure from own_functions p
    where p.pronamespace = 'public'::regnamespace
      and not has_function_privilege('service_role', p.oid, 'execute') $$,
  'the application may execute every public function');
select is_empty(
  $$ select p.oid::regprocedure from own_functions p
    where p.pronamespace = 'public'::regnamespace
      and p.proname not in ('schema_version', 'business_now')
      and (not p.prosecdef or not coalesce(p.proconfig, '{}') @> array['search_path=""']) $$,
  'public functions run as their owner, with an empty search path');
select ok(
  not has_schema_privilege('anon', 'bellhop', 'usage')
    and not has_schema_privilege('authenticated', 'bellhop', 'usage')
    and not has_schema_privilege('service_role', 'bellhop', 'usage'),
  'nobody but the owner reaches the helpers');

select * from finish();
rollback;
