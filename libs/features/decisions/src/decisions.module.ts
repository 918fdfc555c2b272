import { Module } from '@nestjs/common';
import { DecisionService } from './decision.service.ts';
import { DecisionsResolver } from './decisions.resolver.ts';
import './flow.reads.ts';
import { CommitmentOriginResolver, ContributionJourneyResolver, PlanFlowResolver } from './lineage.resolver.ts';

@Module({
  providers: [DecisionService, DecisionsResolver, ContributionJourneyResolver, CommitmentOriginResolver, PlanFlowResolver],
})
export class DecisionsModule {}
