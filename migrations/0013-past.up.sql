-- The past: for each table and view of the domain its twin as the log knew it when it had so many leaves. A reader puts
-- as_of before public on its search path and says how many with quipu.as_of; the same SQL then reads the past.
create schema as_of;

create function journal.past_size() returns bigint
language sql stable parallel safe as $$
  select coalesce(nullif(current_setting('quipu.as_of', true), '')::bigint, 0);
$$;
comment on function journal.past_size is 'How many leaves the past has that this session reads. Zero when it did not say.';

-- One column of an image. A column that came later than its row has its default, as the row itself got it then.
create function journal.past_column(relation regclass, name text, type text, is_late boolean) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  read text := case
    when name = 'id' then 'entries.row_id'
    when type = 'text' then format('(entries.after ->> %L)', name)
    when type in ('json', 'jsonb') then format('nullif(entries.after -> %L, %L)::%s', name, 'null', type)
    when type like '%[]' then format('(jsonb_populate_record(null::%s, entries.after)).%I', relation, name)
    else format('(entries.after ->> %L)::%s', name, type) end;
  otherwise text := (select pg_get_expr(adbin, adrelid) from pg_attrdef join pg_attribute on attrelid = adrelid and attnum = adnum
    where adrelid = relation and attname = name and attnotnull);
begin
  if is_late and otherwise is not null then
    read := format('case when entries.after ? %L then %s else %s end', name, read, otherwise);
  end if;
  return format('%s as %I', read, name);
end $$;

-- The columns that are public, as they are declared now, in their order.
create function journal.past_columns(relation regclass, named text) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
  select string_agg(journal.past_column(relation, name.key, name.value ->> 'type',
    not exists (select from journal.shapes as first where first.kind = named and first.shape = 1 and first.columns ? name.key)),
    ', ' order by (name.value ->> 'place')::integer)
  from (select columns from journal.shapes where kind = named order by shape desc limit 1) as newest, jsonb_each(newest.columns) as name
  where name.value ->> 'class' in ('public', 'text');
$$;

create procedure journal.build_past()
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
comment on procedure journal.build_past is 'Builds every view of the past anew. The last call of each migration that changes a table or a view of the domain.';

-- The ways on which reads go from one row to others, in images as in the tables. What a partial index holds says nothing to
-- the planner, so how many rows a way leads to is counted apart.
do $$ declare way text; begin
  foreach way in array array['event_id', 'contribution_id', 'commitment_id', 'milestone_id', 'irm_report_id', 'supersedes_id',
      'from_contribution_id', 'from_commitment_id', 'to_contribution_id', 'to_commitment_id'] loop
    execute format('create index ix_entries_past_%1$s on journal.entries (kind, ((after ->> %1$L)::uuid)) where (after ->> %1$L)::uuid is not null', way);
    execute format('create statistics journal.st_entries_%1$s on ((after ->> %1$L)::uuid) from journal.entries', way);
  end loop;
end $$;
create index ix_entries_past_plan_id on journal.entries (kind, ((after ->> 'plan_id')::uuid), (after ->> 'code')) where (after ->> 'plan_id')::uuid is not null;
create index ix_entries_past_code on journal.entries (kind, (after ->> 'code'), ((after ->> 'plan_id')::uuid), (after ->> 'scheme_code'))
  where (after ->> 'code') is not null;
create statistics journal.st_entries_plan_id on ((after ->> 'plan_id')::uuid) from journal.entries;
create statistics journal.st_entries_code on (after ->> 'code') from journal.entries;
create statistics journal.st_entries_stage_code on (after ->> 'stage_code') from journal.entries;
create statistics journal.st_entries_scheme_code on (after ->> 'scheme_code') from journal.entries;
create statistics journal.st_entries_indicator_code on (after ->> 'indicator_code') from journal.entries;

-- The acts of a plan, newest first: its history.
create index ix_entries_past_acts_of_plan on journal.entries (((after ->> 'plan_id')::uuid), act_id, kind) where (after ->> 'plan_id')::uuid is not null;

comment on column snapshots.position is 'Leaves of the log that the figures are computed from: at this size of the log they recompute exactly.';

call journal.build_past();
revoke all on function journal.past_column, journal.past_columns from public;
grant execute on function journal.past_size to quipu_application, quipu_reader, quipu_sequencer;
