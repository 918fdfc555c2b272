import { Args, Info, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Who } from '@quipu/accounts';
import { Rejection, type Actor } from '@quipu/kernel';
import { Contribution } from '@quipu/participation';
import { Allow, resultOf } from '@quipu/platform/graphql';
import { Asked, type Question, Reads, selected } from '@quipu/platform/reads';
import type { GraphQLResolveInfo } from 'graphql';
import { Opinion } from './opinion.entity.ts';
import { GiveOpinionInput } from './opinion.inputs.ts';
import { OpinionService } from './opinion.service.ts';
import { opinionShape } from './opinions.reads.ts';

const OpinionResult = resultOf(Opinion);

@Resolver()
export class OpinionsResolver {
  constructor(
    private readonly reads: Reads,
    private readonly acts: OpinionService,
  ) {}

  @Allow('opinion:give', { kind: 'institution', at: 'input.institution' })
  @Mutation(() => OpinionResult, {
    description: 'Says what an institution thinks of a contribution. Public at once; never edited, only superseded.',
  })
  async giveOpinion(
    @Who() actor: Actor,
    @Args('input', { description: 'The opinion.' }) input: GiveOpinionInput,
    @Asked() asked: Question,
  ) {
    const outcome = await this.acts.give(actor, input);
    if (outcome instanceof Rejection) return outcome;
    return this.reads.one(
      opinionShape,
      'opinions',
      (row, sql) => `${row}.id = ${sql.value(outcome.id, 'uuid')}`,
      asked,
    );
  }
}

/** What opinions add to contributions. */
@Resolver(() => Contribution)
export class ContributionOpinionsResolver {
  @ResolveField(() => [Opinion], {
    description: 'What institutions said of it, in the order in which they did; superseded opinions too.',
  })
  opinions(@Parent() contribution: object, @Info() info: GraphQLResolveInfo) {
    return selected(contribution, info);
  }
}
