import { Args, ArgsType, Field, ID, Info, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Asker, type Viewer, Who } from '@quipu/accounts';
import { Draft, DraftResult, hiddenFrom, ViewedDrafts } from '@quipu/drafts';
import { Rejection, type Actor } from '@quipu/kernel';
import { Contribution } from '@quipu/participation';
import { Allow } from '@quipu/platform/graphql';
import { Asked, type Question, Reads, selected } from '@quipu/platform/reads';
import { Type } from 'class-transformer';
import { IsInt, IsString, Max, Min, ValidateNested } from 'class-validator';
import type { GraphQLResolveInfo } from 'graphql';
import { DecisionDraftContentInput, DecisionDraftInput } from '../decision.inputs.ts';
import { decisionShape } from '../decisions.reads.ts';
import { DecisionResult } from '../decisions.resolver.ts';
import { DecisionDraft } from './decision-draft.type.ts';
import { DecisionDraftService } from './decision-draft.service.ts';
import { PublicationService } from './publication.service.ts';

/** The largest number that GraphQL's Int holds. */
const INT_AT_MOST = 2_147_483_647;

@ArgsType()
class ReviseDraftArgs {
  @Field(() => ID, { description: 'Identifier of the draft.' })
  @IsString()
  id!: string;

  @Field(() => Int, { description: 'The revision that was read: refused when somebody revised it meanwhile.' })
  @IsInt()
  @Min(1)
  @Max(INT_AT_MOST)
  revision!: number;

  @Field(() => DecisionDraftContentInput, {
    description: 'What it says from now on; what is left out it does not say.',
  })
  @ValidateNested()
  @Type(() => DecisionDraftContentInput)
  input!: DecisionDraftContentInput;
}

@Resolver()
export class DecisionDraftsResolver {
  constructor(
    private readonly reads: Reads,
    private readonly viewed: ViewedDrafts,
    private readonly drafts: DecisionDraftService,
    private readonly publication: PublicationService,
  ) {}

  @Allow('draft:write', { kind: 'contribution', at: 'input.contribution' })
  @Mutation(() => DraftResult, { description: 'Begins a draft of a decision: nothing of it is public.' })
  async draftDecision(
    @Who() actor: Actor,
    @Asker() viewer: Viewer,
    @Args('input', { description: 'What it says so far.' }) input: DecisionDraftInput,
    @Asked() asked: Question,
  ) {
    const outcome = await this.drafts.write(actor, input);
    return outcome instanceof Rejection ? outcome : this.viewed.one(viewer, outcome.id, asked);
  }

  @Allow('draft:write', { kind: 'draft', at: 'id' })
  @Mutation(() => DraftResult, { description: 'Puts something else in the place of what a draft of a decision says.' })
  async reviseDecisionDraft(
    @Who() actor: Actor,
    @Asker() viewer: Viewer,
    @Args() { id, revision, input }: ReviseDraftArgs,
    @Asked() asked: Question,
  ) {
    const outcome = hiddenFrom(viewer, id) ?? (await this.drafts.revise(actor, id, revision, input));
    return outcome instanceof Rejection ? outcome : this.viewed.one(viewer, id, asked);
  }

  @Allow('decision:record', { kind: 'draft', at: 'draft' })
  @Mutation(() => DecisionResult, {
    description: 'Records what a draft says as a decision, and closes the draft. Public at once; never edited.',
  })
  async publishDecision(
    @Who() actor: Actor,
    @Asker() viewer: Viewer,
    @Args('draft', { type: () => ID, description: 'Identifier of the draft.' }) draft: string,
    @Args('revision', {
      type: () => Int,
      nullable: true,
      description: 'The revision that was read: refused when somebody revised it meanwhile. Null: as it is.',
    })
    revision: number | null,
    @Asked() asked: Question,
  ) {
    const outcome = hiddenFrom(viewer, draft) ?? (await this.publication.publish(actor, draft, revision ?? null));
    if (outcome instanceof Rejection) return outcome;
    return this.reads.one(
      decisionShape,
      'decisions',
      (row, sql) => `${row}.id = ${sql.value(outcome.id, 'uuid')}`,
      asked,
    );
  }
}

/** What decisions add to drafts. */
@Resolver(() => Draft)
export class DraftContentResolver {
  @ResolveField(() => DecisionDraft, { nullable: true, description: 'What it says, where it is one of a decision.' })
  decision(@Parent() draft: object, @Info() info: GraphQLResolveInfo) {
    return selected(draft, info);
  }

  @ResolveField(() => Contribution, { nullable: true, description: 'The contribution that it decides on.' })
  contribution(@Parent() draft: object, @Info() info: GraphQLResolveInfo) {
    return selected(draft, info);
  }
}
