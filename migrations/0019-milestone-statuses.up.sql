-- Where a milestone stands, as the coordinator says it, with the reason; each new one takes the place of the one before.
create table milestone_statuses (
  id uuid constraint pk_milestone_statuses primary key default gen_random_uuid(),
  plan_id uuid not null,
  commitment_id uuid not null,
  milestone_id uuid not null,
  status text not null constraint ck_milestone_statuses_status check (status in ('not_started', 'in_progress', 'completed', 'suspended', 'withdrawn')),
  because text not null constraint ck_milestone_statuses_because check (length(plain_words(because)) >= 10),
  supersedes_id uuid,
  recorded_at timestamptz not null default now(),
  constraint uq_milestone_statuses_milestone_id_id unique (milestone_id, id),
  constraint fk_milestone_statuses_commitment foreign key (plan_id, commitment_id) references commitments (plan_id, id),
  constraint fk_milestone_statuses_milestone foreign key (commitment_id, milestone_id) references milestones (commitment_id, id),
  constraint fk_milestone_statuses_supersedes foreign key (milestone_id, supersedes_id) references milestone_statuses (milestone_id, id)
);
comment on table milestone_statuses is 'The coordinator''s own judgement; reports of ministries and codes of the IRM stand apart (P9).';
create unique index uq_milestone_statuses_supersedes_id on milestone_statuses (supersedes_id);
create unique index uq_milestone_statuses_first on milestone_statuses (milestone_id) where supersedes_id is null;

call journal.declare('milestone_statuses', public_columns => 'id plan_id commitment_id milestone_id status supersedes_id recorded_at',
  text_columns => 'because', append_only => true);
grant select, insert on milestone_statuses to quipu_application;
grant select on milestone_statuses to quipu_reader;
call journal.build_past();
