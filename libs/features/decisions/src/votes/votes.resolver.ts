import { Args, Info, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Asker, type Viewer, Who } from '@quipu/accounts';
import { Rejection, type Actor } from '@quipu/kernel';
import { Contribution } from '@quipu/participation';
import { Allow, resultOf } from '@quipu/platform/graphql';
import { Asked, type Question, Reads, selected } from '@quipu/platform/reads';
import type { GraphQLResolveInfo } from 'graphql';
import { Vote, VoteCount } from './vote.entity.ts';
import { CastVoteInput } from './vote.inputs.ts';
import { VoteService } from './vote.service.ts';
import { voteShape } from './votes.reads.ts';

const VoteResult = resultOf(Vote);

@Resolver()
export class VotesResolver {
  constructor(
    private readonly reads: Reads,
    private readonly acts: VoteService,
  ) {}

  @Allow('vote:cast', { kind: 'contribution', at: 'input.contribution' })
  @Mutation(() => VoteResult, {
    description:
      'Votes on a contribution in a session of the forum. Who voted already votes otherwise: the vote before counts no more.',
  })
  async castVote(
    @Who() actor: Actor,
    @Asker() viewer: Viewer,
    @Args('input', { description: 'The vote.' }) input: CastVoteInput,
    @Asked() asked: Question,
  ) {
    const outcome = await this.acts.cast(actor, viewer, input);
    if (outcome instanceof Rejection) return outcome;
    return this.reads.one(voteShape, 'votes', (row, sql) => `${row}.id = ${sql.value(outcome.id, 'uuid')}`, asked);
  }
}

/** What votes add to contributions. */
@Resolver(() => Contribution)
export class ContributionVotesResolver {
  @ResolveField(() => [Vote], {
    description: 'Every vote on it, in the order in which they were cast; those that count no more too.',
  })
  votes(@Parent() contribution: object, @Info() info: GraphQLResolveInfo) {
    return selected(contribution, info);
  }

  @ResolveField(() => [VoteCount], { description: 'What the votes that count come to, session by session.' })
  voteCounts(@Parent() contribution: object, @Info() info: GraphQLResolveInfo) {
    return selected(contribution, info);
  }
}
