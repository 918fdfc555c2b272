export { Commitment } from './commitment.entity.ts';
export { CommitmentsModule } from './commitments.module.ts';
export { commitmentShape, milestoneShape } from './commitments.reads.ts';
export { Milestone } from './milestone.entity.ts';
export { MilestoneStatus } from './statuses/milestone-status.entity.ts';
