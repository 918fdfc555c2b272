import { Args, ArgsType, Field, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Asker, type Viewer, Who } from '@quipu/accounts';
import { Rejection, type Actor } from '@quipu/kernel';
import { Allow, connectionOf, PageArgs, resultOf } from '@quipu/platform/graphql';
import { Asked, type Question } from '@quipu/platform/reads';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';
import { Draft } from './draft.entity.ts';
import { DraftService } from './draft.service.ts';
import { hiddenFrom } from './drafts.reads.ts';
import { ViewedDrafts } from './viewed-drafts.service.ts';

/** A page of drafts. */
export const DraftConnection = connectionOf(Draft);
/** What acts on drafts answer. */
export const DraftResult = resultOf(Draft);

@ArgsType()
class DraftsArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only those of the plan with this code.' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  plan?: string | null;
}

@ArgsType()
class DiscardDraftArgs {
  @Field(() => ID, { description: 'Identifier of the draft.' })
  @IsString()
  id!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Why, 10 to 500 characters. It stands in the public journal, so it should tell nothing of what the draft says.',
  })
  @IsOptional()
  @IsString()
  @MinLength(10)
  @MaxLength(500)
  because?: string | null;
}

/** The largest number that GraphQL's Int holds. */
const INT_AT_MOST = 2_147_483_647;

@ArgsType()
class ApproveDraftArgs {
  @Field(() => ID, { description: 'Identifier of the draft.' })
  @IsString()
  id!: string;

  @Field(() => Int, { description: 'The revision that was read: refused when somebody revised it meanwhile.' })
  @IsInt()
  @Min(1)
  @Max(INT_AT_MOST)
  revision!: number;
}

@Resolver()
export class DraftsResolver {
  constructor(
    private readonly viewed: ViewedDrafts,
    private readonly acts: DraftService,
  ) {}

  @Allow('draft:read', { kind: 'draft', at: 'id' })
  @Query(() => Draft, { nullable: true, description: 'The draft with this identifier, open or closed.' })
  draft(
    @Asker() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'Identifier of the draft.' }) id: string,
    @Asked() asked: Question,
  ) {
    return this.viewed.one(viewer, id, asked);
  }

  @Allow('draft:read')
  @Query(() => DraftConnection, {
    nullable: true,
    description: 'The open drafts of the plans that who asks may read, the last revised first.',
  })
  drafts(@Asker() viewer: Viewer, @Args() { plan }: DraftsArgs, @Asked() asked: Question) {
    return this.viewed.page(viewer, plan ?? null, asked);
  }

  @Allow('draft:write', { kind: 'draft', at: 'id' })
  @Mutation(() => DraftResult, { description: 'Closes a draft that nobody will publish. It stays readable as before.' })
  async discardDraft(
    @Who() actor: Actor,
    @Asker() viewer: Viewer,
    @Args() { id, because }: DiscardDraftArgs,
    @Asked() asked: Question,
  ) {
    const outcome = hiddenFrom(viewer, id) ?? (await this.acts.discard(actor, id, because ?? null));
    return outcome instanceof Rejection ? outcome : this.viewed.one(viewer, id, asked);
  }

  @Allow('draft:approve', { kind: 'draft', at: 'id' })
  @Mutation(() => DraftResult, {
    description:
      'Approves a revision of a draft, as the second pair of eyes that its plan wants. Whoever began it or revised it last is refused.',
  })
  async approveDraft(
    @Who() actor: Actor,
    @Asker() viewer: Viewer,
    @Args() { id, revision }: ApproveDraftArgs,
    @Asked() asked: Question,
  ) {
    const outcome = hiddenFrom(viewer, id) ?? (await this.acts.approve(actor, id, revision));
    return outcome instanceof Rejection ? outcome : this.viewed.one(viewer, id, asked);
  }
}
