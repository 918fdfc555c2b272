-- What is not published yet stands apart, in a table of which nothing is public: so no read of the record can show it, by
-- whatever field, count, search or history. Publishing is the act itself, made from what the draft says.
create table drafts (
  id uuid constraint pk_drafts primary key default gen_random_uuid(),
  kind text not null constraint ck_drafts_kind check (kind in ('decision')),
  plan_id uuid not null constraint fk_drafts_plan_id references plans (id),
  -- Public code of the thing that it is about: of a decision, the contribution.
  subject text not null,
  content jsonb not null constraint ck_drafts_content check (jsonb_typeof(content) = 'object'),
  author_id uuid constraint fk_drafts_author_id references accounts (id),
  created_at timestamptz not null default now(),
  revised_at timestamptz not null default now(),
  revision integer not null default 1,
  closed_at timestamptz,
  outcome text constraint ck_drafts_outcome check (outcome in ('published', 'discarded')),
  published_id uuid,
  constraint ck_drafts_closing check ((closed_at is null) = (outcome is null) and (outcome is not distinct from 'published') = (published_id is not null))
);
comment on column drafts.content is 'What the act will be given, as it was typed; checked whole only when it is published.';
comment on column drafts.published_id is 'The row that it became.';
create index ix_drafts_plan_id on drafts (plan_id, kind) where closed_at is null;
create index ix_drafts_subject on drafts (kind, subject) where closed_at is null;

call journal.declare('drafts', public_columns => 'id',
  private_columns => 'kind plan_id subject content author_id created_at revised_at revision closed_at outcome published_id');
grant select, insert, update on drafts to quipu_application;
call journal.build_past();
