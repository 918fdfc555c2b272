import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Asker, Who, type Viewer } from '@quipu/accounts';
import { Rejection, type Actor } from '@quipu/kernel';
import { type Contribution, ContributionResult, contributionShape } from '@quipu/participation';
import { Allow } from '@quipu/platform/graphql';
import { Asked, type Question, Reads } from '@quipu/platform/reads';
import { CarryContributionInput, MergeContributionsInput, SplitContributionInput } from './joining.inputs.ts';
import { MergingService } from './merging.service.ts';
import { PartingService } from './parting.service.ts';

@Resolver()
export class JoiningResolver {
  constructor(
    private readonly reads: Reads,
    private readonly merging: MergingService,
    private readonly parting: PartingService,
  ) {}

  @Allow('lineage:draw', { kind: 'plan', at: 'input.plan' })
  @Mutation(() => ContributionResult, {
    description:
      'Merges contributions of a plan into one of them or into a new one, with a decision on each. Who does may decide there too. They keep page, supporters and authors, who hear of every decision on what they became. Answers that one. To undo it, end the edge and supersede the decision.',
  })
  async mergeContributions(
    @Who() actor: Actor,
    @Asker() viewer: Viewer,
    @Args('input', { description: 'What is merged into what.' }) input: MergeContributionsInput,
    @Asked() asked: Question,
  ) {
    return this.answer(await this.merging.merge({ actor, viewer }, input), asked);
  }

  @Allow('lineage:draw', { kind: 'contribution', at: 'input.contribution' })
  @Mutation(() => ContributionResult, {
    description: 'Splits a contribution into parts, which are decided on one by one. Answers the contribution itself.',
  })
  async splitContribution(
    @Who() actor: Actor,
    @Asker() viewer: Viewer,
    @Args('input', { description: 'What becomes what.' }) input: SplitContributionInput,
    @Asked() asked: Question,
  ) {
    return this.answer(await this.parting.split({ actor, viewer }, input), asked);
  }

  @Allow('lineage:draw', { kind: 'contribution', at: 'input.contribution' })
  @Mutation(() => ContributionResult, {
    description:
      'Carries a contribution over to a later plan of the same member, which who does it coordinates too. Answers the new one.',
  })
  async carryContribution(
    @Who() actor: Actor,
    @Asker() viewer: Viewer,
    @Args('input', { description: 'What is carried where.' }) input: CarryContributionInput,
    @Asked() asked: Question,
  ) {
    return this.answer(await this.parting.carry({ actor, viewer }, input), asked);
  }

  private answer(outcome: Contribution | Rejection, asked: Question) {
    if (outcome instanceof Rejection) return outcome;
    return this.reads.one(
      contributionShape,
      'contributions',
      (row, sql) => `${row}.id = ${sql.value(outcome.id, 'uuid')}`,
      asked,
    );
  }
}
