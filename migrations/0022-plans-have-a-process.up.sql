-- What people need to know before they take part: where the plan stands, when each stage is open, and by which rules.
alter table plans
  add column phase text constraint ck_plans_phase check (phase in ('preparation', 'co_creation', 'validation', 'adopted', 'implementation', 'closed')),
  add column needs_second_eyes boolean not null default false,
  add column review_days integer not null default 15 constraint ck_plans_review_days check (review_days between 1 and 365);
comment on column plans.phase is 'Where the plan itself stands. Null: not known. The stages at which it decides are rows of stages.';
comment on column plans.needs_second_eyes is 'Whether a decision is published only after somebody else than its author approved it.';
comment on column plans.review_days is 'Days, in the member''s time zone, in which a contributor may ask again after a decision.';
alter table stages
  add column opens_on partial_date constraint ck_stages_opens_on check (length(opens_on) = 10),
  add column closes_on partial_date constraint ck_stages_closes_on check (length(closes_on) = 10),
  add column announced_on partial_date constraint ck_stages_announced_on check (length(announced_on) = 10),
  add constraint ck_stages_period check (opens_on <= closes_on);
comment on column stages.announced_on is 'The day on which the day of its opening was published: the notice that was given is counted from it.';

create table plan_texts (
  id uuid constraint pk_plan_texts primary key default gen_random_uuid(),
  plan_id uuid not null constraint fk_plan_texts_plan_id references plans (id),
  kind text not null constraint ck_plan_texts_kind check (kind in ('rule', 'question')),
  position integer not null constraint ck_plan_texts_position check (position > 0),
  title_es text not null constraint ck_plan_texts_title_es check (length(plain_words(title_es)) between 3 and 300),
  title_en text,
  body_es text not null constraint ck_plan_texts_body_es check (length(plain_words(body_es)) >= 10),
  body_en text,
  withdrawn_at timestamptz,
  constraint uq_plan_texts_plan_id_kind_position unique (plan_id, kind, position)
);
comment on table plan_texts is 'The rules of the process, and the questions that people ask about it with their answers.';

create table answer_terms (
  id uuid constraint pk_answer_terms primary key default gen_random_uuid(),
  plan_id uuid not null constraint fk_answer_terms_plan_id references plans (id),
  stage_code text,
  kind text constraint ck_answer_terms_kind check (kind in ('proposal', 'comment', 'question', 'complaint')),
  days integer constraint ck_answer_terms_days check (days between 1 and 365),
  constraint fk_answer_terms_stage foreign key (plan_id, stage_code) references stages (plan_id, code)
);
comment on table answer_terms is 'Days in which a contribution is to be answered. The row that names stage and kind goes before one that names the kind, then the stage, then neither.';
comment on column answer_terms.days is 'Null: it was taken back, and says nothing any more.';
create unique index uq_answer_terms_of on answer_terms (plan_id, coalesce(stage_code, ''), coalesce(kind, ''));

call journal.declare('plans', public_columns => 'id member_id code number title_es title_en starts_on ends_on legal_instrument adopted_on commitments_published completion_percent_published source phase needs_second_eyes review_days');
call journal.declare('stages', public_columns => 'id plan_id code position title_es title_en opens_on closes_on announced_on');
call journal.declare('plan_texts', public_columns => 'id plan_id kind position title_es title_en withdrawn_at', text_columns => 'body_es body_en');
call journal.declare('answer_terms', public_columns => 'id plan_id stage_code kind days');
grant select, insert, update on plan_texts, answer_terms to quipu_application;
grant select on plan_texts, answer_terms to quipu_reader;
call journal.build_past();
