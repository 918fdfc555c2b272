import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Asker, type Viewer, Who } from '@quipu/accounts';
import { Rejection, type Actor } from '@quipu/kernel';
import { Allow } from '@quipu/platform/graphql';
import { Asked, type Question, Reads } from '@quipu/platform/reads';
import { ContributionResult, readContribution } from '../recorded.ts';
import { TakeContributionInput } from './taking.inputs.ts';
import { TakingService } from './taking.service.ts';

@Resolver()
export class TakingResolver {
  constructor(
    private readonly reads: Reads,
    private readonly acts: TakingService,
  ) {}

  @Allow('contribution:take', { kind: 'plan', at: 'input.plan' })
  @Mutation(() => ContributionResult, {
    description: 'Records what somebody said in person or by letter, with where it was taken and on whose behalf.',
  })
  async takeContribution(
    @Who() actor: Actor,
    @Asker() viewer: Viewer,
    @Args('input', { description: 'What was said, and how it came.' }) input: TakeContributionInput,
    @Asked() asked: Question,
  ) {
    const outcome = await this.acts.take({ actor, viewer }, input);
    return outcome instanceof Rejection ? outcome : readContribution(this.reads, outcome.id, asked);
  }
}
