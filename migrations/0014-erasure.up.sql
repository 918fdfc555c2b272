-- People can be forgotten, and one text removed under a law; decisions, links and proofs stay (P7). Only the role
-- quipu_privacy may ask for it, and each erasure is an act with its legal basis.
create function journal.part_salt(salt bytea, part text) returns text
language sql immutable strict set search_path = pg_catalog, pg_temp as $$
  select encode(substring(sha256(convert_to(E'quipu-salt/v1\n', 'UTF8') || salt || convert_to(part, 'UTF8')) for 16), 'hex');
$$;
comment on function journal.part_salt is 'The salt of one part, from the salt of its entry or act. The log''s own code computes the same.';

create function journal.erased(record uuid) returns text
language sql immutable strict set search_path = pg_catalog, pg_temp as $$ select 'quipu:erased:' || record; $$;
comment on function journal.erased is 'What stands in the place of an erased text: the entry that records its erasure. At least as long as the shortest reasons.';

-- Whether a change of a row is the one that erases it: by the functions below, which alone run as the owner.
create function journal.is_erasing(was jsonb, becomes jsonb) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select current_user = 'quipu_owner' and coalesce(current_setting('quipu.erasing', true) = was ->> 'id', false) and not exists (
    select from jsonb_each_text(becomes) as now where was ->> now.key is distinct from now.value and now.value not like 'quipu:erased:%');
$$;

create or replace function journal.refuse_change() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_level = 'ROW' and tg_op = 'UPDATE' then
    if journal.is_erasing(to_jsonb(old), to_jsonb(new)) then return new; end if;
  end if;
  raise exception 'quipu: % on %.% is refused: what is recorded is never changed or deleted. Record a new row that supersedes it and says why.',
    tg_op, tg_table_schema, tg_table_name using errcode = 'QP003';
end $$;
create or replace function refuse_edge_change() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' and old.ended_at is null and new.ended_at is not null
     and to_jsonb(new) - '{ended_at,ended_because}'::text[] = to_jsonb(old) - '{ended_at,ended_because}'::text[] then
    return new;
  end if;
  if tg_op = 'UPDATE' then
    if journal.is_erasing(to_jsonb(old), to_jsonb(new)) then return new; end if;
  end if;
  raise exception 'quipu: % on lineage_edges is refused: an edge is ended with a reason, never changed or deleted', tg_op using errcode = 'QP003';
end $$;

-- The journal's own rows: nothing but the erased text may change, and with it the salt that could confirm a guess.
create function journal.refuse_rewriting() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  was jsonb := to_jsonb(old);
  becomes jsonb := to_jsonb(new);
begin
  if tg_op = 'UPDATE' and current_user = 'quipu_owner' and current_setting('quipu.erasing', true) = coalesce(was ->> 'row_id', was ->> 'id')
     and becomes - '{before,after,reason,salt,salts}'::text[] = was - '{before,after,reason,salt,salts}'::text[]
     and journal.is_only_erased(was, becomes) and journal.is_only_erased(was -> 'after', becomes -> 'after') and journal.is_only_erased(was -> 'before', becomes -> 'before')
     and coalesce(new.salts, '{}') <@ coalesce(old.salts, new.salts, '{}') then return new; end if;
  raise exception 'quipu: % on %.% is refused: what is recorded is never changed or deleted', tg_op, tg_table_schema, tg_table_name using errcode = 'QP003';
end $$;
create function journal.is_only_erased(was jsonb, becomes jsonb) returns boolean
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select was is not distinct from becomes or coalesce(jsonb_typeof(was) = 'object' and not exists (
    select from jsonb_each(was) as old full join jsonb_each(becomes) as now using (key)
    where key not in ('before', 'after', 'salt', 'salts') and old.value is distinct from now.value
      and (old.value is null or now.value is null or now.value #>> '{}' not like 'quipu:erased:%')), false);
$$;
create function journal.refuse_forgetting() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' and current_user = 'quipu_owner' and current_setting('quipu.erasing', true) = old.subject::text then return old; end if;
  raise exception 'quipu: % on %.% is refused: personal data is erased by journal.erase_person', tg_op, tg_table_schema, tg_table_name using errcode = 'QP003';
end $$;
do $$ declare named text; begin
  foreach named in array array['acts', 'entries'] loop
    execute format('drop trigger aa_append_only on journal.%I', named);
    execute format('create trigger aa_append_only before update or delete on journal.%I for each row execute function journal.refuse_rewriting()', named);
    execute format('create trigger aa_no_truncate before truncate on journal.%I for each statement execute function journal.refuse_change()', named);
    execute format('alter table journal.%I enable always trigger aa_append_only', named);
    execute format('alter table journal.%I enable always trigger aa_no_truncate', named);
  end loop;
end $$;
create trigger aa_append_only before update or delete on journal.entry_personal for each row execute function journal.refuse_forgetting();
create trigger aa_no_truncate before truncate on journal.entry_personal for each statement execute function journal.refuse_change();
alter table journal.entry_personal enable always trigger aa_append_only;
alter table journal.entry_personal enable always trigger aa_no_truncate;

create function journal.require_sequenced(entries bigint[]) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from unnest(entries) as entry where not exists (select from journal.leaves where entry_id = entry)) then
    raise exception 'quipu: some of these entries are not in the log yet; what is erased before it has a leaf could never be proved. Try again in a few seconds.' using errcode = 'QP004';
  end if;
end $$;

-- Opens the act of an erasure and records what is erased; its number stands where the text stood.
create function journal.begin_erasure(act text, subject text, basis text, actor text, details jsonb) returns uuid
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare record uuid := gen_random_uuid(); begin
  if length(btrim(coalesce(basis, ''))) < 10 then
    raise exception 'quipu: an erasure names its legal basis' using errcode = 'QP006';
  end if;
  insert into journal.entries (act_id, kind, row_id, op, after)
  values (journal.begin_act(actor, 'privacy', act, subject, basis), 'journal', record, 'erasure', details);
  return record;
end $$;

-- A mark that stands there already names its own erasure and stays.
create function journal.with_mark(image jsonb, column_name text, mark text) returns jsonb
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case when image ->> column_name not like 'quipu:erased:%' then jsonb_set(image, array[column_name], to_jsonb(mark)) else image end;
$$;

-- The part of an entry that holds a column: it may have had another class when the entry was written.
create function journal.part_of(kind text, shape integer, column_name text) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
  select case columns -> column_name ->> 'class' when 'public' then 'core' when 'private' then 'private' else 'text.' || column_name end
  from journal.shapes where shapes.kind = part_of.kind and shapes.shape = part_of.shape;
$$;

create function journal.erase_text(kind text, row_id uuid, column_name text, basis text, actor text) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  record uuid;
  holding bigint[];
  saying bigint[];
  is_there boolean := exists (select from pg_attribute where attrelid = to_regclass(format('public.%I', kind)) and attname = column_name and not attisdropped);
begin
  if not exists (select from journal.shapes where shapes.kind = erase_text.kind and columns -> column_name ->> 'class' = 'text') then
    raise exception 'quipu: %.% is not a text that can be erased', kind, column_name using errcode = 'QP006';
  end if;
  -- Whoever changes the row now is waited for: what they write is erased too, or has no leaf yet and stops the erasure.
  if is_there then execute format('select from public.%I where id = $1 for update', kind) using row_id; end if;
  select array_agg(id) into holding from journal.entries where entries.kind = erase_text.kind and entries.row_id = erase_text.row_id
    and (after ->> column_name not like 'quipu:erased:%' or before ->> column_name not like 'quipu:erased:%');
  if holding is null then raise exception 'quipu: no such text of % %', kind, row_id using errcode = 'QP006'; end if;
  perform journal.require_sequenced(holding);
  -- An act whose reason is the very text would go on saying it.
  select array_agg(distinct acts.id) into saying from journal.entries join journal.acts on acts.id = act_id
    where entries.id = any(holding) and acts.reason in (after ->> column_name, before ->> column_name);
  record := journal.begin_erasure('text.erased', kind || '/' || row_id, basis, actor, jsonb_build_object('kind', kind, 'row', row_id, 'column', column_name));
  perform journal.redact_reason(said_by, record) from unnest(saying) as said_by;
  perform set_config('quipu.erasing', row_id::text, true);
  update journal.entries set
    after = journal.with_mark(after, column_name, journal.erased(record)), before = journal.with_mark(before, column_name, journal.erased(record)),
    salts = coalesce(salts, journal.part_salts(entries)) - journal.part_of(entries.kind, entries.shape, column_name), salt = null
  where id = any(holding);
  if is_there then
    execute format('update public.%I set %I = $1 where id = $2 and %2$I not like ''quipu:erased:%%''', kind, column_name) using journal.erased(record), row_id;
  end if;
  perform set_config('quipu.erasing', '', true);
  return record;
end $$;
comment on function journal.erase_text is 'Removes one text column of one row from the row, from every entry that holds it, from the reason of an act that says the same, and so from every answer about any day. The leaves stay; their other parts still prove.';

-- The salts of every part of an entry, so that one can go and the others stay.
create function journal.part_salts(entry journal.entries) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  select jsonb_object_agg(part, journal.part_salt(entry.salt, part))
  from (select 'core' as part union all select 'private' union all
        select 'text.' || key from journal.shapes, jsonb_each(columns) where shapes.kind = entry.kind and shapes.shape = entry.shape and value ->> 'class' = 'text') as parts;
$$;

create function journal.redact_reason(said_by bigint, record uuid) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform journal.require_sequenced((select array_agg(id) from journal.entries where act_id = said_by));
  perform set_config('quipu.erasing', said_by::text, true);
  update journal.acts set reason = journal.erased(record), salts = jsonb_build_object('who', journal.part_salt(salt, 'who')), salt = null where id = said_by;
  perform set_config('quipu.erasing', '', true);
end $$;

create function journal.erase_reason(act_id bigint, basis text, actor text) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  record uuid;
begin
  perform from journal.acts where id = act_id and reason not like 'quipu:erased:%' for update;
  if not found then raise exception 'quipu: act % has no reason to erase', act_id using errcode = 'QP006'; end if;
  record := journal.begin_erasure('reason.erased', 'act/' || act_id, basis, actor, jsonb_build_object('act', act_id));
  perform journal.redact_reason(act_id, record);
  return record;
end $$;

create function journal.erase_person(subject uuid, basis text, actor text) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  record uuid;
  held bigint[];
  made record;
  row_id uuid;
begin
  for made in select format('public.%I', kind) as relation from journal.shapes where shapes.subject is not null group by kind order by kind loop
    if to_regclass(made.relation) is not null then execute format('lock table %s in share row exclusive mode', made.relation); end if;
  end loop;
  select array_agg(entry_id) into held from journal.entry_personal
  where entry_personal.subject = erase_person.subject and exists (select from jsonb_each(after) where value <> 'null');
  if held is null then raise exception 'quipu: nothing personal is held about %', subject using errcode = 'QP006'; end if;
  perform journal.require_sequenced(held);
  record := journal.begin_erasure('person.erased', 'person/' || subject, basis, actor, jsonb_build_object('entries', cardinality(held)));
  for made in
    select kind, newest.subject, string_agg(format('%I = null', key), ', ') as emptied
    from (select distinct on (kind) * from journal.shapes order by kind, shape desc) as newest, jsonb_each(columns)
    where newest.subject is not null and value ->> 'class' = 'personal' and to_regclass(format('public.%I', kind)) is not null group by kind, newest.subject loop
    for row_id in execute format('select id from public.%I where %I = $1', made.kind, made.subject) using subject loop
      perform set_config('quipu.erasing', row_id::text, true);
      execute format('update public.%I set %s where id = $1', made.kind, made.emptied) using row_id;
    end loop;
  end loop;
  perform set_config('quipu.erasing', subject::text, true);
  delete from journal.entry_personal where entry_id = any(held);
  perform set_config('quipu.erasing', '', true);
  return record;
end $$;
comment on function journal.erase_person is 'Removes the personal columns of a person from every row and every entry. What they did, and every proof of it, stays under their number.';

revoke all on all functions in schema journal from public;
grant execute on function journal.past_size to quipu_application, quipu_reader, quipu_sequencer;
-- Who meets a guard hears why it refuses.
grant execute on function journal.is_erasing to quipu_application;
grant usage on schema journal to quipu_privacy;
grant execute on function journal.erase_text, journal.erase_reason, journal.erase_person to quipu_privacy;
