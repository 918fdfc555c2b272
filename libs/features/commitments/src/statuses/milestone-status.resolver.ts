import { Args, Info, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Who } from '@quipu/accounts';
import { Rejection, type Actor } from '@quipu/kernel';
import { Allow, resultOf } from '@quipu/platform/graphql';
import { Asked, type Question, Reads, selected } from '@quipu/platform/reads';
import type { GraphQLResolveInfo } from 'graphql';
import { Milestone } from '../milestone.entity.ts';
import { MilestoneStatus } from './milestone-status.entity.ts';
import { SetMilestoneStatusInput } from './milestone-status.inputs.ts';
import { milestoneStatusShape } from './milestone-status.reads.ts';
import { MilestoneStatusCode } from './milestone-status.rules.ts';
import { MilestoneStatusService } from './milestone-status.service.ts';

const MilestoneStatusResult = resultOf(MilestoneStatus);

@Resolver(() => Milestone)
export class MilestoneStatusResolver {
  constructor(
    private readonly reads: Reads,
    private readonly acts: MilestoneStatusService,
  ) {}

  @ResolveField(() => MilestoneStatus, {
    nullable: true,
    description:
      'Where it stands, as the coordinator last said. Null: never said, which is not the same as not started.',
  })
  status(@Parent() milestone: object, @Info() info: GraphQLResolveInfo) {
    return selected(milestone, info);
  }

  @ResolveField(() => [MilestoneStatus], { description: 'Everything the coordinator said of it, the oldest first.' })
  statuses(@Parent() milestone: object, @Info() info: GraphQLResolveInfo) {
    return selected(milestone, info);
  }

  @ResolveField(() => [MilestoneStatusCode], {
    description: 'Where it may go from there; empty once it was withdrawn.',
  })
  nextStatuses(@Parent() milestone: object, @Info() info: GraphQLResolveInfo) {
    return selected(milestone, info);
  }

  @Allow('milestone:move', { kind: 'milestone', at: 'input.milestone' })
  @Mutation(() => MilestoneStatusResult, {
    description: 'Says where a milestone stands, and why. Public at once; never edited, only superseded.',
  })
  async setMilestoneStatus(
    @Who() actor: Actor,
    @Args('input', { description: 'Where it stands, and why.' }) input: SetMilestoneStatusInput,
    @Asked() asked: Question,
  ) {
    const outcome = await this.acts.set(actor, input);
    if (outcome instanceof Rejection) return outcome;
    return this.reads.one(
      milestoneStatusShape,
      'milestone_statuses',
      (row, sql) => `${row}.id = ${sql.value(outcome.id, 'uuid')}`,
      asked,
    );
  }
}
