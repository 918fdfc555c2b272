import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Asker, type Viewer } from '@quipu/accounts';
import { Allow, resultOf } from '@quipu/platform/graphql';
import { SaveContributionDraftInput } from '../submission/submission.inputs.ts';
import { ContributionDraft, ContributionDraftDiscarded } from './draft.type.ts';
import { ContributionDraftsService } from './drafts.service.ts';

const ContributionDraftResult = resultOf(ContributionDraft);
const ContributionDraftDiscardedResult = resultOf(ContributionDraftDiscarded);

@Resolver()
export class ContributionDraftsResolver {
  constructor(private readonly drafts: ContributionDraftsService) {}

  @Allow('contribution:draft')
  @Query(() => [ContributionDraft], {
    nullable: true,
    description: 'What whoever asks is still writing, the latest first. Null: nobody has signed in.',
  })
  myContributionDrafts(@Asker() viewer: Viewer) {
    return this.drafts.of(viewer);
  }

  @Allow('contribution:draft', { kind: 'plan', at: 'input.plan' })
  @Mutation(() => ContributionDraftResult, {
    description: 'Keeps what somebody has written so far, for half a year. Nobody else reads it; files are not kept.',
  })
  saveContributionDraft(
    @Asker() viewer: Viewer,
    @Args('input', { description: 'What was written.' }) input: SaveContributionDraftInput,
  ) {
    return this.drafts.save(viewer, input);
  }

  @Allow('contribution:draft', { kind: 'contribution_draft', at: 'id' })
  @Mutation(() => ContributionDraftDiscardedResult, { description: 'Deletes an own draft.' })
  discardContributionDraft(
    @Asker() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
  ) {
    return this.drafts.discard(viewer, id);
  }
}
