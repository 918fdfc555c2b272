drop schema as_of cascade;
create schema as_of;
drop view contribution_results, contribution_steps, standing_decisions;
alter table drafts drop column approved_by_id, drop column approved_revision, drop column approved_at, drop column revised_by_id;
drop table answers;
drop table votes;
drop table opinions;
alter table decisions drop column named, drop column duplicate_of_id, drop column officials, drop column review_request_id, drop column decided_by_id;
drop table review_requests;
drop function refuse_misplaced_word, refuse_misplaced_answer, refuse_misplaced_request;
alter table reason_codes drop column demands;

create or replace function refuse_unreasoned_decision() returns trigger
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
create view standing_decisions as
  select * from decisions as old where not exists (select from decisions as new where new.supersedes_id = old.id);

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
grant select on decisions to quipu_reader;
call journal.declare('reason_codes', public_columns => 'id code position title_es title_en min_length needs_source source');
call journal.declare('decisions', public_columns => 'id plan_id contribution_id stage_code outcome reason_code deciding_institution_id event_id decided_on basis has_published_response is_author_notified supersedes_id recorded_at',
  text_columns => 'reasons legal_ground source supersedes_because',
  append_only => true);
alter table decisions enable always trigger bb_reasons;
call journal.declare('drafts', public_columns => 'id',
  private_columns => 'kind plan_id subject content author_id created_at revised_at revision closed_at outcome published_id');
call journal.build_past();
