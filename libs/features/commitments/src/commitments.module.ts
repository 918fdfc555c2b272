import { Module } from '@nestjs/common';
import './commitments.history.ts';
import { CommitmentsResolver, PlanCommitmentsResolver } from './commitments.resolver.ts';
import { MilestoneStatusResolver } from './statuses/milestone-status.resolver.ts';
import { MilestoneStatusService } from './statuses/milestone-status.service.ts';

@Module({
  providers: [CommitmentsResolver, PlanCommitmentsResolver, MilestoneStatusResolver, MilestoneStatusService],
})
export class CommitmentsModule {}
