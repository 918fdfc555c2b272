drop schema as_of cascade;
create schema as_of;
drop table grants;
drop function refuse_grant_change();
drop table accounts;
call journal.build_past();
