import { Field, Info, ObjectType, Parent, registerEnumType, ResolveField, Resolver } from '@nestjs/graphql';
import { Commitment } from '@quipu/commitments';
import { Contribution } from '@quipu/participation';
import { Plan, Stage } from '@quipu/plans';
import { selected } from '@quipu/platform/reads';
import type { GraphQLResolveInfo } from 'graphql';
import { Decision } from './decision.entity.ts';
import { PlanFlow } from './flow.type.ts';
import { LineageEdge } from './lineage-edge.entity.ts';

enum StepStatus {
  RAISED = 'raised',
  DECIDED = 'decided',
  NO_RECORD = 'no_record',
  NOT_REACHED = 'not_reached',
}
registerEnumType(StepStatus, {
  name: 'StepStatus',
  description:
    'RAISED: first recorded here. DECIDED: a decision stands here. NO_RECORD: it could have come here and nothing says what happened. NOT_REACHED: an earlier decision stopped it.',
});

@ObjectType({ description: 'What happened to a contribution at one stage.' })
class JourneyStep {
  @Field(() => Stage, { description: 'The stage.' }) stage!: Stage;
  @Field(() => StepStatus, { description: 'What happened there.' }) status!: StepStatus;
  @Field(() => Decision, { nullable: true, description: 'The decision that stands there.' }) decision!: Decision | null;
}

/** What decisions and lineage add to contributions. */
@Resolver(() => Contribution)
export class ContributionJourneyResolver {
  @ResolveField(() => [Decision], { description: 'Every decision on it, superseded ones too, by stage and then by time.' })
  decisions(@Parent() contribution: object, @Info() info: GraphQLResolveInfo) {
    return selected(contribution, info);
  }

  @ResolveField(() => Decision, { nullable: true, description: 'The decision that stands at the last stage that decided. Null: none is on record.' })
  lastDecision(@Parent() contribution: object, @Info() info: GraphQLResolveInfo) {
    return selected(contribution, info);
  }

  @ResolveField(() => Boolean, { nullable: true, description: 'Whether a reasoned response to it was ever published. Null: not known.' })
  hasReasonedResponse(@Parent() contribution: object, @Info() info: GraphQLResolveInfo) {
    return selected(contribution, info);
  }

  @ResolveField(() => [JourneyStep], { description: 'Its way, stage by stage, from where it was raised.' })
  journey(@Parent() contribution: object, @Info() info: GraphQLResolveInfo) {
    return selected(contribution, info);
  }

  @ResolveField(() => [Commitment], { description: 'The commitments that it was adopted as.' })
  commitments(@Parent() contribution: object, @Info() info: GraphQLResolveInfo) {
    return selected(contribution, info);
  }

  @ResolveField(() => [LineageEdge], { description: 'What led to it and what it led to, ended edges too.' })
  lineage(@Parent() contribution: object, @Info() info: GraphQLResolveInfo) {
    return selected(contribution, info);
  }
}

/** What lineage adds to commitments. */
@Resolver(() => Commitment)
export class CommitmentOriginResolver {
  @ResolveField(() => [Contribution], { description: 'The contributions that were adopted as it. Empty: no origin is on record.' })
  origins(@Parent() commitment: object, @Info() info: GraphQLResolveInfo) {
    return selected(commitment, info);
  }

  @ResolveField(() => [LineageEdge], { description: 'What led to it and what it led to, ended edges too.' })
  lineage(@Parent() commitment: object, @Info() info: GraphQLResolveInfo) {
    return selected(commitment, info);
  }
}

/** What decisions add to plans. */
@Resolver(() => Plan)
export class PlanFlowResolver {
  @ResolveField(() => PlanFlow, { description: 'How its contributions moved through the stages, and what they came to.' })
  flow(@Parent() plan: object, @Info() info: GraphQLResolveInfo) {
    return selected(plan, info);
  }
}
