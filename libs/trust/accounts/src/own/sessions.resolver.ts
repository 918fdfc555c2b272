import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, resultOf } from '@quipu/platform/graphql';
import type { FastifyRequest } from 'fastify';
import type { Viewer } from '../law/viewer.ts';
import { Asker } from '../law/who.ts';
import { OwnSession, SessionsEnded } from './session.type.ts';
import { OwnSessions } from './sessions.service.ts';

const SessionsEndedResult = resultOf(SessionsEnded);

@Resolver()
export class SessionsResolver {
  constructor(private readonly sessions: OwnSessions) {}

  @Allow('account:use')
  @Query(() => [OwnSession], {
    nullable: true,
    description: 'The browsers in which whoever asks has signed in, last seen first.',
  })
  mySessions(@Asker() viewer: Viewer) {
    return this.sessions.list(viewer);
  }

  @Allow('account:use')
  @Mutation(() => SessionsEndedResult, { description: 'Signs out in this browser.' })
  signOut(@Asker() viewer: Viewer, @Context('req') request: FastifyRequest) {
    return this.sessions.leave(viewer, request);
  }

  @Allow('account:use', { kind: 'session', at: 'id' })
  @Mutation(() => SessionsEndedResult, { description: 'Signs out in another browser, or in this one.' })
  endSession(
    @Asker() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'The session, as `mySessions` names it.' }) id: string,
    @Context('req') request: FastifyRequest,
  ) {
    return this.sessions.end(viewer, id, request);
  }

  @Allow('account:use')
  @Mutation(() => SessionsEndedResult, { description: 'Signs out in every browser but this one.' })
  endOtherSessions(@Asker() viewer: Viewer, @Context('req') request: FastifyRequest) {
    return this.sessions.endOthers(viewer, request);
  }
}
