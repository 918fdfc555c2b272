drop schema as_of cascade;
create schema as_of;
drop table milestone_statuses;
call journal.build_past();
