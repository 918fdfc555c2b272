import { Module } from '@nestjs/common';
import { declareThing } from '@quipu/accounts';
import { DecisionsModule } from '@quipu/decisions';
import { DrawingResolver } from './drawing/drawing.resolver.ts';
import { DrawingService } from './drawing/drawing.service.ts';
import './flow.reads.ts';
import { JoiningResolver } from './joining/joining.resolver.ts';
import { MergingService } from './joining/merging.service.ts';
import { PartingService } from './joining/parting.service.ts';
import './lineage.history.ts';
import './lineage.reads.ts';
import {
  CommitmentOriginResolver,
  ContributionLineageResolver,
  DecisionLineageResolver,
  PlanFlowResolver,
} from './lineage.resolver.ts';
import { WalkResolver } from './walk/walk.resolver.ts';

declareThing(
  'lineage_edge',
  `select member_id, plan_id from lineage_edges join plans on plans.id = plan_id where lineage_edges.id::text = lower($1)`,
);

@Module({
  imports: [DecisionsModule],
  providers: [
    ContributionLineageResolver,
    DecisionLineageResolver,
    CommitmentOriginResolver,
    PlanFlowResolver,
    DrawingResolver,
    DrawingService,
    JoiningResolver,
    MergingService,
    PartingService,
    WalkResolver,
  ],
})
export class LineageModule {}
