import { Module } from '@nestjs/common';
import './lineage.history.ts';
import './flow.reads.ts';
import './lineage.reads.ts';
import {
  CommitmentOriginResolver,
  ContributionLineageResolver,
  DecisionLineageResolver,
  PlanFlowResolver,
} from './lineage.resolver.ts';

@Module({
  providers: [ContributionLineageResolver, DecisionLineageResolver, CommitmentOriginResolver, PlanFlowResolver],
})
export class LineageModule {}
