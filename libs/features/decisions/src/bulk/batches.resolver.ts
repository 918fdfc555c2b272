import { Args, ArgsType, Field, ID, Info, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Asker, type Viewer, Who } from '@quipu/accounts';
import { DraftConnection } from '@quipu/drafts';
import { Rejection, type Actor } from '@quipu/kernel';
import { Allow, PageArgs, resultOf } from '@quipu/platform/graphql';
import { Asked, type Question, selected } from '@quipu/platform/reads';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import type { GraphQLResolveInfo } from 'graphql';
import { BATCH_AT_MOST, DraftDecisionsInput, OWN, OwnWordsInput } from './batch.inputs.ts';
import { BatchPublicationService } from './batch-publication.service.ts';
import { BatchReads } from './batch-reads.service.ts';
import { BatchService } from './batch.service.ts';
import { batchHiddenFrom } from './batches.reads.ts';
import { DecisionBatch } from './decision-batch.type.ts';

const DecisionBatchResult = resultOf(DecisionBatch);

@ArgsType()
class BatchArgs {
  @Field(() => ID, { description: 'Identifier of the batch.' })
  @IsString()
  id!: string;
}

@ArgsType()
class ReadBatchArgs extends BatchArgs {
  @Field(() => String, {
    nullable: true,
    description: 'The `version` that was read: refused when somebody revised it meanwhile. Null: as it is.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  read?: string | null;
}

@ArgsType()
class ReviseBatchArgs extends ReadBatchArgs {
  @Field(OWN.type, { description: OWN.description })
  @ArrayMinSize(1)
  @ArrayMaxSize(BATCH_AT_MOST)
  @ArrayUnique(({ contribution }: OwnWordsInput) => contribution)
  @ValidateNested({ each: true })
  @Type(() => OwnWordsInput)
  own!: OwnWordsInput[];
}

@ArgsType()
class DiscardBatchArgs extends BatchArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Why, 10 to 500 characters. It stands in the public journal, so it should tell nothing of what the drafts say.',
  })
  @IsOptional()
  @IsString()
  @MinLength(10)
  @MaxLength(500)
  because?: string | null;
}

/** Decisions on many contributions at once. */
@Resolver(() => DecisionBatch)
export class BatchesResolver {
  constructor(
    private readonly reads: BatchReads,
    private readonly batches: BatchService,
    private readonly publication: BatchPublicationService,
  ) {}

  @Allow('draft:read', { kind: 'batch', at: 'id' })
  @Query(() => DecisionBatch, { nullable: true, description: 'The batch with this identifier, open or closed.' })
  batch(@Asker() viewer: Viewer, @Args() { id }: BatchArgs, @Asked() asked: Question) {
    return this.reads.one(viewer, id, asked);
  }

  @Allow('draft:write', { kind: 'plan', at: 'input.plan' })
  @Mutation(() => DecisionBatchResult, {
    description: `Begins drafts of decisions on up to ${BATCH_AT_MOST} contributions, all or none: nothing of them is public.`,
  })
  async draftDecisions(
    @Who() actor: Actor,
    @Asker() viewer: Viewer,
    @Args('input', { description: 'What they say, and on what.' }) input: DraftDecisionsInput,
    @Asked() asked: Question,
  ) {
    return this.after(viewer, await this.batches.draft(actor, input), asked);
  }

  @Allow('draft:write', { kind: 'batch', at: 'id' })
  @Mutation(() => DecisionBatchResult, {
    description: 'Gives open drafts of a batch words of their own, all or none.',
  })
  async reviseBatch(
    @Who() actor: Actor,
    @Asker() viewer: Viewer,
    @Args() { id, read, own }: ReviseBatchArgs,
    @Asked() asked: Question,
  ) {
    const hidden = batchHiddenFrom(viewer, id);
    return this.after(viewer, hidden ?? (await this.batches.revise(actor, id, read ?? null, own)), asked);
  }

  @Allow('draft:approve', { kind: 'batch', at: 'id' })
  @Mutation(() => DecisionBatchResult, {
    description:
      'Approves every open draft of a batch as its second pair of eyes, all or none: by somebody else than who wrote them.',
  })
  async approveBatch(
    @Who() actor: Actor,
    @Asker() viewer: Viewer,
    @Args() { id, read }: ReadBatchArgs,
    @Asked() asked: Question,
  ) {
    const hidden = batchHiddenFrom(viewer, id);
    return this.after(viewer, hidden ?? (await this.batches.approve(actor, id, read ?? null)), asked);
  }

  @Allow('draft:write', { kind: 'batch', at: 'id' })
  @Mutation(() => DecisionBatchResult, {
    description: 'Closes every open draft of a batch: nobody will publish them, and their contributions wait again.',
  })
  async discardBatch(
    @Who() actor: Actor,
    @Asker() viewer: Viewer,
    @Args() { id, because }: DiscardBatchArgs,
    @Asked() asked: Question,
  ) {
    const hidden = batchHiddenFrom(viewer, id);
    return this.after(viewer, hidden ?? (await this.batches.discard(actor, id, because ?? null)), asked);
  }

  @Allow('decision:record', { kind: 'batch', at: 'id' })
  @Mutation(() => DecisionBatchResult, {
    description:
      'Records what every open draft of a batch says as a decision, each by an act of its own, all or none. Public at once; never edited.',
  })
  async publishDecisions(
    @Who() actor: Actor,
    @Asker() viewer: Viewer,
    @Args() { id, read }: ReadBatchArgs,
    @Asked() asked: Question,
  ) {
    const hidden = batchHiddenFrom(viewer, id);
    return this.after(viewer, hidden ?? (await this.publication.publish(actor, id, read ?? null)), asked);
  }

  @ResolveField(() => DraftConnection, { description: 'Its drafts, open and closed, by contribution.' })
  drafts(@Parent() batch: object, @Args() _page: PageArgs, @Info() info: GraphQLResolveInfo) {
    return selected(batch, info);
  }

  private after(viewer: Viewer, outcome: string | Rejection, asked: Question) {
    return outcome instanceof Rejection ? outcome : this.reads.one(viewer, outcome, asked);
  }
}
