import { Args, Info, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Who } from '@quipu/accounts';
import { Rejection, type Actor } from '@quipu/kernel';
import { Contribution } from '@quipu/participation';
import { Allow, resultOf } from '@quipu/platform/graphql';
import { Asked, type Question, Reads, selected } from '@quipu/platform/reads';
import type { GraphQLResolveInfo } from 'graphql';
import { Moderation } from '../moderation.entity.ts';
import { moderationShape } from '../moderation.reads.ts';
import { ModerateContributionInput } from './moderation.inputs.ts';
import { ModerationService } from './moderation.service.ts';

const ModerationResult = resultOf(Moderation);

@Resolver(() => Moderation)
export class ModerationResolver {
  constructor(
    private readonly reads: Reads,
    private readonly acts: ModerationService,
  ) {}

  @Allow('contribution:moderate', { kind: 'contribution', at: 'input.contribution' })
  @Mutation(() => ModerationResult, {
    description: 'Hides a contribution from the public, or shows it again. Public with its reasons; never edited.',
  })
  async moderateContribution(
    @Who() actor: Actor,
    @Args('input', { description: 'What is decided.' }) input: ModerateContributionInput,
    @Asked() asked: Question,
  ) {
    const outcome = await this.acts.moderate(actor, input);
    if (outcome instanceof Rejection) return outcome;
    const where = (row: string, sql: { value(value: unknown, type: string): string }) =>
      `${row}.id = ${sql.value(outcome.id, 'uuid')}`;
    return this.reads.one(moderationShape, 'moderations', where, asked);
  }
}

/** What moderation adds to contributions. */
@Resolver(() => Contribution)
export class ContributionModerationResolver {
  @ResolveField(() => Moderation, {
    nullable: true,
    description:
      'Why it is hidden from the public now: then its words are told nowhere, also not of an earlier day, and `quipu:hidden:<id>` stands in their place. Null: it is not.',
  })
  hiding(@Parent() contribution: object, @Info() info: GraphQLResolveInfo) {
    return selected(contribution, info);
  }

  @ResolveField(() => [Moderation], { description: 'Each time that it was hidden or shown again.' })
  moderations(@Parent() contribution: object, @Info() info: GraphQLResolveInfo) {
    return selected(contribution, info);
  }
}
