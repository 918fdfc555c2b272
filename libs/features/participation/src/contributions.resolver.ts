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
import { Plan } from '@quipu/plans';
import {
  Allow,
  AsOf,
  ByCode,
  ByEnum,
  ByFlag,
  ByWords,
  connectionOf,
  orderedPage,
  PageArgs,
} from '@quipu/platform/graphql';
import { Asked, type Question, Reads, selected } from '@quipu/platform/reads';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import type { GraphQLResolveInfo } from 'graphql';
import { ContributionKind } from './contribution.codes.ts';
import { Contribution } from './contribution.entity.ts';
import { contributionList, contributionShape } from './contributions.reads.ts';
import { FlowFilter } from './flow-filter.ts';

export const ContributionConnection = connectionOf(Contribution);

enum ContributionOrder {
  CODE = 'CODE',
  CODE_DESC = 'CODE_DESC',
  TITLE = 'TITLE',
  SUPPORTS = 'SUPPORTS',
}
registerEnumType(ContributionOrder, {
  name: 'ContributionOrder',
  description: 'By tracking code either way, by title, or by how many people and institutions back it, the most first.',
});

@InputType({ description: 'Which contributions to list; conditions add up.' })
class ContributionFilter {
  @ByCode('Only those of the plan with this code.') plan?: string;

  @ByCode('Only those first recorded at the stage with this code.') stage?: string;

  @ByCode('Only those on the theme with this code.') theme?: string;

  @ByCode('Only those about the region with this code, ISO 3166-2.') region?: string;

  @ByEnum(ContributionKind, 'Only those of this kind.') kind?: ContributionKind;

  @Field(() => FlowFilter, { nullable: true, description: 'Only those on this way in the flow of a plan.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => FlowFilter)
  flow?: FlowFilter;

  @ByFlag('Only those that were, or were not, ever answered with reasons; not known counts as not.')
  isAnswered?: boolean;

  @ByWords('Only those whose title or text has these words.')
  search?: string;
}

@ArgsType()
class ContributionsArgs extends orderedPage(ContributionFilter, ContributionOrder) {}

@Resolver()
export class ContributionsResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('public')
  @Query(() => ContributionConnection, { description: 'Contributions to the co-creation of plans.' })
  contributions(@Args() _page: ContributionsArgs, @Asked() asked: Question) {
    return this.reads.page(contributionList, asked);
  }

  @Allow('public')
  @Query(() => Contribution, { nullable: true, description: 'The contribution with this tracking code.' })
  contribution(
    @Args('code', { type: () => ID, description: '`CTR-01`.' }) code: string,
    @AsOf() _asOf: unknown,
    @Asked() asked: Question,
  ) {
    return this.reads.one(
      contributionShape,
      'contributions',
      (row, sql) => `${row}.code = ${sql.value(code, 'text')}`,
      asked,
    );
  }
}

@Resolver(() => Plan)
export class PlanContributionsResolver {
  @ResolveField(() => ContributionConnection, { description: 'What people left in its co-creation, by code.' })
  contributions(@Parent() plan: object, @Args() _page: PageArgs, @Info() info: GraphQLResolveInfo) {
    return selected(plan, info);
  }
}
