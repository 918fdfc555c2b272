drop schema as_of cascade;
create schema as_of;
drop view answer_dues;
call journal.build_past();
