create table decisions (
  id uuid constraint pk_decisions primary key default gen_random_uuid(),
  plan_id uuid not null,
  contribution_id uuid not null,
  stage_code text not null,
  outcome text not null constraint ck_decisions_outcome check (outcome in ('accepted', 'accepted_with_changes', 'merged', 'partly_adopted',
    'deferred', 'rejected', 'out_of_competence', 'withdrawn_by_author', 'not_carried_forward')),
  reason_code text constraint fk_decisions_reason_code references reason_codes (code),
  reasons text,
  legal_ground text,
  deciding_institution_id uuid constraint fk_decisions_deciding_institution_id references institutions (id),
  event_id uuid,
  decided_on partial_date,
  basis text not null constraint ck_decisions_basis check (basis in ('decided', 'observed')),
  source text,
  has_published_response boolean,
  is_author_notified boolean,
  supersedes_id uuid constraint fk_decisions_supersedes_id references decisions (id),
  supersedes_because text,
  recorded_at timestamptz not null default now(),
  constraint fk_decisions_contribution foreign key (plan_id, contribution_id) references contributions (plan_id, id),
  constraint fk_decisions_stage foreign key (plan_id, stage_code) references stages (plan_id, code),
  constraint fk_decisions_event foreign key (plan_id, event_id) references events (plan_id, id),
  -- P1, no silent no: anything short of full acceptance says why, in a code and in words.
  constraint ck_decisions_no_silent_no check (
    outcome = 'accepted' or (reason_code is not null and reasons is not null and length(plain_words(reasons)) >= 40)),
  constraint ck_decisions_observed_has_source check (basis = 'decided' or plain_words(coalesce(source, '')) <> ''),
  constraint ck_decisions_superseding_says_why check ((supersedes_id is null) = (supersedes_because is null)
    and (supersedes_because is null or length(plain_words(supersedes_because)) >= 10))
);
comment on column decisions.basis is 'decided: recorded here by who decides. observed: transcribed from a source about a decision taken elsewhere.';
create unique index uq_decisions_supersedes_id on decisions (supersedes_id);
create index ix_decisions_contribution_id on decisions (contribution_id, recorded_at);
create index ix_decisions_plan_id_stage_code on decisions (plan_id, stage_code);
create index ix_decisions_plan_id_recorded on decisions (plan_id, recorded_at desc, id);

-- What a CHECK cannot see, because it stands in reason_codes or in another row.
create function refuse_unreasoned_decision() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  code reason_codes;
  own text;
begin
  if new.reason_code is not null then
    select * into strict code from reason_codes where reason_codes.code = new.reason_code;
    own := plain_words(replace(replace(lower(plain_words(coalesce(new.reasons, ''))), lower(code.title_es), ''), lower(code.title_en), ''));
    if new.outcome <> 'accepted' and length(own) < code.min_length then
      raise exception 'quipu: the reasons of a decision need at least % characters beyond the title of the reason code; these have %', code.min_length, length(own)
        using errcode = 'check_violation', constraint = 'ck_decisions_no_silent_no';
    end if;
    if code.needs_source and new.basis <> 'observed' then
      raise exception 'quipu: reason code % is only for a decision observed in a source; who decides gives a reason', new.reason_code
        using errcode = 'check_violation', constraint = 'ck_decisions_no_silent_no';
    end if;
  end if;
  if new.supersedes_id is not null and not exists (select from decisions as standing
      where standing.id = new.supersedes_id and standing.contribution_id = new.contribution_id and standing.stage_code = new.stage_code) then
    raise exception 'quipu: a decision supersedes only one on the same contribution at the same stage'
      using errcode = 'check_violation', constraint = 'fk_decisions_supersedes_id';
  end if;
  return new;
end $$;
create trigger bb_reasons before insert on decisions for each row execute function refuse_unreasoned_decision();
-- One standing decision per contribution and stage: a second one must say what it supersedes.
create unique index uq_decisions_first_of_stage on decisions (contribution_id, stage_code) where supersedes_id is null;

create table lineage_edges (
  id uuid constraint pk_lineage_edges primary key default gen_random_uuid(),
  plan_id uuid not null constraint fk_lineage_edges_plan_id references plans (id),
  kind text not null constraint ck_lineage_edges_kind check (kind in ('derived_from', 'merged_into', 'split_from', 'discussed_in',
    'adopted_as', 'carried_over_to', 'answers')),
  from_contribution_id uuid constraint fk_lineage_edges_from_contribution_id references contributions (id),
  from_commitment_id uuid constraint fk_lineage_edges_from_commitment_id references commitments (id),
  to_contribution_id uuid constraint fk_lineage_edges_to_contribution_id references contributions (id),
  to_commitment_id uuid constraint fk_lineage_edges_to_commitment_id references commitments (id),
  to_event_id uuid constraint fk_lineage_edges_to_event_id references events (id),
  because text,
  started_on partial_date,
  ended_at timestamptz,
  ended_because text,
  constraint ck_lineage_edges_one_origin check (num_nonnulls(from_contribution_id, from_commitment_id) = 1),
  constraint ck_lineage_edges_one_end check (num_nonnulls(to_contribution_id, to_commitment_id, to_event_id) = 1),
  constraint ck_lineage_edges_ending_says_why check ((ended_at is null) = (ended_because is null))
);
create unique index uq_lineage_edges_live on lineage_edges (kind, coalesce(from_contribution_id, from_commitment_id),
  coalesce(to_contribution_id, to_commitment_id, to_event_id)) where ended_at is null;
create index ix_lineage_edges_from_contribution_id on lineage_edges (from_contribution_id);
create index ix_lineage_edges_to_commitment_id on lineage_edges (to_commitment_id);

-- An edge may end, once, with a reason; nothing else about it changes.
create function refuse_edge_change() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' and old.ended_at is null and new.ended_at is not null
     and to_jsonb(new) - '{ended_at,ended_because}'::text[] = to_jsonb(old) - '{ended_at,ended_because}'::text[] then
    return new;
  end if;
  raise exception 'quipu: % on lineage_edges is refused: an edge is ended with a reason, never changed or deleted', tg_op using errcode = 'QP003';
end $$;
create trigger aa_ends_only before update or delete on lineage_edges for each row execute function refuse_edge_change();

-- What stands today: a decision that nothing supersedes.
create view standing_decisions as
  select * from decisions as old where not exists (select from decisions as new where new.supersedes_id = old.id);

-- Outcomes after which a contribution goes on to the next stage.
create function moves_on(outcome text) returns boolean
language sql immutable strict parallel safe set search_path = pg_catalog, pg_temp as $$
  select outcome in ('accepted', 'accepted_with_changes', 'partly_adopted');
$$;

-- The way of each contribution: where it was raised, each stage that decided, and what came after:
-- not_reached behind a decision that stops it, no_record where the plan is silent (P10).
create view contribution_steps as
  select contributions.id as contribution_id, contributions.plan_id, stages.id as stage_id, stages.code as stage_code, stages.position, decided.id as decision_id,
    case when decided.id is not null then 'decided'
         when stages.position = first.position then 'raised'
         when moves_on(last.outcome) is false then 'not_reached'
         else 'no_record' end as status
  from contributions
  join stages as first on first.plan_id = contributions.plan_id and first.code = contributions.first_stage_code
  left join lateral (
    select standing_decisions.outcome, stages.position
    from standing_decisions join stages on stages.plan_id = standing_decisions.plan_id and stages.code = standing_decisions.stage_code
    where standing_decisions.contribution_id = contributions.id order by stages.position desc limit 1) as last on true
  join stages on stages.plan_id = contributions.plan_id
  left join standing_decisions as decided
    on decided.plan_id = contributions.plan_id and decided.contribution_id = contributions.id and decided.stage_code = stages.code
  where decided.id is not null or stages.position = first.position or stages.position > coalesce(last.position, first.position);

-- What each contribution came to: its last standing decision, and whether anybody ever answered with reasons.
create view contribution_results as
  select contributions.id as contribution_id, contributions.plan_id, last.id as decision_id, last.outcome, answered.is_answered
  from contributions
  left join lateral (
    select standing_decisions.id, standing_decisions.outcome
    from standing_decisions join stages on stages.plan_id = standing_decisions.plan_id and stages.code = standing_decisions.stage_code
    where standing_decisions.contribution_id = contributions.id order by stages.position desc limit 1) as last on true
  left join lateral (
    select bool_or(has_published_response) as is_answered from decisions where decisions.contribution_id = contributions.id) as answered on true;
grant select on standing_decisions, contribution_steps, contribution_results to quipu_application, quipu_reader;

call journal.attach('decisions', append_only => true);
call journal.attach('lineage_edges');
alter table decisions enable always trigger bb_reasons;
grant select, insert on decisions to quipu_application;
grant select, insert, update on lineage_edges to quipu_application;
grant select on decisions, lineage_edges to quipu_reader;
