-- Who may do what. The application is `service_role` and speaks through the functions; a person
-- signed in as `authenticated` may read the rows of the business in their token; anyone else gets
-- nothing.

do $$
declare
  v_table text;
  v_column text;
begin
  foreach v_table in array array[
    'businesses', 'phone_numbers', 'services', 'resources', 'service_resources', 'opening_hours',
    'closures', 'slots', 'callers', 'appointments', 'holds', 'slot_claims', 'calls', 'call_events',
    'messages', 'idempotency_keys', 'outbox', 'audit_log', 'code_attempts'
  ] loop
    v_column := case v_table when 'businesses' then 'id' else 'business_id' end;
    execute format('alter table public.%I enable row level security', v_table);
    execute format('revoke all on public.%I from public, anon, authenticated', v_table);
    execute format('grant select, insert, update, delete on public.%I to service_role', v_table);
    -- How writes are made to happen once, and who guessed at codes, is nobody's business.
    if v_table not in ('idempotency_keys', 'code_attempts') then
      execute format('grant select on public.%I to authenticated', v_table);
      execute format(
        'create policy staff_read on public.%I for select to authenticated using ('
          || '%I = (select (auth.jwt() -> ''app_metadata'' ->> ''business_id'')::uuid))',
        v_table, v_column);
    end if;
  end loop;
end
$$;

do $$
declare
  v_view text;
begin
  foreach v_view in array array[
    'conversations', 'conversation_turns', 'conversation_transitions', 'conversation_slots',
    'conversation_metrics', 'conversation_errors'
  ] loop
    execute format('revoke all on public.%I from public, anon, authenticated', v_view);
    execute format('grant select on public.%I to authenticated, service_role', v_view);
  end loop;
end
$$;

revoke all on schema bellhop from public, anon, authenticated;

do $$
declare
  v_function regprocedure;
  v_names text[] := array[
    'business_now', 'open_call', 'identify_caller', 'find_slots', 'hold_slot', 'release_holds',
    'book', 'list_appointments', 'modify', 'cancel', 'take_message', 'append_events', 'close_call',
    'renew_leases', 'expired_leases', 'take_over_call',
    'claim_outbox', 'finish_outbox', 'import_business', 'list_businesses', 'business_copies', 'list_phone_numbers',
    'operator_appointments', 'operator_call', 'operator_calls', 'operator_messages',
    'ensure_slots', 'schema_version'
  ];
begin
  for v_function in
    select p.oid::regprocedure
    from pg_catalog.pg_proc p
    where p.pronamespace = 'bellhop'::regnamespace
      or p.pronamespace = 'public'::regnamespace and p.proname = any (v_names)
  loop
    execute format('revoke execute on function %s from public, anon, authenticated', v_function);
    if v_function::text not like 'bellhop.%' then
      execute format('grant execute on function %s to service_role', v_function);
    end if;
  end loop;
end
$$;
