drop schema as_of cascade;
create schema as_of;
drop table evidence;
call journal.build_past();
