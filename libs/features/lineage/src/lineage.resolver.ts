import { Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Commitment } from '@quipu/commitments';
import { Decision } from '@quipu/decisions';
import { Contribution } from '@quipu/participation';
import { Plan } from '@quipu/plans';
import { selected } from '@quipu/platform/reads';
import type { GraphQLResolveInfo } from 'graphql';
import { PlanFlow } from './flow.type.ts';
import { LineageEdge } from './lineage-edge.entity.ts';

/** What lineage adds to contributions. */
@Resolver(() => Contribution)
export class ContributionLineageResolver {
  @ResolveField(() => [Commitment], { description: 'The commitments that it was adopted as.' })
  commitments(@Parent() contribution: object, @Info() info: GraphQLResolveInfo) {
    return selected(contribution, info);
  }

  @ResolveField(() => [Contribution], {
    description:
      'What it went on as: the last of the contributions that it was merged into, split into or carried over to. Their decisions say what became of it. Empty: it went on as itself.',
  })
  successors(@Parent() contribution: object, @Info() info: GraphQLResolveInfo) {
    return selected(contribution, info);
  }

  @ResolveField(() => [Contribution], {
    description: 'What was merged into it, split into it or carried over to it, at any depth, by code.',
  })
  predecessors(@Parent() contribution: object, @Info() info: GraphQLResolveInfo) {
    return selected(contribution, info);
  }

  @ResolveField(() => [LineageEdge], { description: 'What led to it and what it led to, ended edges too.' })
  lineage(@Parent() contribution: object, @Info() info: GraphQLResolveInfo) {
    return selected(contribution, info);
  }
}

/** What lineage adds to decisions. */
@Resolver(() => Decision)
export class DecisionLineageResolver {
  @ResolveField(() => Commitment, {
    nullable: true,
    description: 'The commitment that the contribution was adopted as, if it was at this stage.',
  })
  commitment(@Parent() decision: object, @Info() info: GraphQLResolveInfo) {
    return selected(decision, info);
  }
}

/** What lineage adds to commitments. */
@Resolver(() => Commitment)
export class CommitmentOriginResolver {
  @ResolveField(() => [Contribution], {
    description: 'The contributions that were adopted as it. Empty: no origin is on record.',
  })
  origins(@Parent() commitment: object, @Info() info: GraphQLResolveInfo) {
    return selected(commitment, info);
  }

  @ResolveField(() => [LineageEdge], { description: 'What led to it and what it led to, ended edges too.' })
  lineage(@Parent() commitment: object, @Info() info: GraphQLResolveInfo) {
    return selected(commitment, info);
  }
}

/** What lineage adds to plans. */
@Resolver(() => Plan)
export class PlanFlowResolver {
  @ResolveField(() => PlanFlow, {
    description: 'How its contributions moved through the stages, and what they came to.',
  })
  flow(@Parent() plan: object, @Info() info: GraphQLResolveInfo) {
    return selected(plan, info);
  }
}
