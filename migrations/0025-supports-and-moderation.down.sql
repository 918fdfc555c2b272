drop schema as_of cascade;
create schema as_of;
drop schema shown cascade;
drop view contribution_words;
create or replace procedure journal.build_past()
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  made record;
begin
  execute 'drop schema as_of cascade; create schema as_of; grant usage on schema as_of to quipu_application, quipu_reader, quipu_sequencer';
  -- Whether an entry is the newest of its row is one question in parentheses, not a join: so a twin is to the planner one
  -- relation with indexes, as its table is, and a read of the past is planned as the read of the present. A leaf whose entry
  -- was lost says nothing that anybody could read.
  for made in select distinct kind from journal.shapes where to_regclass(format('public.%I', kind)) is not null order by kind loop
    execute format($sql$
      create view as_of.%1$I as select %2$s from journal.entries as entries
      where entries.kind = %1$L and entries.op <> 'delete' and (
        select leaves.log_index < journal.past_size() and not exists (
          select from journal.leaves as newer where newer.kind = %1$L and newer.row_id = entries.row_id and newer.entry_id is not null
            and newer.log_index > leaves.log_index and newer.log_index < journal.past_size())
        from journal.leaves as leaves where leaves.entry_id = entries.id)
    $sql$, made.kind, journal.past_columns(format('public.%I', made.kind)::regclass, made.kind));
  end loop;
  -- Older views first: a view refers only to what was there before it.
  perform set_config('search_path', 'public', true);
  create temporary table domain_views on commit drop as
    select relname, pg_get_viewdef(oid) as definition, oid from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v';
  perform set_config('search_path', 'as_of, public', true);
  for made in select relname, definition from pg_temp.domain_views order by oid loop
    execute format('create view as_of.%I as %s', made.relname, made.definition);
  end loop;
  perform set_config('search_path', 'pg_catalog, pg_temp', true);
  drop table pg_temp.domain_views;
  grant select on all tables in schema as_of to quipu_application, quipu_reader, quipu_sequencer;
end $$;
drop function journal.as_shown, journal.shown_columns, journal.shown_rows, journal.withholds;
drop view journal.withheld;
grant select (title, body, place, on_behalf_of, author_name) on contributions to quipu_reader;
grant select on contribution_files to quipu_reader;
drop view hidden_contributions, standing_moderations;
drop table contribution_reports;
drop table moderations;
drop table supports;
drop function refuse_support_change;
call journal.build_past();
