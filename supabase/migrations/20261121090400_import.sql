-- A business as its owner describes it, in one document; importing it again changes what differs.

create function bellhop.import_services(p_business uuid, p_services jsonb) returns void
language plpgsql
as $$
begin
  insert into public.services (
    business_id, slug, name, aliases, duration_minutes, price_cents, currency,
    min_party, max_party, position, active)
  select p_business, s.doc ->> 'slug', s.doc ->> 'name',
    array(select jsonb_array_elements_text(coalesce(s.doc -> 'aliases', '[]'))),
    (s.doc ->> 'duration_minutes')::int, (s.doc ->> 'price_cents')::int, s.doc ->> 'currency',
    coalesce((s.doc ->> 'min_party')::int, 1), coalesce((s.doc ->> 'max_party')::int, 1),
    s.place, true
  from jsonb_array_elements(p_services) with ordinality as s (doc, place)
  on conflict (business_id, slug) do update set
    name = excluded.name, aliases = excluded.aliases,
    duration_minutes = excluded.duration_minutes, price_cents = excluded.price_cents,
    currency = excluded.currency, min_party = excluded.min_party, max_party = excluded.max_party,
    position = excluded.position, active = true;

  update public.services s set active = false
  where s.business_id = p_business and s.active
    and not exists (
      select from jsonb_array_elements(p_services) as doc where doc ->> 'slug' = s.slug);
end
$$;

create function bellhop.import_resources(p_business uuid, p_resources jsonb) returns void
language plpgsql
as $$
begin
  insert into public.resources (
    business_id, slug, name, aliases, kind, selectable, capacity, shared,
    slot_minutes, slot_every_minutes, position, active)
  select p_business, r.doc ->> 'slug', r.doc ->> 'name',
    array(select jsonb_array_elements_text(coalesce(r.doc -> 'aliases', '[]'))),
    r.doc ->> 'kind', coalesce((r.doc ->> 'selectable')::boolean, false),
    coalesce((r.doc ->> 'capacity')::int, 1), coalesce((r.doc ->> 'shared')::boolean, true),
    (r.doc ->> 'slot_minutes')::int,
    coalesce((r.doc ->> 'slot_every_minutes')::int, (r.doc ->> 'slot_minutes')::int),
    r.place, true
  from jsonb_array_elements(p_resources) with ordinality as r (doc, place)
  on conflict (business_id, slug) do update set
    name = excluded.name, aliases = excluded.aliases, kind = excluded.kind,
    selectable = excluded.selectable, capacity = excluded.capacity,
    shared = excluded.shared,
    slot_minutes = excluded.slot_minutes, slot_every_minutes = excluded.slot_every_minutes,
    position = excluded.position, active = true;

  update public.resources r set active = false
  where r.business_id = p_business and r.active
    and not exists (
      select from jsonb_array_elements(p_resources) as doc where doc ->> 'slug' = r.slug);

  delete from public.opening_hours h where h.business_id = p_business;
  insert into public.opening_hours (business_id, resource_id, weekday, opens, closes, last_start)
  select p_business, r.id, (span ->> 'weekday')::int, (span ->> 'opens')::time,
    (span ->> 'closes')::time, (span ->> 'last_start')::time
  from jsonb_array_elements(p_resources) as doc
  join public.resources r on r.business_id = p_business and r.slug = doc ->> 'slug'
  cross join lateral jsonb_array_elements(coalesce(doc -> 'hours', '[]')) as span;
end
$$;

-- Which resource gives which service, and when nobody does. The document names both by slug.
create function bellhop.import_links(p_business uuid, p_document jsonb) returns void
language plpgsql
as $$
declare
  v_unknown text;
begin
  select named into v_unknown
  from (
    select jsonb_array_elements_text(doc -> 'resources') as named
    from jsonb_array_elements(p_document -> 'services') as doc
    where jsonb_typeof(doc -> 'resources') = 'array'
    union all
    select doc ->> 'resource'
    from jsonb_array_elements(coalesce(p_document -> 'closures', '[]')) as doc
  ) names
  where named is not null and not exists (
    select from public.resources r
    where r.business_id = p_business and r.active and r.slug = named)
  limit 1;
  if v_unknown is not null then
    perform bellhop.reject('resource_unknown', format('There is no resource "%s".', v_unknown));
  end if;

  update public.service_resources sr set active = false where sr.business_id = p_business;
  insert into public.service_resources (business_id, service_id, resource_id)
  select p_business, s.id, r.id
  from jsonb_array_elements(p_document -> 'services') as doc
  join public.services s on s.business_id = p_business and s.slug = doc ->> 'slug'
  join public.resources r on r.business_id = p_business and r.active
    and (jsonb_typeof(doc -> 'resources') is distinct from 'array' or doc -> 'resources' ? r.slug)
  on conflict (service_id, resource_id, business_id) do update set active = true;

  delete from public.closures c where c.business_id = p_business;
  insert into public.closures (business_id, resource_id, days, reason)
  select p_business, r.id,
    daterange((doc ->> 'from')::date, coalesce((doc ->> 'to')::date, (doc ->> 'from')::date), '[]'),
    doc ->> 'reason'
  from jsonb_array_elements(coalesce(p_document -> 'closures', '[]')) as doc
  left join public.resources r on r.business_id = p_business and r.slug = doc ->> 'resource';
end
$$;

create function bellhop.import_numbers(p_business uuid, p_numbers jsonb) returns void
language plpgsql
as $$
declare
  v_taken text;
begin
  select n.number into v_taken
  from public.phone_numbers n
  where n.business_id <> p_business and p_numbers ? n.number
  limit 1;
  if v_taken is not null then
    perform bellhop.reject(
      'number_taken', format('%s already belongs to another business.', v_taken), 'PT409');
  end if;
  delete from public.phone_numbers n where n.business_id = p_business and not p_numbers ? n.number;
  insert into public.phone_numbers (number, business_id)
  select number, p_business from jsonb_array_elements_text(p_numbers) as number
  on conflict (number) do nothing;
end
$$;

create function public.import_business(p_business jsonb) returns jsonb
language plpgsql security definer set search_path = '' set jit = off
as $$
declare
  v_id uuid;
  v_created boolean;
  v_slots int;
begin
  if jsonb_typeof(p_business) is distinct from 'object'
     or jsonb_typeof(p_business -> 'services') is distinct from 'array'
     or jsonb_typeof(p_business -> 'resources') is distinct from 'array'
     or jsonb_typeof(coalesce(p_business -> 'numbers', '[]')) <> 'array' then
    perform bellhop.reject(
      'business_invalid', 'A business is an object with the lists services and resources.');
  end if;

  -- Two imports of one business, or of two that want the same number, take turns.
  perform pg_advisory_xact_lock(hashtextextended('bellhop.import_business', 0));
  v_created := not exists (
    select from public.businesses b where b.slug = p_business ->> 'slug');
  begin
    insert into public.businesses (
      slug, name, zone, locale, country, greeting,
      minimum_notice_minutes, cancel_notice_minutes, transfer_targets, ask_for_email)
    values (
      p_business ->> 'slug', p_business ->> 'name', p_business ->> 'zone',
      coalesce(p_business ->> 'locale', 'en-US'), p_business ->> 'country',
      p_business ->> 'greeting',
      coalesce((p_business #>> '{settings,minimum_notice_minutes}')::int, 0),
      coalesce((p_business #>> '{settings,cancel_notice_minutes}')::int, 0),
      coalesce(p_business -> 'transfer_targets', '{}'),
      coalesce((p_business ->> 'ask_for_email')::boolean, false))
    on conflict (slug) do update set
      name = excluded.name, zone = excluded.zone, locale = excluded.locale,
      country = excluded.country, greeting = excluded.greeting,
      minimum_notice_minutes = excluded.minimum_notice_minutes,
      cancel_notice_minutes = excluded.cancel_notice_minutes,
      transfer_targets = excluded.transfer_targets,
      ask_for_email = excluded.ask_for_email, updated_at = now()
    returning id into v_id;

    perform bellhop.import_services(v_id, p_business -> 'services');
    perform bellhop.import_resources(v_id, p_business -> 'resources');
    perform bellhop.import_links(v_id, p_business);
    perform bellhop.import_numbers(v_id, coalesce(p_business -> 'numbers', '[]'));
  exception
    when data_exception or integrity_constraint_violation or cardinality_violation then
      perform bellhop.reject('business_invalid', sqlerrm);
  end;

  perform bellhop.roll_forward(v_id, 60);
  if not v_created then
    perform bellhop.redraw_slots(v_id);
  end if;
  insert into public.audit_log (business_id, op, data)
  values (v_id, 'import', jsonb_build_object('created', v_created));

  select count(*) into v_slots
  from public.slots s
  where s.business_id = v_id and not s.closed and lower(s.period) > public.business_now();
  return jsonb_build_object(
    'ok', true, 'slug', p_business ->> 'slug', 'created', v_created, 'slots', v_slots);
end
$$;

create function public.list_businesses() returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(
    jsonb_build_object(
      'slug', b.slug, 'name', b.name, 'zone', b.zone,
      'numbers', (
        select coalesce(jsonb_agg(n.number order by n.number), '[]')
        from public.phone_numbers n where n.business_id = b.id),
      'services', (
        select count(*) from public.services s where s.business_id = b.id and s.active),
      'resources', (
        select count(*) from public.resources r where r.business_id = b.id and r.active),
      'transfer_targets', b.transfer_targets,
      'slots_ahead', (
        select count(*)
        from public.slots s
        join public.resources r on r.id = s.resource_id and r.active
        where s.business_id = b.id and not s.closed
          and lower(s.period) > public.business_now()
          and s.capacity > (
            select count(*) from public.slot_claims c
            where c.slot_id = s.id and (c.expires_at is null or c.expires_at > now())))
    ) order by b.slug), '[]')
  from public.businesses b
$$;

create function public.list_phone_numbers() returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(
    jsonb_build_object('number', n.number, 'business', b.slug) order by n.number), '[]')
  from public.phone_numbers n join public.businesses b on b.id = n.business_id
$$;
