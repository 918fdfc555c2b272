import { Field, Info, ObjectType, Parent, registerEnumType, ResolveField, Resolver } from '@nestjs/graphql';
import { Contribution } from '@quipu/participation';
import { Stage } from '@quipu/plans';
import { selected } from '@quipu/platform/reads';
import type { GraphQLResolveInfo } from 'graphql';
import { Decision } from './decision.entity.ts';

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

/** What decisions add to contributions. */
@Resolver(() => Contribution)
export class ContributionJourneyResolver {
  @ResolveField(() => [Decision], {
    description: 'Every decision on it, superseded ones too, by stage and then by time.',
  })
  decisions(@Parent() contribution: object, @Info() info: GraphQLResolveInfo) {
    return selected(contribution, info);
  }

  @ResolveField(() => Decision, {
    nullable: true,
    description: 'The decision that stands at the last stage that decided. Null: none is on record.',
  })
  lastDecision(@Parent() contribution: object, @Info() info: GraphQLResolveInfo) {
    return selected(contribution, info);
  }

  @ResolveField(() => Boolean, {
    nullable: true,
    description: 'Whether a reasoned response to it was ever published. Null: not known.',
  })
  hasReasonedResponse(@Parent() contribution: object, @Info() info: GraphQLResolveInfo) {
    return selected(contribution, info);
  }

  @ResolveField(() => [JourneyStep], { description: 'Its way, stage by stage, from where it was raised.' })
  journey(@Parent() contribution: object, @Info() info: GraphQLResolveInfo) {
    return selected(contribution, info);
  }
}
