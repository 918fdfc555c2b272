create table commitments (
  id uuid constraint pk_commitments primary key default gen_random_uuid(),
  plan_id uuid not null constraint fk_commitments_plan_id references plans (id),
  number text not null constraint ck_commitments_number check (length(number) between 1 and 20),
  title_es text not null constraint ck_commitments_title_es check (length(title_es) between 1 and 500),
  title_en text,
  lead_institution_id uuid constraint fk_commitments_lead_institution_id references institutions (id),
  theme_code text,
  starts_on partial_date,
  ends_on partial_date,
  constraint uq_commitments_plan_id_number unique (plan_id, number),
  constraint uq_commitments_plan_id_id unique (plan_id, id),
  constraint fk_commitments_theme foreign key (plan_id, theme_code) references themes (plan_id, code)
);
create index ix_commitments_plan_id_natural on commitments (plan_id, natural_key(number), id);
create index ix_commitments_lead_institution_id on commitments (lead_institution_id);

create table milestones (
  id uuid constraint pk_milestones primary key default gen_random_uuid(),
  commitment_id uuid not null constraint fk_milestones_commitment_id references commitments (id),
  number text not null constraint ck_milestones_number check (length(number) between 1 and 20),
  title_es text not null,
  title_en text,
  starts_on partial_date,
  ends_on partial_date,
  constraint uq_milestones_commitment_id_number unique (commitment_id, number),
  constraint uq_milestones_commitment_id_id unique (commitment_id, id)
);

do $$ declare named text; begin
  foreach named in array array['commitments', 'milestones'] loop
    execute format('call journal.attach(%L)', named);
    execute format('grant select, insert, update on %I to quipu_application', named);
    execute format('grant select on %I to quipu_reader', named);
  end loop;
end $$;
