drop schema as_of cascade;
create schema as_of;
drop table answer_terms;
drop table plan_texts;
alter table stages drop column opens_on, drop column closes_on, drop column announced_on;
alter table plans drop column phase, drop column needs_second_eyes, drop column review_days;
call journal.declare('stages', public_columns => 'id plan_id code position title_es title_en');
call journal.declare('plans', public_columns => 'id member_id code number title_es title_en starts_on ends_on legal_instrument adopted_on commitments_published completion_percent_published source');
call journal.build_past();
