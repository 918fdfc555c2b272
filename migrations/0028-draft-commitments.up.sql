-- What may become a commitment, version by version, and what each contribution changed in it. Public from its first version.
create table draft_commitments (
  id uuid constraint pk_draft_commitments primary key default gen_random_uuid(),
  plan_id uuid not null constraint fk_draft_commitments_plan_id references plans (id),
  code text not null constraint uq_draft_commitments_code unique constraint ck_draft_commitments_code check (code ~ '^[A-Z0-9][A-Z0-9-]{1,39}$'),
  origin text not null constraint ck_draft_commitments_origin check (origin in ('contributions', 'government_initiative')),
  initiative text constraint ck_draft_commitments_initiative check (origin = 'contributions' or length(plain_words(initiative)) >= 40),
  opened_at timestamptz not null default now(),
  constraint uq_draft_commitments_plan_id_id unique (plan_id, id)
);
comment on column draft_commitments.code is 'Public code; its page keeps this address for ever.';
comment on column draft_commitments.initiative is 'Of one that the government proposes by itself: whose initiative it is, and why.';

create table draft_commitment_versions (
  id uuid constraint pk_draft_commitment_versions primary key default gen_random_uuid(),
  plan_id uuid not null,
  draft_commitment_id uuid not null,
  version integer not null constraint ck_draft_commitment_versions_version check (version > 0),
  title text not null constraint ck_draft_commitment_versions_title check (length(plain_words(title)) between 10 and 500),
  problem text constraint ck_draft_commitment_versions_problem check (length(problem) <= 20000),
  status_quo text constraint ck_draft_commitment_versions_status_quo check (length(status_quo) <= 20000),
  change_sought text constraint ck_draft_commitment_versions_change_sought check (length(change_sought) <= 20000),
  lead_institution_id uuid constraint fk_draft_commitment_versions_lead_institution_id references institutions (id),
  theme_code text,
  starts_on partial_date,
  ends_on partial_date,
  because text not null constraint ck_draft_commitment_versions_because check (length(plain_words(because)) >= 10),
  recorded_at timestamptz not null default now(),
  constraint uq_draft_commitment_versions_of unique (draft_commitment_id, version),
  constraint uq_draft_commitment_versions_plan_id_id unique (plan_id, id),
  constraint fk_draft_commitment_versions_commitment foreign key (plan_id, draft_commitment_id) references draft_commitments (plan_id, id),
  constraint fk_draft_commitment_versions_theme foreign key (plan_id, theme_code) references themes (plan_id, code)
);
comment on column draft_commitment_versions.because is 'What changed against the version before, and why.';

create table draft_commitment_authors (
  id uuid constraint pk_draft_commitment_authors primary key default gen_random_uuid(),
  plan_id uuid not null,
  version_id uuid not null,
  institution_id uuid not null constraint fk_draft_commitment_authors_institution_id references institutions (id),
  constraint uq_draft_commitment_authors_of unique (version_id, institution_id),
  constraint fk_draft_commitment_authors_commitment foreign key (plan_id, version_id) references draft_commitment_versions (plan_id, id)
);
comment on table draft_commitment_authors is 'The institutions that wrote a version together.';

create table draft_commitment_sources (
  id uuid constraint pk_draft_commitment_sources primary key default gen_random_uuid(),
  plan_id uuid not null,
  version_id uuid not null,
  contribution_id uuid not null,
  changed text not null constraint ck_draft_commitment_sources_changed check (length(plain_words(changed)) >= 10 and length(changed) <= 5000),
  constraint uq_draft_commitment_sources_of unique (version_id, contribution_id),
  constraint fk_draft_commitment_sources_commitment foreign key (plan_id, version_id) references draft_commitment_versions (plan_id, id),
  constraint fk_draft_commitment_sources_contribution foreign key (contribution_id) references contributions (id)
);
comment on table draft_commitment_sources is 'What a contribution changed in a version.';
create index ix_draft_commitment_sources_contribution_id on draft_commitment_sources (contribution_id);

alter table lineage_edges
  add column from_draft_commitment_id uuid constraint fk_lineage_edges_from_draft_commitment_id references draft_commitments (id),
  add column to_draft_commitment_id uuid constraint fk_lineage_edges_to_draft_commitment_id references draft_commitments (id),
  drop constraint ck_lineage_edges_one_origin,
  drop constraint ck_lineage_edges_one_end,
  add constraint ck_lineage_edges_one_origin check (num_nonnulls(from_contribution_id, from_commitment_id, from_draft_commitment_id) = 1),
  add constraint ck_lineage_edges_one_end check (num_nonnulls(to_contribution_id, to_commitment_id, to_draft_commitment_id, to_event_id) = 1);
drop index uq_lineage_edges_live;
create unique index uq_lineage_edges_live on lineage_edges (kind, coalesce(from_contribution_id, from_commitment_id, from_draft_commitment_id),
  coalesce(to_contribution_id, to_commitment_id, to_draft_commitment_id, to_event_id)) where ended_at is null;
create index ix_lineage_edges_from_draft_commitment_id on lineage_edges (from_draft_commitment_id);
create index ix_lineage_edges_to_draft_commitment_id on lineage_edges (to_draft_commitment_id);

-- What came before what, whichever way the kind of edge points: derived_from, split_from and answers point back.
create view lineage_ways as
  select id as edge_id, kind, plan_id, ended_at,
    case when kind in ('derived_from', 'split_from', 'answers') then coalesce(to_contribution_id, to_commitment_id, to_draft_commitment_id, to_event_id)
         else coalesce(from_contribution_id, from_commitment_id, from_draft_commitment_id) end as earlier_id,
    case when kind in ('derived_from', 'split_from', 'answers') then coalesce(from_contribution_id, from_commitment_id, from_draft_commitment_id)
         else coalesce(to_contribution_id, to_commitment_id, to_draft_commitment_id, to_event_id) end as later_id
  from lineage_edges;
create index ix_lineage_edges_earlier on lineage_edges (
  (case when kind in ('derived_from', 'split_from', 'answers') then coalesce(to_contribution_id, to_commitment_id, to_draft_commitment_id, to_event_id)
         else coalesce(from_contribution_id, from_commitment_id, from_draft_commitment_id) end));
create index ix_lineage_edges_later on lineage_edges (
  (case when kind in ('derived_from', 'split_from', 'answers') then coalesce(from_contribution_id, from_commitment_id, from_draft_commitment_id)
         else coalesce(to_contribution_id, to_commitment_id, to_draft_commitment_id, to_event_id) end));

-- What a contribution went on as: the ends of edges after which people still ask what became of the first one.
create view successions as
  select edge_id, earlier_id as contribution_id, later_id as successor_id
  from lineage_ways where ended_at is null and kind in ('merged_into', 'split_from', 'carried_over_to');

-- Which commitments a contribution was adopted as, by way of a draft commitment too.
create view adoptions as
  select direct.from_contribution_id as contribution_id, direct.to_commitment_id as commitment_id from lineage_edges as direct
  where direct.kind = 'adopted_as' and direct.ended_at is null and direct.from_contribution_id is not null and direct.to_commitment_id is not null
  union
  select draft.from_contribution_id, final.to_commitment_id from lineage_edges as draft
  join lineage_edges as final on final.from_draft_commitment_id = draft.to_draft_commitment_id and final.kind = 'adopted_as' and final.ended_at is null
  where draft.kind = 'adopted_as' and draft.ended_at is null and draft.from_contribution_id is not null and final.to_commitment_id is not null;

-- What each contribution came to in the flow of its plan. What was merged ends as merged: its successor is counted by itself, so
-- that nothing is counted twice.
create view flow_ends as
  select result.contribution_id, result.plan_id, commitment.id as commitment_id,
    case when commitment.id is not null then 'commitment:' || case when commitment.plan_id = result.plan_id then '' else plans.code || '/' end || commitment.number
         when result.outcome is null or moves_on(result.outcome) then 'no_record'
         else 'outcome:' || result.outcome end as key
  from contribution_results as result
  left join (
    select contributions.plan_id, contributions.id as contribution_id, direct.to_commitment_id as commitment_id
    from contributions join lineage_edges as direct on direct.from_contribution_id = contributions.id
    where direct.kind = 'adopted_as' and direct.ended_at is null and direct.to_commitment_id is not null
    union
    select contributions.plan_id, contributions.id, final.to_commitment_id
    from contributions join lineage_edges as draft on draft.from_contribution_id = contributions.id
    join lineage_edges as final on final.from_draft_commitment_id = draft.to_draft_commitment_id and final.kind = 'adopted_as' and final.ended_at is null
    where draft.kind = 'adopted_as' and draft.ended_at is null and final.to_commitment_id is not null) as adopted
    on adopted.plan_id = result.plan_id and adopted.contribution_id = result.contribution_id
  left join commitments as commitment on commitment.id = adopted.commitment_id
  left join plans on plans.id = commitment.plan_id;

-- From where to where each contribution went: from each stage that it reached to the next one, from the last to what it came to.
create view flow_links as
  select stage.contribution_id, stage.plan_id, 'stage:' || stage.code as "from", coalesce('stage:' || stage.next, flow_ends.key) as "to", flow_ends.commitment_id
  from (select reached.contribution_id, reached.plan_id, stages.code,
      lead(stages.code) over (partition by reached.plan_id, reached.contribution_id order by stages.position) as next
    from (select id as contribution_id, plan_id, first_stage_code as stage_code from contributions
      union select contribution_id, plan_id, stage_code from standing_decisions) as reached
    join stages on stages.plan_id = reached.plan_id and stages.code = reached.stage_code) as stage
  left join flow_ends on stage.next is null and flow_ends.plan_id = stage.plan_id and flow_ends.contribution_id = stage.contribution_id;

-- Nothing comes from what came from it. Two who draw at once wait for each other.
create function refuse_lineage_cycle() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  points_back boolean := new.kind in ('derived_from', 'split_from', 'answers');
  one uuid := coalesce(new.from_contribution_id, new.from_commitment_id, new.from_draft_commitment_id);
  other uuid := coalesce(new.to_contribution_id, new.to_commitment_id, new.to_draft_commitment_id, new.to_event_id);
  earlier uuid := case when points_back then other else one end;
  later uuid := case when points_back then one else other end;
begin
  if new.ended_at is not null then return new; end if;
  perform pg_advisory_xact_lock(hashtext('quipu lineage'));
  if earlier = later or exists (
    with recursive after(id) as (
      select later
      union
      select ways.later_id from after join lineage_ways as ways on ways.earlier_id = after.id where ways.ended_at is null)
    select from after where after.id = earlier) then
    raise exception 'quipu: a lineage edge from % to % would close a circle', one, other using errcode = 'check_violation', constraint = 'ck_lineage_edges_no_cycle';
  end if;
  return new;
end $$;
create trigger bb_no_cycle before insert on lineage_edges for each row execute function refuse_lineage_cycle();

call journal.declare('draft_commitments', public_columns => 'id plan_id code origin opened_at', text_columns => 'initiative', append_only => true);
call journal.declare('draft_commitment_versions', public_columns => 'id plan_id draft_commitment_id version lead_institution_id theme_code starts_on ends_on recorded_at',
  text_columns => 'title problem status_quo change_sought because', append_only => true);
call journal.declare('draft_commitment_authors', public_columns => 'id plan_id version_id institution_id', append_only => true);
call journal.declare('draft_commitment_sources', public_columns => 'id plan_id version_id contribution_id', text_columns => 'changed', append_only => true);
call journal.declare('lineage_edges', public_columns => 'id plan_id kind from_contribution_id from_commitment_id to_contribution_id to_commitment_id to_event_id started_on ended_at from_draft_commitment_id to_draft_commitment_id',
  text_columns => 'because ended_because');
grant select, insert on draft_commitments, draft_commitment_versions, draft_commitment_authors, draft_commitment_sources to quipu_application;
grant select on draft_commitments, draft_commitment_versions, draft_commitment_authors, draft_commitment_sources to quipu_reader;
grant select on lineage_ways, successions, adoptions, flow_ends, flow_links to quipu_application, quipu_reader;
call journal.build_past();
