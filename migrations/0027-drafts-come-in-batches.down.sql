drop schema as_of cascade;
create schema as_of;
drop table access.saved_views;
alter table drafts drop column batch_id;
call journal.declare('drafts', public_columns => 'id',
  private_columns => 'kind plan_id subject content author_id created_at revised_at revision closed_at outcome published_id approved_by_id approved_revision approved_at revised_by_id');
call journal.build_past();
