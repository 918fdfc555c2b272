import {
  Args,
  ArgsType,
  ID,
  Info,
  InputType,
  Int,
  Mutation,
  Parent,
  Query,
  registerEnumType,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { Who } from '@quipu/accounts';
import { Commitment, commitmentShape } from '@quipu/commitments';
import { Rejection, type Actor } from '@quipu/kernel';
import { Allow, AsOf, ByCode, ByEnum, connectionOf, orderedPage, resultOf } from '@quipu/platform/graphql';
import { Asked, type Question, Reads, selected } from '@quipu/platform/reads';
import type { GraphQLResolveInfo } from 'graphql';
import { AdoptionService } from './writing/adoption.service.ts';
import { DraftCommitment } from './draft-commitment.entity.ts';
import { DraftOrigin } from './kinds.ts';
import {
  AdoptDraftCommitmentInput,
  OpenDraftCommitmentInput,
  ReviseDraftCommitmentInput,
} from './writing/draft-commitment.inputs.ts';
import { DraftCommitmentService } from './writing/draft-commitment.service.ts';
import { draftCommitmentList, draftCommitmentShape } from './draft-commitments.reads.ts';
import { DraftCommitmentVersion } from './draft-version.entity.ts';

export const DraftCommitmentConnection = connectionOf(DraftCommitment);
const DraftCommitmentResult = resultOf(DraftCommitment);
const CommitmentResult = resultOf(Commitment);

enum DraftCommitmentOrder {
  CODE = 'CODE',
  OPENED_DESC = 'OPENED_DESC',
}
registerEnumType(DraftCommitmentOrder, {
  name: 'DraftCommitmentOrder',
  description: 'By code, or the last opened first.',
});

@InputType({ description: 'Which draft commitments to list; conditions add up.' })
class DraftCommitmentFilter {
  @ByCode('Only those of the plan with this code.') plan?: string;

  @ByEnum(DraftOrigin, 'Only those that come from there.') origin?: DraftOrigin;
}

@ArgsType()
class DraftCommitmentsArgs extends orderedPage(DraftCommitmentFilter, DraftCommitmentOrder) {}

const PLACE = { kind: 'draft_commitment', at: 'input.draftCommitment' } as const;

@Resolver(() => DraftCommitment)
export class DraftCommitmentsResolver {
  constructor(
    private readonly reads: Reads,
    private readonly acts: DraftCommitmentService,
    private readonly adoption: AdoptionService,
  ) {}

  @Allow('public')
  @Query(() => DraftCommitmentConnection, { description: 'Draft commitments: what may become a commitment.' })
  draftCommitments(@Args() _page: DraftCommitmentsArgs, @Asked() asked: Question) {
    return this.reads.page(draftCommitmentList, asked);
  }

  @Allow('public')
  @Query(() => DraftCommitment, { nullable: true, description: 'The draft commitment with this code.' })
  draftCommitment(
    @Args('code', { type: () => ID, description: '`PE-PAGA-6-PC-1`.' }) code: string,
    @AsOf() _asOf: unknown,
    @Asked() asked: Question,
  ) {
    return this.one(code, asked);
  }

  @Allow('commitment:draft', { kind: 'plan', at: 'input.plan' })
  @Mutation(() => DraftCommitmentResult, {
    description:
      'Opens a draft commitment with its first version. Public at once; never edited, only followed by another version.',
  })
  async openDraftCommitment(
    @Who() actor: Actor,
    @Args('input', { description: 'The first version.' }) input: OpenDraftCommitmentInput,
    @Asked() asked: Question,
  ) {
    const outcome = await this.acts.open(actor, input);
    return outcome instanceof Rejection ? outcome : this.one(outcome.code, asked);
  }

  @Allow('commitment:draft', PLACE)
  @Mutation(() => DraftCommitmentResult, { description: 'Publishes the next version of a draft commitment.' })
  async reviseDraftCommitment(
    @Who() actor: Actor,
    @Args('input', { description: 'The next version.' }) input: ReviseDraftCommitmentInput,
    @Asked() asked: Question,
  ) {
    const outcome = await this.acts.revise(actor, input);
    return outcome instanceof Rejection ? outcome : this.one(outcome.code, asked);
  }

  @Allow('commitment:adopt', PLACE)
  @Mutation(() => CommitmentResult, {
    description: 'Makes a commitment of the latest version, tied to every contribution that changed it.',
  })
  async adoptDraftCommitment(
    @Who() actor: Actor,
    @Args('input', { description: 'Which version, and as which commitment.' }) input: AdoptDraftCommitmentInput,
    @Asked() asked: Question,
  ) {
    const outcome = await this.adoption.adopt(actor, input);
    if (outcome instanceof Rejection) return outcome;
    const isIt = (row: string, sql: { value(given: unknown, type: string): string }) =>
      `${row}.id = ${sql.value(outcome.id, 'uuid')}`;
    return this.reads.one(commitmentShape, 'commitments', isIt, asked);
  }

  @ResolveField(() => DraftCommitmentVersion, { description: 'What it says now.' })
  latest(@Parent() draft: object, @Info() info: GraphQLResolveInfo) {
    return selected(draft, info);
  }

  @ResolveField(() => [DraftCommitmentVersion], { description: 'All its versions, the first one first.' })
  versions(@Parent() draft: object, @Info() info: GraphQLResolveInfo) {
    return selected(draft, info);
  }

  @ResolveField(() => Commitment, { nullable: true, description: 'The commitment that was made of it, if one was.' })
  commitment(@Parent() draft: object, @Info() info: GraphQLResolveInfo) {
    return selected(draft, info);
  }

  @ResolveField(() => Int, { description: 'How many versions it has.' })
  versionCount(@Parent() draft: object, @Info() info: GraphQLResolveInfo) {
    return selected(draft, info);
  }

  private one(code: string, asked: Question) {
    return this.reads.one(
      draftCommitmentShape,
      'draft_commitments',
      (row, sql) => `${row}.code = ${sql.value(code, 'text')}`,
      asked,
    );
  }
}
