-- An event is announced, people register, it is held, and its minutes are proposed, observed and approved.
alter table events
  add column modality text constraint ck_events_modality check (modality in ('in_person', 'online', 'both')),
  add column online_at text constraint ck_events_online_at check (online_at ~ '^(https?://|quipu:erased:)' and length(online_at) <= 2000),
  add column registration text constraint ck_events_registration check (registration in ('open', 'by_invitation', 'closed')),
  add column invitation text constraint ck_events_invitation check (length(invitation) <= 10000),
  add column agenda text constraint ck_events_agenda check (length(agenda) <= 20000),
  add column seats integer constraint ck_events_seats check (seats > 0),
  add column quorum integer constraint ck_events_quorum check (quorum > 0),
  add column begins_at timestamptz,
  add column finishes_at timestamptz,
  add column cancelled_at timestamptz,
  add column cancelled_because text,
  add column registered integer constraint ck_events_registered check (registered >= 0),
  add column registered_attended integer constraint ck_events_registered_attended check (registered_attended between 0 and registered),
  add constraint ck_events_hours check (begins_at < finishes_at),
  add constraint ck_events_cancelling_says_why check ((cancelled_at is null) = (cancelled_because is null)
    and (cancelled_because is null or length(plain_words(cancelled_because)) >= 10));
comment on column events.quorum is 'People who have to be there for it to decide.';
comment on column events.registered is 'People registered now; null: nobody could register here. Who they are is in event_registrations, and private.';
comment on column events.registered_attended is 'Of those, who came; null: not known.';
comment on column events.begins_at is 'The hour, where it is known; the days are starts_on and ends_on.';

alter table attendances
  add column institution_id uuid constraint fk_attendances_institution_id references institutions (id),
  add column seats integer constraint ck_attendances_seats check (seats > 0),
  drop constraint uq_attendances_event_id_sector;
comment on column attendances.seats is 'Seats that were kept for them.';
create unique index uq_attendances_of on attendances (event_id, sector, coalesce(institution_id, '00000000-0000-0000-0000-000000000000'));

create table access.event_invitations (
  event_id uuid constraint pk_event_invitations primary key references events (id),
  code text not null
);
comment on table access.event_invitations is 'The code that is sent to whoever is invited: with it one registers.';
grant select, insert on access.event_invitations to quipu_application;

create table event_registrations (
  id uuid constraint pk_event_registrations primary key default gen_random_uuid(),
  event_id uuid not null constraint fk_event_registrations_event_id references events (id),
  account_id uuid not null constraint fk_event_registrations_account_id references accounts (id),
  institution_id uuid constraint fk_event_registrations_institution_id references institutions (id),
  sector text not null constraint ck_event_registrations_sector check (sector in ('government', 'civil_society', 'other')),
  needs text constraint ck_event_registrations_needs check (length(needs) <= 500),
  registered_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  has_attended boolean
);
comment on column event_registrations.needs is 'What they need to take part: a ramp, an interpreter.';
create unique index uq_event_registrations_live on event_registrations (event_id, account_id) where withdrawn_at is null;
create index ix_event_registrations_account_id on event_registrations (account_id);

create table event_documents (
  id uuid constraint pk_event_documents primary key default gen_random_uuid(),
  plan_id uuid not null,
  event_id uuid not null,
  kind text not null constraint ck_event_documents_kind check (kind in ('invitation', 'agenda', 'presentation', 'attendance_list', 'recording', 'other')),
  title text not null constraint ck_event_documents_title check (length(plain_words(title)) >= 3 and length(title) <= 300),
  language text not null default 'es' constraint ck_event_documents_language check (language ~ '^[a-z]{2,3}$'),
  sha256 text constraint ck_event_documents_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint constraint ck_event_documents_size_bytes check (size_bytes > 0),
  media_type text,
  file_name text,
  url text constraint ck_event_documents_url check (url ~ '^(https?://|quipu:erased:)' and length(url) <= 2000),
  published_at timestamptz not null default now(),
  constraint fk_event_documents_event foreign key (plan_id, event_id) references events (plan_id, id),
  constraint ck_event_documents_file_or_link check (
    case when url is null then num_nonnulls(sha256, size_bytes, media_type, file_name) = 4
      else num_nonnulls(sha256, size_bytes, media_type, file_name) = 0 end)
);
create index ix_event_documents_event_id on event_documents (event_id, published_at);

create table minutes (
  id uuid constraint pk_minutes primary key default gen_random_uuid(),
  plan_id uuid not null,
  event_id uuid not null,
  version integer not null constraint ck_minutes_version check (version > 0),
  state text not null constraint ck_minutes_state check (state in ('proposed', 'approved')),
  body text not null constraint ck_minutes_body check (length(plain_words(body)) >= 40 and length(body) <= 100000),
  because text constraint ck_minutes_because check (version = 1 or state = 'approved' or length(plain_words(because)) >= 10),
  observations_until partial_date constraint ck_minutes_observations_until check (length(observations_until) = 10),
  recorded_at timestamptz not null default now(),
  constraint uq_minutes_event_id_version unique (event_id, version),
  constraint uq_minutes_event_id_id unique (event_id, id),
  constraint fk_minutes_event foreign key (plan_id, event_id) references events (plan_id, id)
);
comment on table minutes is 'Versions of the minutes of an event: proposed for observations, then approved; what is approved is fixed for ever.';
comment on column minutes.because is 'What changed against the version before, and why.';
create unique index uq_minutes_approved on minutes (event_id) where state = 'approved';

create function refuse_late_minutes() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  perform from events where id = new.event_id for update;
  if exists (select from minutes where event_id = new.event_id and state = 'approved') then
    raise exception 'quipu: the minutes of this event are approved: they are fixed' using errcode = 'check_violation', constraint = 'uq_minutes_approved';
  end if;
  if new.version <> 1 + (select count(*) from minutes where event_id = new.event_id) then
    raise exception 'quipu: versions of minutes are counted without a gap' using errcode = 'check_violation', constraint = 'uq_minutes_event_id_version';
  end if;
  return new;
end $$;
create trigger bb_fixed before insert on minutes for each row execute function refuse_late_minutes();

create table minutes_observations (
  id uuid constraint pk_minutes_observations primary key default gen_random_uuid(),
  plan_id uuid not null,
  event_id uuid not null,
  minutes_id uuid not null,
  account_id uuid constraint fk_minutes_observations_account_id references accounts (id),
  institution_id uuid constraint fk_minutes_observations_institution_id references institutions (id),
  sector text not null constraint ck_minutes_observations_sector check (sector in ('government', 'civil_society', 'other')),
  body text not null constraint ck_minutes_observations_body check (length(plain_words(body)) >= 10 and length(body) <= 10000),
  recorded_at timestamptz not null default now(),
  constraint fk_minutes_observations_event foreign key (plan_id, event_id) references events (plan_id, id),
  constraint fk_minutes_observations_minutes foreign key (event_id, minutes_id) references minutes (event_id, id)
);
create index ix_minutes_observations_minutes_id on minutes_observations (minutes_id, recorded_at);

call journal.declare('events', public_columns => 'id plan_id code kind stage_code title_es title_en place starts_on ends_on announced_on minutes_published attendance_published modality registration seats quorum begins_at finishes_at cancelled_at registered registered_attended',
  text_columns => 'online_at invitation agenda cancelled_because');
call journal.declare('attendances', public_columns => 'id event_id sector people institution_id seats');
call journal.declare('event_registrations', public_columns => 'id', private_columns => 'event_id account_id institution_id sector needs registered_at withdrawn_at has_attended');
call journal.declare('event_documents', public_columns => 'id plan_id event_id kind language sha256 size_bytes media_type published_at',
  text_columns => 'title file_name url', append_only => true);
call journal.declare('minutes', public_columns => 'id plan_id event_id version state observations_until recorded_at', text_columns => 'body because', append_only => true);
call journal.declare('minutes_observations', public_columns => 'id plan_id event_id minutes_id institution_id sector recorded_at',
  text_columns => 'body', private_columns => 'account_id', append_only => true);
grant select, insert, update on event_registrations to quipu_application;
grant select, insert on event_documents, minutes, minutes_observations to quipu_application;
grant select on event_documents, minutes to quipu_reader;
grant select (id, plan_id, event_id, minutes_id, institution_id, sector, body, recorded_at) on minutes_observations to quipu_reader;
call journal.build_past();
