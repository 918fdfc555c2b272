-- Whose account left a contribution: its author reads what became of it; nobody else reads who that is.
alter table contributions add column author_id uuid constraint fk_contributions_author_id references accounts (id);
create index ix_contributions_author_id on contributions (author_id);
call journal.declare('contributions', public_columns => 'id plan_id code kind first_stage_code event_id theme_code language contributor_kind institution_id recorded_on',
  text_columns => 'title body', private_columns => 'author_id');
-- Who analyses the data reads the record; images and actors of the journal hold what is private from now on.
revoke select on journal.acts, journal.entries from quipu_reader;
revoke select on contributions from quipu_reader;
grant select (id, plan_id, code, kind, first_stage_code, event_id, theme_code, title, body, language, contributor_kind, institution_id, recorded_on)
  on contributions to quipu_reader;
call journal.build_past();
