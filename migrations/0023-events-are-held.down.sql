drop schema as_of cascade;
create schema as_of;
drop table minutes_observations;
drop table minutes;
drop function refuse_late_minutes;
drop table event_documents;
drop table event_registrations;
drop table access.event_invitations;
drop index uq_attendances_of;
alter table attendances drop column institution_id, drop column seats, add constraint uq_attendances_event_id_sector unique (event_id, sector);
alter table events drop column modality, drop column online_at, drop column registration, drop column invitation, drop column agenda, drop column seats,
  drop column quorum, drop column begins_at, drop column finishes_at, drop column cancelled_at, drop column cancelled_because, drop column registered, drop column registered_attended;
call journal.declare('attendances', public_columns => 'id event_id sector people');
call journal.declare('events', public_columns => 'id plan_id code kind stage_code title_es title_en place starts_on ends_on announced_on minutes_published attendance_published');
call journal.build_past();
