import {
  Args,
  ArgsType,
  Field,
  ID,
  Info,
  InputType,
  Parent,
  Query,
  registerEnumType,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { Allow, connectionOf, PageArgs } from '@quipu/platform/graphql';
import { Reads, selected } from '@quipu/platform/reads';
import { Type } from 'class-transformer';
import { IsEnum, IsOptional, MaxLength, ValidateNested } from 'class-validator';
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
  @Field(() => ID, { nullable: true, description: 'Only those of the member with this code.' })
  @IsOptional()
  @MaxLength(10)
  member?: string;
}

@ArgsType()
class PlansArgs extends PageArgs {
  @Field(() => PlanFilter, { nullable: true, description: 'Which to list; all when left out.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PlanFilter)
  filter?: PlanFilter;

  @Field(() => PlanOrder, { defaultValue: PlanOrder.NUMBER_DESC, description: 'In which order.' })
  @IsEnum(PlanOrder)
  order: PlanOrder = PlanOrder.NUMBER_DESC;
}

@Resolver(() => Plan)
export class PlansResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('public')
  @Query(() => PlanConnection, { description: 'Action plans.' })
  plans(@Args() _page: PlansArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.page(planList, info);
  }

  @Allow('public')
  @Query(() => Plan, { nullable: true, description: 'The plan with this code.' })
  plan(@Args('code', { type: () => ID, description: '`PE-PAGA-3`.' }) code: string, @Info() info: GraphQLResolveInfo) {
    return this.reads.one(planShape, 'plans', (row, sql) => `${row}.code = ${sql.value(code, 'text')}`, info);
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
