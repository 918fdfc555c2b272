import {
  Args,
  ArgsType,
  ID,
  Info,
  InputType,
  Int,
  Parent,
  Query,
  registerEnumType,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { Plan } from '@quipu/plans';
import { Allow, AsOf, ByCode, ByWords, connectionOf, orderedPage, PageArgs } from '@quipu/platform/graphql';
import { Asked, type Question, Reads, selected } from '@quipu/platform/reads';
import type { GraphQLResolveInfo } from 'graphql';
import { Commitment } from './commitment.entity.ts';
import { commitmentList, commitmentShape } from './commitments.reads.ts';
import { Milestone } from './milestone.entity.ts';

const CommitmentConnection = connectionOf(Commitment);

enum CommitmentOrder {
  NUMBER = 'NUMBER',
  TITLE = 'TITLE',
  ENDS_ON = 'ENDS_ON',
}
registerEnumType(CommitmentOrder, {
  name: 'CommitmentOrder',
  description: 'By number (2 before 10), by Spanish title, or earliest end first.',
});

@InputType({ description: 'Which commitments to list; conditions add up.' })
class CommitmentFilter {
  @ByCode('Only those of the plan with this code.') plan?: string;

  @ByCode('Only those on the theme with this code.') theme?: string;

  @ByCode('Only those led by the institution with this code.') lead?: string;

  @ByWords('Only those whose Spanish title has these words.') search?: string;
}

@ArgsType()
class CommitmentsArgs extends orderedPage(CommitmentFilter, CommitmentOrder) {}

@Resolver(() => Commitment)
export class CommitmentsResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('public')
  @Query(() => CommitmentConnection, { description: 'Commitments.' })
  commitments(@Args() _page: CommitmentsArgs, @Asked() asked: Question) {
    return this.reads.page(commitmentList, asked);
  }

  @Allow('public')
  @Query(() => Commitment, { nullable: true, description: 'The commitment of this plan with this number.' })
  commitment(
    @Args('plan', { type: () => ID, description: 'Code of the plan, `PE-PAGA-3`.' }) plan: string,
    @Args('number', { description: 'As printed in the plan, `3`.' }) number: string,
    @AsOf() _asOf: unknown,
    @Asked() asked: Question,
  ) {
    return this.reads.one(
      commitmentShape,
      'commitments',
      (row, sql) =>
        `${row}.plan_id = (select id from plans where code = ${sql.value(plan, 'text')}) and ${row}.number = ${sql.value(number, 'text')}`,
      asked,
    );
  }

  @ResolveField(() => [Milestone], { description: 'Its steps, by number.' })
  milestones(@Parent() commitment: object, @Info() info: GraphQLResolveInfo) {
    return selected(commitment, info);
  }

  @ResolveField(() => Int, { description: 'How many steps it has.' })
  milestoneCount(@Parent() commitment: object, @Info() info: GraphQLResolveInfo) {
    return selected(commitment, info);
  }
}

@Resolver(() => Plan)
export class PlanCommitmentsResolver {
  @ResolveField(() => CommitmentConnection, { description: 'What it promises, by number.' })
  commitments(@Parent() plan: object, @Args() _page: PageArgs, @Info() info: GraphQLResolveInfo) {
    return selected(plan, info);
  }
}
