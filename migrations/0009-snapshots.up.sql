create table snapshots (
  id uuid constraint pk_snapshots primary key default gen_random_uuid(),
  plan_id uuid not null constraint fk_snapshots_plan_id references plans (id),
  day date not null,
  rule text not null,
  position bigint not null,
  figures jsonb not null,
  taken_at timestamptz not null default now(),
  constraint uq_snapshots_plan_id_day unique (plan_id, day)
);
comment on column snapshots.position is 'Acts committed when the figures were computed.';
comment on column snapshots.rule is 'The rule that computed the figures, with its version.';
call journal.attach('snapshots', append_only => true);
grant select, insert on snapshots to quipu_application;
grant select on snapshots to quipu_reader;
