drop table milestones, commitments;
