drop function journal.capture_schema, journal.capture_drop, journal.note_schema;
drop procedure journal.adopt_rows, journal.declare;
drop function journal.declared_columns, journal.words;
create or replace function journal.capture_insert() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
begin
  if exists (select from inserted) then
    insert into journal.entries (act_id, kind, row_id, op, after)
    select (select journal.open_act(tg_op, tg_table_name)), tg_table_name, (image ->> 'id')::uuid, 'insert', image
    from (select to_jsonb(inserted) as image from inserted) as images;
  end if;
  return null;
end $$;
create or replace function journal.capture_change() returns trigger
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
drop table journal.entry_personal, journal.shapes;
alter table journal.entries drop constraint ck_entries_salt, drop column salts, drop column shape, alter column salt set not null;
alter table journal.acts drop constraint ck_acts_salt, drop column salt, drop column salts;
