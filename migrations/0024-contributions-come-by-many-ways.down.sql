drop schema as_of cascade;
create schema as_of;
drop table access.pending_contributions;
drop table contribution_files;
drop index ix_contributions_words;
alter table contributions drop column region_code, drop column channel, drop column place, drop column on_behalf_of, drop column author_visibility, drop column author_name;
drop table regions;
create or replace function journal.erase_person(subject uuid, basis text, actor text) returns uuid
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
call journal.declare('contributions', public_columns => 'id plan_id code kind first_stage_code event_id theme_code language contributor_kind institution_id recorded_on',
  text_columns => 'title body', private_columns => 'author_id');
call journal.build_past();
