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
import { Allow, connectionOf, PageArgs } from '@quipu/platform/graphql';
import { Reads, selected } from '@quipu/platform/reads';
import { Type } from 'class-transformer';
import { IsBoolean, IsEnum, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import type { GraphQLResolveInfo } from 'graphql';
import { Contribution, ContributionKind } from './contribution.entity.ts';
import { contributionList, contributionShape } from './contributions.reads.ts';

const ContributionConnection = connectionOf(Contribution);

enum ContributionOrder {
  CODE = 'CODE',
  CODE_DESC = 'CODE_DESC',
  TITLE = 'TITLE',
}
registerEnumType(ContributionOrder, {
  name: 'ContributionOrder',
  description: 'By tracking code either way, or by title.',
});

@InputType({ description: 'Which contributions to list; conditions add up.' })
class ContributionFilter {
  @Field(() => ID, { nullable: true, description: 'Only those of the plan with this code.' })
  @IsOptional()
  @MaxLength(40)
  plan?: string;

  @Field(() => ID, { nullable: true, description: 'Only those first recorded at the stage with this code.' })
  @IsOptional()
  @MaxLength(60)
  stage?: string;

  @Field(() => ID, { nullable: true, description: 'Only those on the theme with this code.' })
  @IsOptional()
  @MaxLength(60)
  theme?: string;

  @Field(() => ContributionKind, { nullable: true, description: 'Only those of this kind.' })
  @IsOptional()
  @IsEnum(ContributionKind)
  kind?: ContributionKind;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those that were, or were not, ever answered with reasons; not known counts as not.',
  })
  @IsOptional()
  @IsBoolean()
  isAnswered?: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Only those whose title or text has these words, up to 200 characters; quotes and `-` work as in a search box.',
  })
  @IsOptional()
  @MaxLength(200)
  search?: string;
}

@ArgsType()
class ContributionsArgs extends PageArgs {
  @Field(() => ContributionFilter, { nullable: true, description: 'Which to list; all when left out.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ContributionFilter)
  filter?: ContributionFilter;

  @Field(() => ContributionOrder, { defaultValue: ContributionOrder.CODE, description: 'In which order.' })
  @IsEnum(ContributionOrder)
  order: ContributionOrder = ContributionOrder.CODE;
}

@Resolver()
export class ContributionsResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('public')
  @Query(() => ContributionConnection, { description: 'Contributions to the co-creation of plans.' })
  contributions(@Args() _page: ContributionsArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.page(contributionList, info);
  }

  @Allow('public')
  @Query(() => Contribution, { nullable: true, description: 'The contribution with this tracking code.' })
  contribution(
    @Args('code', { type: () => ID, description: '`CTR-01`.' }) code: string,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.reads.one(
      contributionShape,
      'contributions',
      (row, sql) => `${row}.code = ${sql.value(code, 'text')}`,
      info,
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
