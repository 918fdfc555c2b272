-- Who wants to hear of what, what was told to whom, and what became of it. Not part of the record: it can be forgotten.
create table mail.follows (
  id uuid constraint pk_follows primary key default gen_random_uuid(),
  account_id uuid not null constraint fk_follows_account_id references accounts (id),
  kind text not null constraint ck_follows_kind check (kind in ('contribution', 'commitment', 'plan', 'theme', 'institution')),
  thing_id uuid not null,
  pace text not null constraint ck_follows_pace check (pace in ('at_once', 'daily', 'weekly')),
  secret bytea not null constraint uq_follows_secret unique default sha256(gen_random_uuid()::text::bytea || gen_random_uuid()::text::bytea),
  asked_at timestamptz not null default now(),
  confirmed_at timestamptz,
  stopped_at timestamptz
);
comment on column mail.follows.thing_id is 'The row of contributions, commitments, plans, themes or institutions.';
comment on column mail.follows.secret is 'What the address of one-click stop carries: it stops what this account follows, and does nothing else.';
comment on column mail.follows.confirmed_at is 'When the address said yes. Until then nothing is sent but the question.';
create unique index uq_follows_live on mail.follows (account_id, kind, thing_id) where stopped_at is null;
create index ix_follows_thing_id on mail.follows (thing_id) where stopped_at is null and confirmed_at is not null;

create table mail.happenings (
  id bigint constraint pk_happenings primary key generated always as identity,
  key text not null constraint uq_happenings_key unique,
  kind text not null,
  plan_id uuid constraint fk_happenings_plan_id references plans (id),
  thing_ids uuid[] not null,
  details jsonb not null default '{}',
  happened_at timestamptz not null default now(),
  spread_at timestamptz
);
comment on table mail.happenings is 'What followers are to hear, written in the act that it tells of; a worker spreads it to them, once.';
comment on column mail.happenings.thing_ids is 'Whoever follows one of these hears of it.';
create index ix_happenings_thing_ids on mail.happenings using gin (thing_ids);
create index ix_happenings_waiting on mail.happenings (id) where spread_at is null;

create table mail.notices (
  id uuid constraint pk_notices primary key default gen_random_uuid(),
  account_id uuid not null constraint fk_notices_account_id references accounts (id),
  happening_id bigint not null constraint fk_notices_happening_id references mail.happenings (id),
  follow_id uuid constraint fk_notices_follow_id references mail.follows (id),
  pace text not null constraint ck_notices_pace check (pace in ('at_once', 'daily', 'weekly')),
  created_at timestamptz not null default now(),
  outbox_id uuid,
  constraint uq_notices_account_id_happening_id unique (account_id, happening_id)
);
comment on column mail.notices.outbox_id is 'The letter that tells of it: of its own, or a digest. Null: it waits for the next digest.';
create index ix_notices_waiting on mail.notices (account_id) where outbox_id is null;
create index ix_notices_happening_id on mail.notices (happening_id);
create index ix_notices_outbox_id on mail.notices (outbox_id);
create index ix_notices_follow_id on mail.notices (follow_id);

create table mail.deliveries (
  id bigint constraint pk_deliveries primary key generated always as identity,
  outbox_id uuid not null,
  about_id uuid,
  template text not null,
  at timestamptz not null default clock_timestamp(),
  outcome text not null constraint ck_deliveries_outcome check (outcome in ('sent', 'postponed', 'refused', 'bounced', 'resent')),
  detail text constraint ck_deliveries_detail check (length(detail) <= 1000)
);
comment on table mail.deliveries is 'Each try to deliver a letter, and what came back: the ledger of deliveries. Only added to. Names nobody.';
comment on column mail.deliveries.about_id is 'The row that the letter is about, such as a contribution. Null: about none that anybody else may know of.';
create index ix_deliveries_outbox_id on mail.deliveries (outbox_id, at);
create index ix_deliveries_about_id on mail.deliveries (about_id, at);
alter table mail.outbox
  add column is_official boolean not null default true,
  add column about_id uuid,
  add column groups jsonb constraint ck_outbox_groups check (jsonb_typeof(groups) = 'array'),
  add column bounced_at timestamptz;
comment on column mail.outbox.is_official is 'Whether it tells somebody of their own matter: such a letter goes at once and stands in no digest.';
comment on column mail.outbox.about_id is 'The row that it is about. Such a letter holds no secret: what its text names is kept, so that it can be sent again.';
comment on column mail.outbox.groups is 'What a digest lists; emptied once it was sent.';
comment on column mail.outbox.bounced_at is 'When it came back as one that can never arrive, after a server had taken it.';
create index ix_outbox_about_id on mail.outbox (about_id);
alter table access.tickets drop constraint ck_tickets_purpose,
  add constraint ck_tickets_purpose check (purpose in ('registration', 'reset', 'invitation', 'follow'));

-- That the letter about a decision left, and when: a public fact, without whom it went to.
create table communications (
  id uuid constraint pk_communications primary key default gen_random_uuid(),
  plan_id uuid not null constraint fk_communications_plan_id references plans (id),
  decision_id uuid not null constraint fk_communications_decision_id references decisions (id)
    constraint uq_communications_decision_id unique,
  communicated_at timestamptz not null
);
comment on table communications is 'When the author of a contribution was told of a decision on it.';
create index ix_communications_plan_id on communications (plan_id);
call journal.declare('communications', public_columns => 'id plan_id decision_id communicated_at', append_only => true);
grant select, insert on communications to quipu_application;
grant select on communications to quipu_reader;
call journal.build_past();

grant select, insert, update on mail.follows, mail.happenings, mail.notices to quipu_application;
grant select, insert on mail.deliveries to quipu_application;

create or replace function access.forget(account uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  named text;
  address text := (select email from public.accounts where id = account);
begin
  -- Before there was an account there was an address: letters and tickets may name that alone.
  delete from mail.deliveries where outbox_id in (select id from mail.outbox where recipient = address or account_id = account);
  delete from mail.outbox where recipient = address;
  delete from access.tickets where email = address;
  delete from access.pending_contributions where email = address;
  foreach named in array array['access.credentials', 'access.second_factors', 'access.recovery_codes', 'access.identities',
      'access.sessions', 'access.tokens', 'access.tickets', 'access.uploads', 'access.events', 'access.pending_contributions',
      'access.saved_views', 'mail.notices', 'mail.follows', 'mail.outbox'] loop
    execute format('delete from %s where account_id = $1', named) using account;
  end loop;
end $$;

create or replace function access.tidy() returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from access.events where at < now() - interval '1 year';
  delete from access.tickets where expires_at < now() - interval '1 day';
  delete from access.sessions where seen_at < now() - interval '31 days';
  delete from access.attempts where expire < extract(epoch from now()) * 1000;
  delete from access.pending_contributions where expires_at < now();
  delete from mail.outbox where coalesce(sent_at, given_up_at) < now() - interval '30 days';
  delete from mail.deliveries where at < now() - interval '1 year';
$$;
