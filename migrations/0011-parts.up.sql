-- What an entry is made of: parts that are published, kept back or erased each on its own. Every column of every domain
-- table is declared once, as public, text (public words that a court may order removed), private, or personal.
alter table journal.acts add column salt bytea default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
alter table journal.acts add column salts jsonb;
alter table journal.acts add constraint ck_acts_salt check ((salt is null) = (salts is not null));
comment on column journal.acts.salt is 'Blinds the digests of who and why; of an act whose reason was erased, null.';
comment on column journal.acts.salts is 'After an erasure: the salts of the parts that remain, in hexadecimal.';

alter table journal.entries alter column salt drop not null;
alter table journal.entries add column salts jsonb;
alter table journal.entries add column shape integer not null default 1;
alter table journal.entries add constraint ck_entries_salt check ((salt is null) = (salts is not null));
comment on column journal.entries.salts is 'After an erasure: the salts of the parts that remain, in hexadecimal.';
comment on column journal.entries.shape is 'Which declaration of the columns of its kind it was written under.';

create table journal.entry_personal (
  entry_id bigint constraint pk_entry_personal primary key constraint fk_entry_personal_entry_id references journal.entries (id),
  subject uuid not null,
  after jsonb not null,
  salt bytea not null default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
);
comment on table journal.entry_personal is 'The personal columns of an entry, with a salt of their own. Erased as a row; the digest in the leaf stays.';
create index ix_entry_personal_subject on journal.entry_personal (subject);

create table journal.shapes (
  kind text not null,
  shape integer not null,
  columns jsonb not null,
  subject text,
  declared_at timestamptz not null default clock_timestamp(),
  constraint pk_shapes primary key (kind, shape)
);
comment on table journal.shapes is 'For each kind and version: every column with its type and class, and the column that names the person it is about.';
create trigger aa_append_only before update or delete or truncate on journal.shapes for each statement execute function journal.refuse_change();
alter table journal.shapes enable always trigger aa_append_only;

-- Arguments of both: shape, personal columns as an array literal, subject column.
create or replace function journal.capture_insert() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
declare
  personal text[] := tg_argv[1];
begin
  if not exists (select from inserted) then return null; end if;
  if cardinality(personal) = 0 then
    insert into journal.entries (act_id, kind, row_id, op, after, shape)
    select (select journal.open_act(tg_op, tg_table_name)), tg_table_name, (image ->> 'id')::uuid, 'insert', image, tg_argv[0]::integer
    from (select to_jsonb(inserted) as image from inserted) as images;
  else
    with images as materialized (
      select nextval('journal.entries_id_seq') as id, to_jsonb(inserted) as image from inserted),
    open as (
      insert into journal.entries (id, act_id, kind, row_id, op, after, shape) overriding system value
      select id, (select journal.open_act(tg_op, tg_table_name)), tg_table_name, (image ->> 'id')::uuid, 'insert', image - personal, tg_argv[0]::integer from images)
    insert into journal.entry_personal (entry_id, subject, after)
    select id, (image ->> tg_argv[2])::uuid, (select jsonb_object_agg(name, image -> name) from unnest(personal) as name) from images;
  end if;
  return null;
end $$;

create or replace function journal.capture_change() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
declare
  act bigint := journal.open_act(tg_op, tg_table_name);
  personal text[] := tg_argv[1];
  was jsonb := to_jsonb(old);
  becomes jsonb;
  entry bigint;
begin
  if tg_op = 'UPDATE' then
    becomes := to_jsonb(new);
    if new.id <> old.id then
      raise exception 'quipu: the id of a row of % never changes', tg_table_name using errcode = 'QP002';
    end if;
    -- An erasure must not copy what it erases.
    select jsonb_object_agg(key, case when current_setting('quipu.erasing', true) = old.id::text then becomes -> key else value end)
      into was from jsonb_each(was) where becomes -> key is distinct from value;
  end if;
  insert into journal.entries (act_id, kind, row_id, op, before, after, shape)
  values (act, tg_table_name, old.id, lower(tg_op), was - personal, becomes - personal, tg_argv[0]::integer) returning id into entry;
  if cardinality(personal) > 0 and becomes is not null then
    insert into journal.entry_personal (entry_id, subject, after)
    values (entry, (becomes ->> tg_argv[2])::uuid, (select jsonb_object_agg(name, becomes -> name) from unnest(personal) as name));
  end if;
  return null;
end $$;

create function journal.words(list text) returns text[]
language sql immutable strict set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(word), '{}') from regexp_split_to_table(btrim(list), '\s+') as word where word <> '';
$$;

-- The columns as a shape holds them. Refuses a column that is not declared, or twice, or is not there.
create function journal.declared_columns(relation regclass, classes jsonb) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  wrong text;
  declared jsonb;
begin
  select string_agg(format('%s (declared %s times)', coalesce(attname, word), coalesce(times, 0)), ', ') into wrong
  from (select attname from pg_attribute where attrelid = relation and attnum > 0 and not attisdropped) as actual
    full join (select word, count(*) as times from jsonb_each_text(classes) as class, unnest(journal.words(class.value)) as word group by word) as named
    on word = attname where times is distinct from 1 or attname is null;
  if wrong is not null then
    raise exception 'quipu: every column of % is declared once, as public, text, private or personal: %', relation, wrong using errcode = 'QP005';
  end if;
  select jsonb_object_agg(attname, jsonb_build_object('class', class.key, 'type', format_type(coalesce(nullif(typbasetype, 0), atttypid), atttypmod),
      'place', attnum)) into declared
  from jsonb_each_text(classes) as class, unnest(journal.words(class.value)) as word
    join pg_attribute on attrelid = relation and attname = word join pg_type on pg_type.oid = atttypid;
  select string_agg(column_name.key, ', ') into wrong from jsonb_each(declared) as column_name join pg_attribute on attrelid = relation and attname = key
  where value ->> 'class' = 'personal' and attnotnull or value ->> 'class' in ('text') and value ->> 'type' <> 'text';
  if wrong is not null then
    raise exception 'quipu: a personal column takes null and a text column is text, or they could not be erased: % of %', wrong, relation using errcode = 'QP005';
  end if;
  return declared;
end $$;

create procedure journal.declare(relation regclass, public_columns text, text_columns text default '', private_columns text default '',
  personal_columns text default '', subject text default null, append_only boolean default false)
language plpgsql set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
declare
  named text := (select relname from pg_class where oid = relation);
  declared jsonb := journal.declared_columns(relation, jsonb_build_object('public', public_columns, 'text', text_columns, 'private', private_columns, 'personal', personal_columns));
  personal text[] := journal.words(personal_columns);
  newest journal.shapes;
  arguments text;
  made text;
begin
  if cardinality(personal) > 0 and (declared -> subject ->> 'type') is distinct from 'uuid' then
    raise exception 'quipu: % has personal columns, so one of its columns must say by uuid whose they are', relation using errcode = 'QP005';
  end if;
  select * into newest from journal.shapes where kind = named order by shape desc limit 1;
  if newest.columns is distinct from declared or newest.subject is distinct from subject then
    insert into journal.shapes (kind, shape, columns, subject) values (named, coalesce(newest.shape, 0) + 1, declared, declare.subject) returning * into newest;
  end if;
  arguments := format('%L, %L, %L', newest.shape, personal, coalesce(subject, ''));
  for made in select tgname from pg_trigger where tgrelid = relation and (tgname like 'zz\_journal\_%' or tgname in ('aa_append_only', 'aa_no_truncate')) loop
    execute format('drop trigger %I on %s', made, relation);
  end loop;
  execute format('create trigger zz_journal_insert after insert on %s referencing new table as inserted for each statement execute function journal.capture_insert(%s)', relation, arguments);
  execute format('create trigger zz_journal_update after update on %s for each row when (old.* is distinct from new.*) execute function journal.capture_change(%s)', relation, arguments);
  execute format('create trigger zz_journal_delete after delete on %s for each row execute function journal.capture_change(%s)', relation, arguments);
  execute format('create trigger aa_no_truncate before truncate on %s for each statement execute function journal.refuse_change()', relation);
  if append_only then
    execute format('create trigger aa_append_only before update or delete on %s for each row execute function journal.refuse_change()', relation);
  end if;
  -- ALWAYS: a session in replication mode must not slip past the journal.
  for made in select tgname from pg_trigger where tgrelid = relation and not tgisinternal loop
    execute format('alter table %s enable always trigger %I', relation, made);
  end loop;
  call journal.adopt_rows(relation, newest.shape, personal, subject);
end $$;
comment on procedure journal.declare is 'Puts a domain table under the journal, or declares its columns anew after a change; with append_only, its rows never change again. Call journal.build_past() after the last one of a migration.';

-- Rows that were there before their table came under the journal begin their history now.
create procedure journal.adopt_rows(relation regclass, shape integer, personal text[], subject text)
language plpgsql set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
declare
  named text := (select relname from pg_class where oid = relation);
  act bigint;
begin
  execute format('select 1 from %s as row where not exists (select from journal.entries where kind = %L and row_id = row.id) limit 1', relation, named) into act;
  if act is null then return; end if;
  insert into journal.acts (actor, role, act, subject) values ('system:journal', 'system', 'table.adopted', named) returning id into act;
  execute format($sql$
    with images as materialized (
      select nextval('journal.entries_id_seq') as id, to_jsonb(row) as image from %s as row
      where not exists (select from journal.entries where kind = $2 and row_id = row.id)),
    open as (
      insert into journal.entries (id, act_id, kind, row_id, op, after, shape) overriding system value
      select id, $1, $2, (image ->> 'id')::uuid, 'genesis', image - $4, $3 from images)
    insert into journal.entry_personal (entry_id, subject, after)
    select id, (image ->> $5)::uuid, (select jsonb_object_agg(name, image -> name) from unnest($4) as name) from images where cardinality($4) > 0
  $sql$, relation) using act, named, shape, personal, subject;
end $$;

-- A change of the schema is an entry as well, without the text of the statement: it could hold anything, and entries are public.
-- The event triggers that call these belong to the superuser who installs.
create function journal.note_schema(command text, object text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform journal.note('schema', coalesce('migration:' || nullif(current_setting('quipu.migration', true), ''), 'database:' || session_user), 'database',
    'schema.changed', object, null, jsonb_build_object('command', command, 'object', object));
end $$;
create function journal.capture_schema() returns event_trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare command record; begin
  for command in select distinct command_tag, object_identity from pg_event_trigger_ddl_commands() where schema_name in ('public', 'journal', 'as_of') loop
    perform journal.note_schema(command.command_tag, coalesce(command.object_identity, '?'));
  end loop;
end $$;
create function journal.capture_drop() returns event_trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare dropped record; begin
  for dropped in select object_identity from pg_event_trigger_dropped_objects() where original and (schema_name in ('public', 'journal', 'as_of')
      or object_type = 'schema' and object_identity in ('public', 'journal', 'as_of')) loop
    perform journal.note_schema(tg_tag, dropped.object_identity);
  end loop;
end $$;

grant select on journal.shapes to quipu_application, quipu_reader, quipu_sequencer;
grant select on journal.entry_personal to quipu_sequencer;
-- Whether a personal part is still there, the application may know; not what it says.
grant select (entry_id) on journal.entry_personal to quipu_application;
