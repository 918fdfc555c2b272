-- Many drafts that were made at once from one template can be undone at once; and views of lists that somebody keeps.
alter table drafts add column batch_id uuid;
comment on column drafts.batch_id is 'The drafts that were made at once from one template.';
create index ix_drafts_batch_id on drafts (batch_id) where batch_id is not null;

create table access.saved_views (
  id uuid constraint pk_saved_views primary key default gen_random_uuid(),
  account_id uuid not null constraint fk_saved_views_account_id references accounts (id),
  page text not null constraint ck_saved_views_page check (length(page) <= 200),
  name text not null constraint ck_saved_views_name check (length(plain_words(name)) between 1 and 100),
  query text not null constraint ck_saved_views_query check (length(query) <= 2000),
  saved_at timestamptz not null default now(),
  constraint uq_saved_views_account_id_page_name unique (account_id, page, name)
);
comment on table access.saved_views is 'A filter of a list under a name, of one account.';
grant select, insert, update, delete on access.saved_views to quipu_application;

call journal.declare('drafts', public_columns => 'id',
  private_columns => 'kind plan_id subject content author_id created_at revised_at revision closed_at outcome published_id approved_by_id approved_revision approved_at revised_by_id batch_id');
call journal.build_past();
