drop schema as_of cascade;
create schema as_of;
drop table drafts;
call journal.build_past();
