-- What signing in needs: secrets, sessions and counters. Not part of the record: nothing here is in the journal, and all of it can go.
create schema access;
grant usage on schema access to quipu_application;

create table access.credentials (
  account_id uuid constraint pk_credentials primary key constraint fk_credentials_account_id references accounts (id),
  password_hash text not null constraint ck_credentials_password_hash check (password_hash like '$argon2id$%'),
  changed_at timestamptz not null default now()
);

create table access.second_factors (
  account_id uuid constraint pk_second_factors primary key constraint fk_second_factors_account_id references accounts (id),
  sealed_secret bytea not null,
  confirmed_at timestamptz,
  last_step bigint
);
comment on column access.second_factors.sealed_secret is 'Encrypted with a key that is not in the database.';
comment on column access.second_factors.last_step is 'The time step of the last code that was taken: none is taken twice.';

create table access.recovery_codes (
  account_id uuid not null constraint fk_recovery_codes_account_id references accounts (id),
  hash bytea not null,
  used_at timestamptz,
  constraint pk_recovery_codes primary key (account_id, hash)
);

create table access.identities (
  issuer text not null,
  subject text not null,
  account_id uuid not null constraint fk_identities_account_id references accounts (id),
  linked_at timestamptz not null default now(),
  constraint pk_identities primary key (issuer, subject)
);
comment on table access.identities is 'Who an OpenID Connect provider says somebody is.';
create index ix_identities_account_id on access.identities (account_id);

create table access.sessions (
  hash bytea constraint pk_sessions primary key,
  id uuid not null default gen_random_uuid() constraint uq_sessions_id unique,
  account_id uuid constraint fk_sessions_account_id references accounts (id),
  data jsonb not null default '{}',
  address text,
  agent text,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now()
);
comment on column access.sessions.hash is 'SHA-256 of what the cookie names: who reads this table can use no session.';
comment on column access.sessions.account_id is 'Null while somebody is still signing in.';
create index ix_sessions_account_id on access.sessions (account_id);
create index ix_sessions_seen_at on access.sessions (seen_at);

create table access.tokens (
  id uuid constraint pk_tokens primary key default gen_random_uuid(),
  account_id uuid not null constraint fk_tokens_account_id references accounts (id),
  hash bytea not null constraint uq_tokens_hash unique,
  name text not null constraint ck_tokens_name check (length(name) between 1 and 100),
  permissions text[] not null constraint ck_tokens_permissions check (cardinality(permissions) > 0),
  plan_id uuid constraint fk_tokens_plan_id references plans (id),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  constraint ck_tokens_period check (expires_at > created_at and expires_at <= created_at + interval '366 days')
);
comment on column access.tokens.plan_id is 'The only plan that it is good for; null for all that its holder may reach.';
create index ix_tokens_account_id on access.tokens (account_id);

create table access.tickets (
  hash bytea constraint pk_tickets primary key,
  purpose text not null constraint ck_tickets_purpose check (purpose in ('registration', 'reset', 'invitation')),
  account_id uuid constraint fk_tickets_account_id references accounts (id),
  email text,
  data jsonb not null default '{}',
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table access.tickets is 'What a link in a mail is good for: once, and for a while.';
create index ix_tickets_account_id on access.tickets (account_id);

-- The columns are those of rate-limiter-flexible.
create table access.attempts (
  key varchar(255) constraint pk_attempts primary key,
  points integer not null default 0,
  expire bigint
);

create table access.events (
  id bigint generated always as identity constraint pk_events_of_access primary key,
  at timestamptz not null default now(),
  account_id uuid,
  event text not null constraint ck_events_event check (event ~ '^[a-z]+(-[a-z]+)*$'),
  address text,
  agent text,
  session_id uuid
);
comment on table access.events is 'Who signed in, who tried, what changed about how they do. The application adds and reads; it changes nothing.';
create index ix_events_of_access_account_id on access.events (account_id, id);

create table access.uploads (
  sha256 text not null constraint ck_uploads_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
  account_id uuid not null constraint fk_uploads_account_id references accounts (id),
  size_bytes bigint not null,
  media_type text not null,
  file_name text not null,
  uploaded_at timestamptz not null default now(),
  constraint pk_uploads primary key (sha256, account_id)
);
comment on table access.uploads is 'Files that somebody brought and that no act may have named yet.';

-- The grants that give something now.
create view access.standing_grants as
  select * from grants
  where starts_at <= now() and coalesce(ends_at > now(), true) and ended_at is null
    and (role <> 'administrator' or confirmed_at is not null or granted_by is null);

create schema mail;
grant usage on schema mail to quipu_application;
create table mail.outbox (
  id uuid constraint pk_outbox primary key default gen_random_uuid(),
  key text not null constraint uq_outbox_key unique,
  account_id uuid constraint fk_outbox_account_id references accounts (id),
  recipient text not null,
  template text not null,
  language text not null constraint ck_outbox_language check (language in ('es', 'en')),
  values jsonb not null default '{}',
  created_at timestamptz not null default now(),
  next_try_at timestamptz not null default now(),
  tries integer not null default 0,
  sent_at timestamptz,
  given_up_at timestamptz,
  message_id text,
  problem text,
  shown jsonb
);
comment on column mail.outbox.key is 'Recipient and event: nobody is told twice.';
comment on column mail.outbox.values is 'What the text names, links with their secrets among it: emptied once it was sent.';
comment on column mail.outbox.shown is 'The whole mail, in a demo that sends none.';
create index ix_outbox_waiting on mail.outbox (next_try_at) where sent_at is null and given_up_at is null;
create index ix_outbox_account_id on mail.outbox (account_id);

grant select, insert, update, delete on access.credentials, access.second_factors, access.recovery_codes, access.identities,
  access.sessions, access.tokens, access.tickets, access.attempts, access.uploads to quipu_application;
grant select, insert on access.events to quipu_application;
grant select, insert, update on mail.outbox to quipu_application;
grant select on access.standing_grants to quipu_application;

-- Of a person who is erased nothing is left here. To be called before the account loses its address.
create function access.forget(account uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  named text;
  address text := (select email from public.accounts where id = account);
begin
  -- Before there was an account there was an address: letters and tickets may name that alone.
  delete from mail.outbox where recipient = address;
  delete from access.tickets where email = address;
  foreach named in array array['access.credentials', 'access.second_factors', 'access.recovery_codes', 'access.identities',
      'access.sessions', 'access.tokens', 'access.tickets', 'access.uploads', 'access.events', 'mail.outbox'] loop
    execute format('delete from %s where account_id = $1', named) using account;
  end loop;
end $$;
revoke all on function access.forget from public;
grant usage on schema access to quipu_privacy;
grant execute on function access.forget to quipu_privacy;

-- Sign-ins are kept for a year, tickets and sessions until they are good for nothing, mails that left for a month.
create function access.tidy() returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from access.events where at < now() - interval '1 year';
  delete from access.tickets where expires_at < now() - interval '1 day';
  delete from access.sessions where seen_at < now() - interval '31 days';
  delete from access.attempts where expire < extract(epoch from now()) * 1000;
  delete from mail.outbox where coalesce(sent_at, given_up_at) < now() - interval '30 days';
$$;
revoke all on function access.tidy from public;
grant execute on function access.tidy to quipu_application;
