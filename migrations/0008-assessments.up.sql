create table irm_reports (
  id uuid constraint pk_irm_reports primary key default gen_random_uuid(),
  plan_id uuid not null constraint fk_irm_reports_plan_id references plans (id),
  code text not null constraint ck_irm_reports_code check (code ~ '^[a-z0-9][a-z0-9-]*$'),
  kind text not null constraint ck_irm_reports_kind check (kind in ('progress', 'end_of_term', 'design', 'implementation',
    'co_creation_brief', 'action_plan_review', 'results')),
  scheme_code text constraint fk_irm_reports_scheme_code references schemes (code),
  standards_edition text,
  title_es text not null,
  title_en text,
  published_on partial_date,
  public_influence text constraint ck_irm_reports_public_influence
    check (public_influence in ('no_consultation', 'inform', 'consult', 'involve', 'collaborate', 'empower')),
  source text,
  constraint uq_irm_reports_plan_id_code unique (plan_id, code),
  constraint uq_irm_reports_plan_id_id unique (plan_id, id)
);
comment on column irm_reports.public_influence is 'IAP2 spectrum, as the IRM uses it.';

create table assessments (
  id uuid constraint pk_assessments primary key default gen_random_uuid(),
  plan_id uuid not null,
  irm_report_id uuid not null,
  commitment_id uuid not null,
  milestone_id uuid,
  scheme_code text not null,
  indicator_code text not null,
  code text not null,
  rationale text,
  supersedes_id uuid constraint fk_assessments_supersedes_id references assessments (id),
  supersedes_because text,
  recorded_at timestamptz not null default now(),
  constraint fk_assessments_irm_report foreign key (plan_id, irm_report_id) references irm_reports (plan_id, id),
  constraint fk_assessments_commitment foreign key (plan_id, commitment_id) references commitments (plan_id, id),
  constraint fk_assessments_milestone foreign key (commitment_id, milestone_id) references milestones (commitment_id, id),
  constraint fk_assessments_code foreign key (scheme_code, indicator_code, code) references indicator_codes (scheme_code, indicator_code, code),
  constraint ck_assessments_superseding_says_why check ((supersedes_id is null) = (supersedes_because is null))
);
create unique index uq_assessments_supersedes_id on assessments (supersedes_id);
create unique index uq_assessments_first on assessments (irm_report_id, commitment_id, milestone_id, indicator_code) nulls not distinct where supersedes_id is null;
create index ix_assessments_commitment_id on assessments (commitment_id, indicator_code);
create index ix_assessments_plan_id_indicator_code on assessments (plan_id, indicator_code) where milestone_id is null;

create table standard_ratings (
  id uuid constraint pk_standard_ratings primary key default gen_random_uuid(),
  irm_report_id uuid not null constraint fk_standard_ratings_irm_report_id references irm_reports (id),
  edition text not null,
  standard_code text not null,
  rating text not null constraint ck_standard_ratings_rating check (rating in ('met', 'in_progress', 'not_met')),
  facts text,
  supersedes_id uuid constraint fk_standard_ratings_supersedes_id references standard_ratings (id),
  supersedes_because text,
  recorded_at timestamptz not null default now(),
  constraint fk_standard_ratings_standard foreign key (edition, standard_code) references standards (edition, code),
  constraint ck_standard_ratings_superseding_says_why check ((supersedes_id is null) = (supersedes_because is null))
);
create unique index uq_standard_ratings_supersedes_id on standard_ratings (supersedes_id);
create unique index uq_standard_ratings_first on standard_ratings (irm_report_id, edition, standard_code) where supersedes_id is null;

create table recommendations (
  id uuid constraint pk_recommendations primary key default gen_random_uuid(),
  irm_report_id uuid not null constraint fk_recommendations_irm_report_id references irm_reports (id),
  number integer not null constraint ck_recommendations_number check (number > 0),
  title_es text not null,
  title_en text,
  is_addressed boolean,
  is_integrated boolean,
  constraint uq_recommendations_irm_report_id_number unique (irm_report_id, number)
);
comment on column recommendations.is_integrated is 'Integrated in the next plan, as the IRM judged it. Null: not judged yet.';

-- The code that stands for a commitment as a whole, by indicator: of the newest report, and not superseded.
create view commitment_codes as
  select distinct on (assessments.plan_id, assessments.commitment_id, assessments.indicator_code)
    assessments.plan_id, assessments.commitment_id, assessments.scheme_code, assessments.indicator_code, assessments.code
  from assessments join irm_reports on irm_reports.id = assessments.irm_report_id and irm_reports.plan_id = assessments.plan_id
  where assessments.milestone_id is null and not exists (select from assessments as new where new.supersedes_id = assessments.id)
  order by assessments.plan_id, assessments.commitment_id, assessments.indicator_code,
    irm_reports.published_on desc nulls last, assessments.recorded_at desc;
grant select on commitment_codes to quipu_application, quipu_reader;

call journal.attach('irm_reports');
call journal.attach('assessments', append_only => true);
call journal.attach('standard_ratings', append_only => true);
call journal.attach('recommendations');
grant select, insert, update on irm_reports, recommendations to quipu_application;
grant select, insert on assessments, standard_ratings to quipu_application;
grant select on irm_reports, assessments, standard_ratings, recommendations to quipu_reader;
