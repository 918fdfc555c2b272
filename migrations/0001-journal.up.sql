-- The journal: the only door to a write. See docs/decisions/0003-journal-by-triggers.md.
-- Every statement below runs as quipu_owner; roles.sql makes the roles first.
create schema journal;

create table journal.acts (
  id bigint generated always as identity (cache 1) constraint pk_acts primary key,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null default clock_timestamp(),
  actor text not null constraint ck_acts_actor check (actor ~ '^[a-z]+:.+$'),
  role text not null constraint ck_acts_role check (role <> ''),
  act text not null constraint ck_acts_act check (act ~ '^[a-z-]+\.[a-z-]+$'),
  subject text not null constraint ck_acts_subject check (subject <> ''),
  reason text constraint ck_acts_reason check (reason <> ''),
  source text constraint ck_acts_source check (source <> ''),
  request_id text
);
comment on table journal.acts is 'Who did what, when, in which role and why. One act is one transaction.';
create index ix_acts_xid on journal.acts (xid);
create index ix_acts_subject on journal.acts (subject, id);

create table journal.entries (
  id bigint generated always as identity (cache 1) constraint pk_entries primary key,
  act_id bigint not null constraint fk_entries_act_id references journal.acts (id),
  xid xid8 not null default pg_current_xact_id(),
  kind text not null,
  row_id uuid not null,
  op text not null constraint ck_entries_op check (op in ('insert', 'update', 'delete')),
  before jsonb,
  after jsonb,
  salt bytea not null default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
);
comment on table journal.entries is 'Each row that an act changed, before and after. Before holds the changed columns of an update, the whole row of a delete.';
comment on column journal.entries.id is 'Causal for one row, because a row lock orders its writers; not the order of commits.';
comment on column journal.entries.salt is 'Blinds the digests of the published log, so that an erased part cannot be guessed.';
create index ix_entries_xid on journal.entries (xid);
create index ix_entries_row on journal.entries (kind, row_id, id desc);
create index ix_entries_act_id on journal.entries (act_id);

create function journal.refuse_change() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'quipu: % on %.% is refused: what is recorded is never changed or deleted. Record a new row that supersedes it and says why.',
    tg_op, tg_table_schema, tg_table_name using errcode = 'QP003';
end $$;

create function journal.begin_act(
  actor text, role text, act text, subject text,
  reason text default null, source text default null, request_id text default null) returns bigint
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with opened as (
    insert into journal.acts (actor, role, act, subject, reason, source, request_id)
    values (actor, role, act, subject, reason, source, request_id) returning id)
  select set_config('quipu.act', opened.id::text, true)::bigint from opened;
$$;
comment on function journal.begin_act is 'Opens an act for the rest of this transaction. Every change to a domain table is recorded under it.';

-- An act counts only in the transaction that opened it: a setting left over or made up is refused.
create function journal.open_act(operation text, relation text) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  claimed bigint := nullif(current_setting('quipu.act', true), '')::bigint;
  opened bigint;
begin
  select id into opened from journal.acts where id = claimed and xid = pg_current_xact_id_if_assigned();
  if opened is null then
    raise exception 'quipu: % on % is refused: no act is open in this transaction. Call journal.begin_act(actor, role, act, subject, reason) first.',
      operation, relation using errcode = 'QP001';
  end if;
  return opened;
end $$;

create function journal.capture_insert() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
begin
  if exists (select from inserted) then
    insert into journal.entries (act_id, kind, row_id, op, after)
    select (select journal.open_act(tg_op, tg_table_name)), tg_table_name, (image ->> 'id')::uuid, 'insert', image
    from (select to_jsonb(inserted) as image from inserted) as images;
  end if;
  return null;
end $$;

create function journal.capture_change() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
declare
  act bigint := journal.open_act(tg_op, tg_table_name);
  was jsonb := to_jsonb(old);
  becomes jsonb;
begin
  if tg_op = 'UPDATE' then
    becomes := to_jsonb(new);
    if new.id <> old.id then
      raise exception 'quipu: the id of a row of % never changes', tg_table_name using errcode = 'QP002';
    end if;
    select jsonb_object_agg(key, value) into was from jsonb_each(was) where becomes -> key is distinct from value;
  end if;
  insert into journal.entries (act_id, kind, row_id, op, before, after)
  values (act, tg_table_name, old.id, lower(tg_op), was, becomes);
  return null;
end $$;

create procedure journal.attach(relation regclass, append_only boolean default false)
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  made text;
begin
  execute format('create trigger zz_journal_insert after insert on %s referencing new table as inserted for each statement execute function journal.capture_insert()', relation);
  execute format('create trigger zz_journal_update after update on %s for each row when (old.* is distinct from new.*) execute function journal.capture_change()', relation);
  execute format('create trigger zz_journal_delete after delete on %s for each row execute function journal.capture_change()', relation);
  execute format('create trigger aa_no_truncate before truncate on %s for each statement execute function journal.refuse_change()', relation);
  if append_only then
    execute format('create trigger aa_append_only before update or delete on %s for each row execute function journal.refuse_change()', relation);
  end if;
  -- ALWAYS: a session in replication mode must not slip past the journal.
  for made in select tgname from pg_trigger where tgrelid = relation and not tgisinternal loop
    execute format('alter table %s enable always trigger %I', relation, made);
  end loop;
end $$;
comment on procedure journal.attach is 'Puts a domain table under the journal; with append_only, its rows never change again.';

create trigger aa_append_only before update or delete or truncate on journal.acts for each statement execute function journal.refuse_change();
create trigger aa_append_only before update or delete or truncate on journal.entries for each statement execute function journal.refuse_change();
alter table journal.acts enable always trigger aa_append_only;
alter table journal.entries enable always trigger aa_append_only;

revoke all on all functions in schema journal from public;
grant usage on schema journal to quipu_application, quipu_reader;
grant select on journal.acts, journal.entries to quipu_application;
grant execute on function journal.begin_act to quipu_application;
