import {
  Args,
  ArgsType,
  Info,
  InputType,
  Mutation,
  Parent,
  Query,
  registerEnumType,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { Who } from '@quipu/accounts';
import { Rejection, type Actor } from '@quipu/kernel';
import { Contribution, ContributionKind } from '@quipu/participation';
import { Plan, PlanResult, planShape } from '@quipu/plans';
import { Allow, ByCode, ByEnum, connectionOf, orderedPage } from '@quipu/platform/graphql';
import { Asked, type Question, Reads, selected } from '@quipu/platform/reads';
import type { GraphQLResolveInfo } from 'graphql';
import { AnswerDue, AnswerStatus, PlanAnswering } from './answer-due.type.ts';
import { AnswerTerm } from './answer-term.entity.ts';
import { SetAnswerTermsInput } from './answering.inputs.ts';
import { answerDueList } from './answering.reads.ts';
import { TermsService } from './terms.service.ts';

const AnswerDueConnection = connectionOf(AnswerDue);

enum AnswerDueOrder {
  DUE_ON = 'DUE_ON',
  DUE_ON_DESC = 'DUE_ON_DESC',
}
registerEnumType(AnswerDueOrder, {
  name: 'AnswerDueOrder',
  description: 'What is, or was, due first comes first, or last. What has no such day comes before what has one.',
});

@InputType({ description: 'Which contributions to look at by their terms; conditions add up.' })
class AnswerDueFilter {
  @ByCode('Only those of the plan with this code.') plan?: string;

  @ByEnum(AnswerStatus, 'Only those that stand so.') status?: AnswerStatus;

  @ByCode('Only those first recorded at the stage with this code.') stage?: string;

  @ByEnum(ContributionKind, 'Only those of this kind.') kind?: ContributionKind;
}

@ArgsType()
class AnswerDuesArgs extends orderedPage(AnswerDueFilter, AnswerDueOrder) {}

@Resolver()
export class AnsweringResolver {
  constructor(
    private readonly reads: Reads,
    private readonly acts: TermsService,
  ) {}

  @Allow('public')
  @Query(() => AnswerDueConnection, { description: 'By when contributions are to be answered, and when they were.' })
  answerDues(@Args() _page: AnswerDuesArgs, @Asked() asked: Question) {
    return this.reads.page(answerDueList, asked);
  }

  @Allow('plan:write', { kind: 'plan', at: 'input.plan' })
  @Mutation(() => PlanResult, { description: 'Says in how many days the contributions of a plan are to be answered.' })
  async setAnswerTerms(
    @Who() actor: Actor,
    @Args('input', { description: 'All its terms.' }) input: SetAnswerTermsInput,
    @Asked() asked: Question,
  ) {
    const outcome = await this.acts.set(actor, input);
    if (outcome instanceof Rejection) return outcome;
    return this.reads.one(planShape, 'plans', (row, sql) => `${row}.id = ${sql.value(outcome.id, 'uuid')}`, asked);
  }
}

/** What answering adds to plans. */
@Resolver(() => Plan)
export class PlanAnsweringResolver {
  @ResolveField(() => PlanAnswering, { description: 'How its contributions were answered: coverage and delays.' })
  answering(@Parent() plan: object, @Info() info: GraphQLResolveInfo) {
    return selected(plan, info);
  }

  @ResolveField(() => [AnswerTerm], {
    description: 'In how many days its contributions are to be answered: the narrowest terms first.',
  })
  answerTerms(@Parent() plan: object, @Info() info: GraphQLResolveInfo) {
    return selected(plan, info);
  }
}

/** What answering adds to contributions. */
@Resolver(() => Contribution)
export class ContributionDueResolver {
  @ResolveField(() => AnswerDue, {
    nullable: true,
    description: 'By when it is to be answered, and when it was. Null: it is hidden.',
  })
  answerDue(@Parent() contribution: object, @Info() info: GraphQLResolveInfo) {
    return selected(contribution, info);
  }
}
