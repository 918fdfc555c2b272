import { Args, ArgsType, Field, ID, InputType, Query, Resolver } from '@nestjs/graphql';
import { Asker, type Viewer } from '@quipu/accounts';
import { ContributionConnection, ContributionKind } from '@quipu/participation';
import { Allow, ByCode, ByEnum, ByFlag, ByWords, PageArgs } from '@quipu/platform/graphql';
import { Asked, type Question } from '@quipu/platform/reads';
import { Type } from 'class-transformer';
import { IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { BATCH_AT_MOST } from './batch.inputs.ts';
import { BatchReads } from './batch-reads.service.ts';
import { DecisionBatch } from './decision-batch.type.ts';

@InputType({ description: 'Which contributions that wait for a decision to list; conditions add up.' })
class DecidableFilter {
  @ByCode('Only those that may be decided, and are not yet, at the stage with this code.') stage?: string;

  @ByCode('Only those on the theme with this code.') theme?: string;

  @ByEnum(ContributionKind, 'Only those of this kind.') kind?: ContributionKind;

  @ByFlag('Only those that nobody ever decided on at any stage, or only the others.') isUndecided?: boolean;

  @ByWords('Only those whose title or text has these words.') search?: string;
}

@ArgsType()
class PlanArgs extends PageArgs {
  @Field(() => ID, { description: 'Code of the plan.' })
  @IsString()
  @MaxLength(60)
  plan!: string;

  @Field(() => DecidableFilter, { nullable: true, description: 'Which to list; all when left out.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => DecidableFilter)
  filter?: DecidableFilter;
}

/** What waits for a decision, for whoever writes them. */
@Resolver()
export class DecidableResolver {
  constructor(private readonly reads: BatchReads) {}

  @Allow('draft:read', { kind: 'plan', at: 'plan' })
  @Query(() => ContributionConnection, {
    nullable: true,
    description: 'Contributions of a plan that wait for a decision, by code: those with an open draft wait no more.',
  })
  decidableContributions(@Args() { plan }: PlanArgs, @Asked() asked: Question) {
    return this.reads.decidable(plan, asked);
  }

  @Allow('draft:read', { kind: 'plan', at: 'plan' })
  @Query(() => [ID], {
    nullable: true,
    description: `Codes of the contributions that wait for a decision; of more than ${BATCH_AT_MOST}, the first.`,
  })
  decidableCodes(
    @Args('plan', { type: () => ID, description: 'Code of the plan.' }) plan: string,
    @Args('filter', { type: () => DecidableFilter, nullable: true, description: 'Which; all when left out.' })
    filter: DecidableFilter | null,
  ) {
    return this.reads.decidableCodes(plan, filter ?? {});
  }

  @Allow('draft:read', { kind: 'plan', at: 'plan' })
  @Query(() => [DecisionBatch], {
    nullable: true,
    description: 'The batches of a plan of which something is open, the latest first.',
  })
  openBatches(
    @Asker() viewer: Viewer,
    @Args('plan', { type: () => ID, description: 'Code of the plan.' }) plan: string,
    @Asked() asked: Question,
  ) {
    return this.reads.open(viewer, plan, asked);
  }
}
