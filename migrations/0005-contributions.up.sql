create table contributions (
  id uuid constraint pk_contributions primary key default gen_random_uuid(),
  plan_id uuid not null constraint fk_contributions_plan_id references plans (id),
  code text not null constraint uq_contributions_code unique constraint ck_contributions_code check (code ~ '^[A-Z0-9][A-Z0-9-]{1,39}$'),
  kind text not null constraint ck_contributions_kind check (kind in ('proposal', 'comment', 'question', 'complaint')),
  first_stage_code text not null,
  event_id uuid,
  theme_code text,
  title text not null constraint ck_contributions_title check (length(title) between 1 and 500),
  body text,
  language text not null default 'es' constraint ck_contributions_language check (language ~ '^[a-z]{2,3}$'),
  contributor_kind text not null constraint ck_contributions_contributor_kind
    check (contributor_kind in ('participants_of_event', 'person', 'institution', 'unknown')),
  institution_id uuid constraint fk_contributions_institution_id references institutions (id),
  recorded_on partial_date,
  constraint uq_contributions_plan_id_id unique (plan_id, id),
  constraint fk_contributions_first_stage foreign key (plan_id, first_stage_code) references stages (plan_id, code),
  constraint fk_contributions_event foreign key (plan_id, event_id) references events (plan_id, id),
  constraint fk_contributions_theme foreign key (plan_id, theme_code) references themes (plan_id, code)
);
comment on column contributions.code is 'Public tracking code; its page keeps this address for ever.';
create index ix_contributions_plan_id_first_stage_code on contributions (plan_id, first_stage_code);
create index ix_contributions_plan_id_theme_code on contributions (plan_id, theme_code);
call journal.attach('contributions');
grant select, insert, update on contributions to quipu_application;
grant select on contributions to quipu_reader;
