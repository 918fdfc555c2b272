grant select on journal.acts, journal.entries to quipu_reader;
revoke select (id, plan_id, code, kind, first_stage_code, event_id, theme_code, title, body, language, contributor_kind, institution_id, recorded_on)
  on contributions from quipu_reader;
grant select on contributions to quipu_reader;
alter table contributions drop column author_id;
call journal.declare('contributions', public_columns => 'id plan_id code kind first_stage_code event_id theme_code language contributor_kind institution_id recorded_on',
  text_columns => 'title body');
call journal.build_past();
