-- Businesses, what they offer and when, who called, and what was agreed.
-- Tables live in `public`; what only other functions call lives in `bellhop`, which no API exposes.
--
-- Where a table has several indexes, none of them begins with the business: before a table has
-- statistics, any index over an equal column looks as good as the one over the key, and every
-- look-up by key would read all rows of the business.

create extension if not exists btree_gist with schema extensions;
create extension if not exists pgcrypto with schema extensions;

-- Its functions neither run as their owner nor set a search path: they are called by functions that
-- have done both, and nobody else may.
create schema bellhop;

-- Domains rather than checks of each table: a domain's rule is read once for a connection, a
-- table's check again for every statement.
create domain public.e164_number as text check (value ~ '^\+[1-9][0-9]{6,14}$');
create domain public.short_name as text check (btrim(value) <> '' and length(value) <= 120);
create domain public.note as text check (length(value) <= 1000);
-- Names a call, or a write within one.
create domain public.call_key as text check (length(value) between 1 and 200);
-- The alphabet leaves out letters and digits that sound or look alike.
create domain public.appointment_code as text check (value ~ '^[AFHKLMQRWXY234679]{5}$');

create table public.businesses (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 64),
  name public.short_name not null,
  zone text not null check (length(zone) <= 64),
  locale text not null default 'en-US' check (locale ~ '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
  country text not null check (country ~ '^[A-Z]{2}$'),
  greeting text check (btrim(greeting) <> '' and length(greeting) <= 500),
  minimum_notice_minutes int not null default 0 check (minimum_notice_minutes between 0 and 43200),
  cancel_notice_minutes int not null default 0 check (cancel_notice_minutes between 0 and 43200),
  transfer_targets jsonb not null default '{}' check (jsonb_typeof(transfer_targets) = 'object'),
  -- Whether callers who book are asked for an address.
  ask_for_email boolean not null default false,
  -- Local days for which slots have been made; several ranges once a pinned clock has jumped.
  slot_days datemultirange not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table public.phone_numbers (
  number public.e164_number primary key,
  business_id uuid not null references public.businesses (id)
);
create index phone_numbers_of_business on public.phone_numbers (business_id);

create table public.services (
  id uuid primary key default gen_random_uuid(),
  business_id uuid not null references public.businesses (id),
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 64),
  name public.short_name not null,
  aliases text[] not null default '{}' check (cardinality(aliases) <= 50),
  duration_minutes int not null check (duration_minutes between 5 and 1440),
  price_cents int check (price_cents >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  min_party int not null default 1 check (min_party >= 1),
  max_party int not null default 1 check (max_party <= 100),
  position int not null default 0,
  active boolean not null default true,
  check (min_party <= max_party),
  unique (slug, business_id),
  unique (id, business_id)
);

create table public.resources (
  id uuid primary key default gen_random_uuid(),
  business_id uuid not null references public.businesses (id),
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 64),
  name public.short_name not null,
  aliases text[] not null default '{}' check (cardinality(aliases) <= 50),
  kind text not null check (btrim(kind) <> '' and length(kind) <= 60),
  selectable boolean not null default false,
  capacity int not null default 1 check (capacity between 1 and 100),
  -- Whether different parties may have places of one slot. A table that is not shared goes to one
  -- party, which takes all of its places.
  shared boolean not null default true,
  slot_minutes int not null check (slot_minutes between 5 and 1440),
  slot_every_minutes int not null check (slot_every_minutes <= 1440),
  position int not null default 0,
  active boolean not null default true,
  check (slot_every_minutes >= slot_minutes),
  unique (slug, business_id),
  unique (id, business_id)
);

-- Which resource gives which service. Rows stay, for the appointments that were made under them.
create table public.service_resources (
  business_id uuid not null,
  service_id uuid not null,
  resource_id uuid not null,
  active boolean not null default true,
  primary key (service_id, resource_id, business_id),
  foreign key (business_id, service_id) references public.services (business_id, id),
  foreign key (business_id, resource_id) references public.resources (business_id, id)
);

-- Weekly spans in the business's wall time. `last_start` names the last start itself and then
-- takes the place of `closes`, which otherwise is when the last slot must have ended.
create table public.opening_hours (
  business_id uuid not null,
  resource_id uuid not null,
  weekday int not null check (weekday between 1 and 7),
  opens time not null,
  closes time not null,
  last_start time,
  check (closes > opens),
  check (last_start >= opens),
  primary key (resource_id, weekday, opens),
  foreign key (business_id, resource_id) references public.resources (business_id, id)
);

create table public.closures (
  id uuid primary key default gen_random_uuid(),
  business_id uuid not null references public.businesses (id),
  resource_id uuid,
  days daterange not null check (not isempty(days) and not lower_inf(days) and not upper_inf(days)),
  reason text check (length(reason) <= 200),
  foreign key (business_id, resource_id) references public.resources (business_id, id)
);
create index closures_of_business on public.closures (business_id);

-- The smallest bookable unit of a resource. Two slots of one resource never overlap.
create table public.slots (
  id uuid primary key default gen_random_uuid(),
  business_id uuid not null,
  resource_id uuid not null,
  period tstzrange not null check (
    not isempty(period) and lower_inc(period) and not upper_inc(period)
    and not lower_inf(period) and not upper_inf(period)
  ),
  capacity int not null check (capacity between 1 and 100),
  closed boolean not null default false,
  unique (id, business_id),
  foreign key (business_id, resource_id) references public.resources (business_id, id),
  constraint slots_never_overlap
    exclude using gist (resource_id with =, period with &&)
);
create index slots_by_start on public.slots (resource_id, lower(period));

create table public.callers (
  id uuid primary key default gen_random_uuid(),
  business_id uuid not null references public.businesses (id),
  phone public.e164_number not null,
  name public.short_name,
  email text check (email ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$' and length(email) <= 254),
  language text check (length(language) <= 35),
  preferences jsonb not null default '{}' check (jsonb_typeof(preferences) = 'object'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (phone, business_id)
);

create table public.appointments (
  id uuid primary key default gen_random_uuid(),
  business_id uuid not null,
  code public.appointment_code not null,
  status text not null default 'booked',
  service_id uuid not null,
  resource_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  party_size int not null check (party_size between 1 and 100),
  caller_phone public.e164_number not null,
  caller_name public.short_name not null,
  notes public.note,
  call_id public.call_key,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  cancelled_at timestamptz,
  check (ends_at > starts_at),
  check (status = 'booked' and cancelled_at is null or status = 'cancelled' and cancelled_at is not null),
  -- That the resource gives the service is checked by check_appointment: a foreign key would make
  -- all bookings of a service lock the same row.
  unique (code, business_id),
  unique (id, business_id)
);
create index appointments_by_phone on public.appointments (caller_phone, business_id);

-- What a caller is being offered while they decide. The places themselves are in slot_claims.
create table public.holds (
  id uuid primary key default gen_random_uuid(),
  business_id uuid not null,
  call_id public.call_key not null,
  service_id uuid not null,
  party_size int not null check (party_size between 1 and 100),
  expires_at timestamptz not null,
  released_at timestamptz,
  created_at timestamptz not null default now(),
  unique (id, business_id),
  foreign key (business_id, service_id) references public.services (business_id, id)
);
create index holds_of_call on public.holds (call_id, business_id) where released_at is null;

-- One row per place of a slot. The primary key is what makes double booking impossible.
create table public.slot_claims (
  slot_id uuid not null,
  seat_no int not null check (seat_no >= 1),
  business_id uuid not null,
  appointment_id uuid,
  hold_id uuid,
  expires_at timestamptz,
  primary key (slot_id, seat_no),
  check ((appointment_id is null) <> (hold_id is null)),
  check ((hold_id is null) = (expires_at is null)),
  foreign key (business_id, slot_id) references public.slots (business_id, id),
  -- Deferred, so that a place is claimed first and only its winner writes an appointment.
  foreign key (business_id, appointment_id) references public.appointments (business_id, id)
    deferrable initially deferred,
  foreign key (business_id, hold_id) references public.holds (business_id, id)
    deferrable initially deferred
);
create index slot_claims_of_appointment on public.slot_claims (appointment_id)
  where appointment_id is not null;
create index slot_claims_of_hold on public.slot_claims (hold_id) where hold_id is not null;

create table public.calls (
  id public.call_key primary key,
  business_id uuid not null references public.businesses (id),
  room text not null check (length(room) between 1 and 300),
  channel text not null check (channel in ('phone', 'web', 'chat')),
  from_number public.e164_number,
  to_number public.e164_number,
  started_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  outcome text check (outcome in (
    'booked', 'changed', 'cancelled', 'answered', 'message', 'transferred', 'abandoned', 'failed'
  )),
  summary text check (length(summary) <= 10000),
  transcript jsonb not null default '[]',
  usage jsonb not null default '{}',
  -- Who may speak and write in the call: the process that holds its highest epoch.
  epoch int not null default 1 check (epoch >= 1),
  -- While it lives, its worker keeps putting this off. Null: nobody watches over the call.
  leased_until timestamptz,
  check ((ended_at is null) = (outcome is null)),
  unique (id, business_id)
);
create index calls_by_start on public.calls (started_at);
-- Not on the lease itself: renewing it must stay cheap.
create index calls_going_on on public.calls (started_at) where ended_at is null;

create table public.call_events (
  call_id public.call_key not null,
  seq int not null check (seq >= 0),
  business_id uuid not null,
  time timestamptz not null,
  type text not null check (length(type) between 1 and 60),
  data jsonb not null default '{}' check (jsonb_typeof(data) = 'object'),
  primary key (call_id, seq),
  foreign key (business_id, call_id) references public.calls (business_id, id)
);

create table public.messages (
  id uuid primary key default gen_random_uuid(),
  business_id uuid not null references public.businesses (id),
  call_id public.call_key,
  text text not null check (btrim(text) <> '' and length(text) <= 4000),
  name public.short_name,
  contact_number public.e164_number,
  created_at timestamptz not null default clock_timestamp()
);
create index messages_by_time on public.messages (created_at);

-- The tables below name a business and an appointment without foreign keys: history outlives what
-- it speaks of, and every writer would otherwise lock the same business row.

create table public.idempotency_keys (
  business_id uuid not null,
  key public.call_key not null,
  op text not null,
  request jsonb not null,
  response jsonb not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (business_id, key)
);

create table public.outbox (
  id bigint generated always as identity primary key,
  business_id uuid not null,
  kind text not null check (kind in ('booked', 'changed', 'cancelled', 'message')),
  payload jsonb not null,
  created_at timestamptz not null default clock_timestamp(),
  available_at timestamptz not null default clock_timestamp(),
  locked_by text,
  locked_until timestamptz,
  attempts int not null default 0,
  last_error text,
  done_at timestamptz,
  dead_at timestamptz
);
create index outbox_waiting on public.outbox (available_at)
  where done_at is null and dead_at is null;

create table public.audit_log (
  id uuid primary key default gen_random_uuid(),
  at timestamptz not null default clock_timestamp(),
  business_id uuid not null,
  call_id text,
  op text not null,
  appointment_id uuid,
  key text,
  data jsonb not null default '{}'
);
-- Failed attempts to name an appointment by its code, for slowing down those who guess.
create table public.code_attempts (
  id bigint generated always as identity primary key,
  business_id uuid not null,
  call_id text not null,
  phone text,
  at timestamptz not null default clock_timestamp()
);
create index code_attempts_of_call on public.code_attempts (call_id, business_id);
create index code_attempts_of_phone on public.code_attempts (phone, business_id, at)
  where phone is not null;
