-- Who backs a contribution, and what is hidden from the public and why. Hiding is a decision too: never edited, only superseded.
create table supports (
  id uuid constraint pk_supports primary key default gen_random_uuid(),
  plan_id uuid not null,
  contribution_id uuid not null,
  institution_id uuid constraint fk_supports_institution_id references institutions (id),
  account_id uuid constraint fk_supports_account_id references accounts (id),
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  constraint fk_supports_contribution foreign key (plan_id, contribution_id) references contributions (plan_id, id),
  constraint ck_supports_period check (ended_at >= started_at)
);
comment on table supports is 'One person, or one institution, backs one contribution. Ends; never deleted. Without institution_id a person does, who is counted and never named; without account_id it is transcribed from a source.';
create unique index uq_supports_person on supports (contribution_id, account_id) where ended_at is null and institution_id is null;
create unique index uq_supports_institution on supports (contribution_id, institution_id) where ended_at is null;
create index ix_supports_contribution_id on supports (contribution_id, started_at);
create index ix_supports_account_id on supports (account_id);

create function refuse_support_change() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' and old.ended_at is null and new.ended_at is not null and to_jsonb(new) - 'ended_at' = to_jsonb(old) - 'ended_at' then return new; end if;
  raise exception 'quipu: % on supports is refused: a support is ended, never changed or deleted', tg_op using errcode = 'QP003';
end $$;
create trigger aa_ends_only before update or delete on supports for each row execute function refuse_support_change();

create table moderations (
  id uuid constraint pk_moderations primary key default gen_random_uuid(),
  plan_id uuid not null,
  contribution_id uuid not null,
  is_hidden boolean not null,
  ground text not null constraint ck_moderations_ground check (ground in ('personal_data', 'offence', 'unlawful', 'advertising', 'unrelated', 'shown_again')),
  reasons text not null constraint ck_moderations_reasons check (length(plain_words(reasons)) >= 40),
  supersedes_id uuid,
  recorded_at timestamptz not null default now(),
  constraint uq_moderations_contribution_id_id unique (contribution_id, id),
  constraint fk_moderations_contribution foreign key (plan_id, contribution_id) references contributions (plan_id, id),
  constraint fk_moderations_supersedes foreign key (contribution_id, supersedes_id) references moderations (contribution_id, id),
  constraint ck_moderations_shown_again check (is_hidden = (ground <> 'shown_again') and (is_hidden or supersedes_id is not null))
);
create unique index uq_moderations_supersedes_id on moderations (supersedes_id);
create unique index uq_moderations_first on moderations (contribution_id) where supersedes_id is null;
create index ix_moderations_plan_id on moderations (plan_id, recorded_at);

create view standing_moderations as
  select * from moderations as old where not exists (select from moderations as new where new.supersedes_id = old.id);
create view hidden_contributions as select contribution_id, id as moderation_id from standing_moderations where is_hidden;

create table contribution_reports (
  id uuid constraint pk_contribution_reports primary key default gen_random_uuid(),
  plan_id uuid not null,
  contribution_id uuid not null,
  ground text not null constraint ck_contribution_reports_ground check (ground in ('personal_data', 'offence', 'unlawful', 'advertising', 'unrelated')),
  note text constraint ck_contribution_reports_note check (length(note) <= 2000),
  reported_at timestamptz not null default now(),
  closed_at timestamptz,
  moderation_id uuid constraint fk_contribution_reports_moderation_id references moderations (id),
  closed_because text,
  constraint fk_contribution_reports_contribution foreign key (plan_id, contribution_id) references contributions (plan_id, id),
  constraint ck_contribution_reports_closing check ((closed_at is null) = (moderation_id is null and closed_because is null)
    and (closed_because is null or length(plain_words(closed_because)) >= 10))
);
comment on table contribution_reports is 'Somebody says that a contribution should not be public: what waits for a moderator. Who, is not kept.';
create index ix_contribution_reports_contribution_id on contribution_reports (contribution_id);
create index ix_contribution_reports_open on contribution_reports (plan_id, reported_at) where closed_at is null;

-- What the public is not told now, whatever day it asks about: texts of these rows, or the rows themselves. The one seam for it:
-- `shown` has such tables as the public reads them, `as_of` has their past, and the journal withholds the same of its entries.
create view journal.withheld as
  select 'contributions' as kind, contribution_id as row_id, 'quipu:hidden:' || moderation_id as mark from hidden_contributions
  union all
  select 'contribution_files', contribution_files.id, 'quipu:hidden:' || moderation_id
  from contribution_files join hidden_contributions using (contribution_id);
comment on view journal.withheld is 'Rows whose words are withheld now, and the mark that stands in their place.';

create function journal.withholds(kind text) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case kind when 'contributions' then 'texts' when 'contribution_files' then 'rows' end;
$$;
comment on function journal.withholds is 'What journal.withheld withholds of a table: texts, or whole rows. Null: nothing, ever.';

create function journal.shown_columns(named text) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
  select string_agg(case when journal.withholds(named) = 'texts' and name.value ->> 'class' = 'text' then format(
      'case when image.id in (select row_id from journal.withheld where kind = %1$L)
         then case when image.%2$I is not null then (select mark from journal.withheld where kind = %1$L and row_id = image.id) end
         else image.%2$I end as %2$I', named, name.key)
    else format('image.%I', name.key) end, ', ' order by (name.value ->> 'place')::integer)
  from (select columns from journal.shapes where kind = named order by shape desc limit 1) as newest, jsonb_each(newest.columns) as name
  where name.value ->> 'class' in ('public', 'text');
$$;

create function journal.shown_rows(named text) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
  select case journal.withholds(named) when 'rows'
    then format('image.id not in (select row_id from journal.withheld where kind = %L)', named) else 'true' end;
$$;

create function journal.as_shown(of_kind text, of_row uuid, image jsonb) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce((
    select jsonb_object_agg(said.key, case when is_text then to_jsonb(mark) else said.value end)
    from journal.withheld as withheld, jsonb_each(image) as said, coalesce((
      select columns -> said.key ->> 'class' = 'text' and said.value <> 'null'
      from journal.shapes where kind = of_kind order by shape desc limit 1), false) as is_text
    where withheld.kind = of_kind and withheld.row_id = of_row
      and (is_text or journal.withholds(of_kind) = 'texts' or said.key ~ '^(.*_)?id$')), image);
$$;
comment on function journal.as_shown is 'An image of a row as everybody may read it: of what is withheld now, the mark in the place of each text. Of a row that is withheld whole nothing else stays but ids.';

create or replace procedure journal.build_past()
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  made record;
begin
  execute 'drop schema as_of cascade; create schema as_of; grant usage on schema as_of to quipu_application, quipu_reader, quipu_sequencer';
  execute 'drop schema if exists shown cascade; create schema shown; grant usage on schema shown to quipu_application, quipu_reader, quipu_sequencer';
  -- Whether an entry is the newest of its row is one question in parentheses, not a join: so a twin is to the planner one
  -- relation with indexes, as its table is, and a read of the past is planned as the read of the present. A leaf whose entry
  -- was lost says nothing that anybody could read.
  for made in select distinct kind from journal.shapes where to_regclass(format('public.%I', kind)) is not null order by kind loop
    execute format($sql$
      create view as_of.%1$I as select %3$s from (select %2$s from journal.entries as entries
      where entries.kind = %1$L and entries.op <> 'delete' and (
        select leaves.log_index < journal.past_size() and not exists (
          select from journal.leaves as newer where newer.kind = %1$L and newer.row_id = entries.row_id and newer.entry_id is not null
            and newer.log_index > leaves.log_index and newer.log_index < journal.past_size())
        from journal.leaves as leaves where leaves.entry_id = entries.id)) as image where %4$s
    $sql$, made.kind, journal.past_columns(format('public.%I', made.kind)::regclass, made.kind), journal.shown_columns(made.kind), journal.shown_rows(made.kind));
    continue when journal.withholds(made.kind) is null;
    execute format('create view shown.%1$I as select %2$s from public.%1$I as image where %3$s',
      made.kind, journal.shown_columns(made.kind), journal.shown_rows(made.kind));
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
  grant select on all tables in schema as_of, shown to quipu_application, quipu_reader, quipu_sequencer;
end $$;

-- What a search matches: never a word that is hidden.
create view contribution_words as
  select id, to_tsvector('spanish', title || ' ' || coalesce(body, '')) as words
  from contributions where id not in (select row_id from journal.withheld where kind = 'contributions');

call journal.declare('supports', public_columns => 'id plan_id contribution_id institution_id started_at ended_at', private_columns => 'account_id');
call journal.declare('moderations', public_columns => 'id plan_id contribution_id is_hidden ground supersedes_id recorded_at', text_columns => 'reasons', append_only => true);
call journal.declare('contribution_reports', public_columns => 'id',
  private_columns => 'plan_id contribution_id ground note reported_at closed_at moderation_id closed_because');
grant select, insert, update on supports, contribution_reports to quipu_application;
grant select, insert on moderations to quipu_application;
grant select on standing_moderations, hidden_contributions to quipu_application, quipu_reader;
grant select (id, plan_id, contribution_id, institution_id, started_at, ended_at) on supports to quipu_reader;
grant select on moderations to quipu_reader;
grant select on contribution_words to quipu_application, quipu_reader;
grant select on journal.withheld to quipu_application, quipu_reader, quipu_sequencer;
revoke select (title, body, place, on_behalf_of, author_name) on contributions from quipu_reader;
revoke select on contribution_files from quipu_reader;
grant select (id, plan_id, contribution_id, size_bytes, media_type, attached_at) on contribution_files to quipu_reader;
call journal.build_past();
