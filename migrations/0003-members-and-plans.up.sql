create table members (
  id uuid constraint pk_members primary key default gen_random_uuid(),
  code text not null constraint uq_members_code unique constraint ck_members_code check (code ~ '^[A-Z]{2}(-[A-Z0-9]{1,3})?$'),
  name_es text not null,
  name_en text not null,
  time_zone text not null
);
comment on column members.code is 'ISO 3166-1 alpha-2, or ISO 3166-2 for a local member.';

create table institutions (
  id uuid constraint pk_institutions primary key default gen_random_uuid(),
  member_id uuid not null constraint fk_institutions_member_id references members (id),
  code text not null constraint uq_institutions_code unique,
  name_es text not null,
  name_en text,
  level text not null constraint ck_institutions_level check (level in ('national', 'regional', 'local', 'international')),
  kind text not null constraint ck_institutions_kind check (kind in ('government', 'civil_society', 'academia', 'private', 'cooperation'))
);
create index ix_institutions_member_id on institutions (member_id);

create table plans (
  id uuid constraint pk_plans primary key default gen_random_uuid(),
  member_id uuid not null constraint fk_plans_member_id references members (id),
  code text not null constraint uq_plans_code unique constraint ck_plans_code check (code ~ '^[A-Z0-9][A-Z0-9-]*$'),
  number integer not null constraint ck_plans_number check (number > 0),
  title_es text not null constraint ck_plans_title_es check (length(title_es) between 1 and 300),
  title_en text,
  starts_on partial_date,
  ends_on partial_date,
  legal_instrument text,
  adopted_on partial_date,
  commitments_published integer constraint ck_plans_commitments_published check (commitments_published >= 0),
  completion_percent_published numeric(5, 2) constraint ck_plans_completion_percent_published check (completion_percent_published between 0 and 100),
  source text,
  constraint uq_plans_member_id_number unique (member_id, number)
);
comment on column plans.commitments_published is 'As the government''s own document counts them; the plan''s own rows may differ.';

create table stages (
  id uuid constraint pk_stages primary key default gen_random_uuid(),
  plan_id uuid not null constraint fk_stages_plan_id references plans (id),
  code text not null constraint ck_stages_code check (code ~ '^[a-z][a-z0-9_]*$'),
  position integer not null,
  title_es text not null,
  title_en text,
  constraint uq_stages_plan_id_code unique (plan_id, code),
  constraint uq_stages_plan_id_position unique (plan_id, position) deferrable initially deferred
);
comment on table stages is 'The stages at which this plan decides, in their order.';

create table themes (
  id uuid constraint pk_themes primary key default gen_random_uuid(),
  plan_id uuid not null constraint fk_themes_plan_id references plans (id),
  code text not null constraint ck_themes_code check (code ~ '^[a-z0-9][a-z0-9-]*$'),
  title_es text not null,
  title_en text,
  constraint uq_themes_plan_id_code unique (plan_id, code)
);

do $$ declare named text; begin
  foreach named in array array['members', 'institutions', 'plans', 'stages', 'themes'] loop
    execute format('call journal.attach(%L)', named);
    execute format('grant select, insert, update on %I to quipu_application', named);
    execute format('grant select on %I to quipu_reader', named);
  end loop;
end $$;
