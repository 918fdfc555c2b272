import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Asker, type Viewer, Who } from '@quipu/accounts';
import { Rejection, type Actor } from '@quipu/kernel';
import { Allow, PageArgs } from '@quipu/platform/graphql';
import { Asked, type Question, Reads } from '@quipu/platform/reads';
import { ownContributionList } from '../contributions.reads.ts';
import { ContributionConnection } from '../contributions.resolver.ts';
import { OwnContributions } from '../own/own-contributions.service.ts';
import { ContributionResult, readContribution } from '../recorded.ts';
import { SubmitContributionInput } from './submission.inputs.ts';
import { SubmissionService } from './submission.service.ts';

@Resolver()
export class SubmissionResolver {
  constructor(
    private readonly reads: Reads,
    private readonly own: OwnContributions,
    private readonly acts: SubmissionService,
  ) {}

  @Allow('contribution:own')
  @Query(() => ContributionConnection, {
    nullable: true,
    description: 'What whoever asks left, the latest first, and what became of it. Null: nobody has signed in.',
  })
  async myContributions(@Args() _page: PageArgs, @Asker() viewer: Viewer, @Asked() asked: Question) {
    const ids = await this.own.of(viewer.accountId, viewer.token?.planId ?? null);
    return this.reads.page(ownContributionList(ids), asked);
  }

  @Allow('contribution:submit', { kind: 'plan', at: 'input.plan' })
  @Mutation(() => ContributionResult, {
    description:
      'Leaves a contribution in the co-creation of a plan. Public at once, with as much of who left it as they choose.',
  })
  async submitContribution(
    @Who() actor: Actor,
    @Asker() viewer: Viewer,
    @Args('input', { description: 'What is left.' }) input: SubmitContributionInput,
    @Asked() asked: Question,
  ) {
    const outcome = await this.acts.submit({ actor, viewer }, input);
    return outcome instanceof Rejection ? outcome : readContribution(this.reads, outcome.id, asked);
  }
}
