import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Asker, LetterSentResult, type Viewer } from '@quipu/accounts';
import { Allow, languageOfRequest, resultOf } from '@quipu/platform/graphql';
import type { FastifyRequest } from 'fastify';
import { AskingService } from './asking.service.ts';
import { AskToFollowInput, FollowInput } from './follow.inputs.ts';
import { Follow, Pace } from './follow.type.ts';
import { FollowingService } from './following.service.ts';

const FollowResult = resultOf(Follow);

@Resolver()
export class FollowingResolver {
  constructor(
    private readonly following: FollowingService,
    private readonly asking: AskingService,
  ) {}

  @Allow('follow:own')
  @Query(() => [Follow], {
    nullable: true,
    description: 'What whoever asks follows by e-mail, the latest first. Null: nobody has signed in.',
  })
  myFollows(@Asker() viewer: Viewer) {
    return this.following.list(viewer);
  }

  @Allow('follow:own')
  @Mutation(() => FollowResult, {
    description: 'Follows a thing by e-mail from now on. Followed again, it takes the new pace.',
  })
  follow(@Asker() viewer: Viewer, @Args('input', { description: 'What.' }) input: FollowInput) {
    return this.following.follow(viewer, input);
  }

  @Allow('follow:own', { kind: 'follow', at: 'id' })
  @Mutation(() => FollowResult, { description: 'Changes how soon its owner hears.' })
  setFollowPace(
    @Asker() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'The follow, as `myFollows` names it.' }) id: string,
    @Args('pace', { type: () => Pace, description: 'How soon.' }) pace: Pace,
  ) {
    return this.following.setPace(viewer, id, pace);
  }

  @Allow('follow:own', { kind: 'follow', at: 'id' })
  @Mutation(() => FollowResult, { description: 'Ends a follow. One that was stopped stays as it is.' })
  stopFollowing(
    @Asker() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'The follow, as `myFollows` names it.' }) id: string,
  ) {
    return this.following.stop(viewer, id);
  }

  @Allow('public')
  @Mutation(() => LetterSentResult, {
    description: 'Asks an address whether it wants to hear of a thing. Nothing else is sent there until it says yes.',
  })
  askToFollow(
    @Args('input', { description: 'What, and which address.' }) input: AskToFollowInput,
    @Context('req') request: FastifyRequest,
  ) {
    return this.asking.ask(input, languageOfRequest(request), request.ip);
  }

  @Allow('public')
  @Mutation(() => FollowResult, { description: 'Says yes to the question that a mail put. Good once.' })
  confirmFollow(
    @Args('ticket', { description: 'What stands in the link after `ticket=`.' }) ticket: string,
    @Context('req') request: FastifyRequest,
  ) {
    return this.asking.confirm(ticket, request.ip);
  }

  @Allow('public')
  @Mutation(() => FollowResult, {
    description: 'Ends the follow that a notice came of, or all of whoever got it. Nobody has to sign in for it.',
  })
  stopNotices(
    @Args('ticket', { description: 'What stands in the link after `ticket=`.' }) ticket: string,
    @Args('all', { defaultValue: false, description: 'Whether everything that they follow ends.' }) all: boolean,
  ) {
    return this.following.stopBySecret(ticket, all);
  }
}
