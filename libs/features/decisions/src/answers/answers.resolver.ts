import { Args, Info, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Asker, type Viewer, Who } from '@quipu/accounts';
import { Rejection, type Actor } from '@quipu/kernel';
import { Contribution } from '@quipu/participation';
import { Allow, resultOf } from '@quipu/platform/graphql';
import { Asked, type Question, Reads, selected } from '@quipu/platform/reads';
import type { GraphQLResolveInfo } from 'graphql';
import { Answer } from './answer.entity.ts';
import { AnswerContributionInput } from './answer.inputs.ts';
import { AnswerService } from './answer.service.ts';
import { answerShape } from './answers.reads.ts';

const AnswerResult = resultOf(Answer);

@Resolver()
export class AnswersResolver {
  constructor(
    private readonly reads: Reads,
    private readonly acts: AnswerService,
  ) {}

  @Allow('contribution:answer', { kind: 'answerable', at: 'input.contribution' })
  @Mutation(() => AnswerResult, {
    description:
      'Answers a question, a comment or a complaint, in the name of who coordinates the plan, or of the institution that leads what it led to. Public at once; never edited, only superseded.',
  })
  async answerContribution(
    @Who() actor: Actor,
    @Asker() viewer: Viewer,
    @Args('input', { description: 'The answer.' }) input: AnswerContributionInput,
    @Asked() asked: Question,
  ) {
    const outcome = await this.acts.answer({ actor, viewer }, input);
    if (outcome instanceof Rejection) return outcome;
    return this.reads.one(answerShape, 'answers', (row, sql) => `${row}.id = ${sql.value(outcome.id, 'uuid')}`, asked);
  }
}

/** What answers add to contributions. */
@Resolver(() => Contribution)
export class ContributionAnswersResolver {
  @ResolveField(() => [Answer], {
    description: 'What was answered to it, in the order in which it was; superseded answers too.',
  })
  answers(@Parent() contribution: object, @Info() info: GraphQLResolveInfo) {
    return selected(contribution, info);
  }
}
