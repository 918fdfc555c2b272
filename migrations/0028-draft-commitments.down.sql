drop schema as_of cascade;
create schema as_of;
drop trigger bb_no_cycle on lineage_edges;
drop function refuse_lineage_cycle;
drop view flow_links;
drop view flow_ends;
drop view adoptions;
drop view successions;
drop view lineage_ways;
drop index ix_lineage_edges_earlier, ix_lineage_edges_later;
drop index uq_lineage_edges_live;
alter table lineage_edges drop constraint ck_lineage_edges_one_origin, drop constraint ck_lineage_edges_one_end,
  drop column from_draft_commitment_id, drop column to_draft_commitment_id,
  add constraint ck_lineage_edges_one_origin check (num_nonnulls(from_contribution_id, from_commitment_id) = 1),
  add constraint ck_lineage_edges_one_end check (num_nonnulls(to_contribution_id, to_commitment_id, to_event_id) = 1);
create unique index uq_lineage_edges_live on lineage_edges (kind, coalesce(from_contribution_id, from_commitment_id),
  coalesce(to_contribution_id, to_commitment_id, to_event_id)) where ended_at is null;
drop table draft_commitment_sources;
drop table draft_commitment_authors;
drop table draft_commitment_versions;
drop table draft_commitments;
call journal.declare('lineage_edges', public_columns => 'id plan_id kind from_contribution_id from_commitment_id to_contribution_id to_commitment_id to_event_id started_on ended_at',
  text_columns => 'because ended_because');
call journal.build_past();
