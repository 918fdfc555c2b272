-- Ways that the pages of commitments and contributions go.
create index ix_assessments_milestone_id on assessments (milestone_id);
create index ix_lineage_edges_from_commitment_id on lineage_edges (from_commitment_id);
create index ix_lineage_edges_to_contribution_id on lineage_edges (to_contribution_id);
