import {
  Args,
  ArgsType,
  ID,
  Info,
  InputType,
  Parent,
  Query,
  registerEnumType,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { Allow, AsOf, ByCode, connectionOf, orderedPage } from '@quipu/platform/graphql';
import { Asked, type Question, Reads, selected } from '@quipu/platform/reads';
import type { GraphQLResolveInfo } from 'graphql';
import { Plan } from './plan.entity.ts';
import { planList, planShape } from './plans.reads.ts';
import { Stage } from './stage.entity.ts';
import { Theme } from './theme.entity.ts';

const PlanConnection = connectionOf(Plan);

enum PlanOrder {
  NUMBER_DESC = 'NUMBER_DESC',
  NUMBER = 'NUMBER',
  CODE = 'CODE',
}
registerEnumType(PlanOrder, { name: 'PlanOrder', description: 'Newest plan first, oldest first, or by code.' });

@InputType({ description: 'Which plans to list.' })
class PlanFilter {
  @ByCode('Only those of the member with this code.') member?: string;
}

@ArgsType()
class PlansArgs extends orderedPage(PlanFilter, PlanOrder) {}

@Resolver(() => Plan)
export class PlansResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('public')
  @Query(() => PlanConnection, { description: 'Action plans.' })
  plans(@Args() _page: PlansArgs, @Asked() asked: Question) {
    return this.reads.page(planList, asked);
  }

  @Allow('public')
  @Query(() => Plan, { nullable: true, description: 'The plan with this code.' })
  plan(
    @Args('code', { type: () => ID, description: '`PE-PAGA-3`.' }) code: string,
    @AsOf() _asOf: unknown,
    @Asked() asked: Question,
  ) {
    return this.reads.one(planShape, 'plans', (row, sql) => `${row}.code = ${sql.value(code, 'text')}`, asked);
  }

  @ResolveField(() => [Stage], { description: 'The stages at which it decides on contributions, in their order.' })
  stages(@Parent() plan: object, @Info() info: GraphQLResolveInfo) {
    return selected(plan, info);
  }

  @ResolveField(() => [Theme], { description: 'The subjects under which it groups what it holds, by code.' })
  themes(@Parent() plan: object, @Info() info: GraphQLResolveInfo) {
    return selected(plan, info);
  }
}
