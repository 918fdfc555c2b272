import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, resultOf } from '@quipu/platform/graphql';
import type { FastifyRequest } from 'fastify';
import { originOf } from '../events/event.ts';
import { permissionsOf } from '../law/judgement.ts';
import type { Viewer } from '../law/viewer.ts';
import { Asker } from '../law/who.ts';
import { namesOf, PermissionName } from './permission.type.ts';
import { isGrantable } from './token.rules.ts';
import { AccessToken, CreatedToken, CreateTokenInput } from './token.type.ts';
import { TokensService } from './tokens.service.ts';

const CreatedTokenResult = resultOf(CreatedToken);
const AccessTokenResult = resultOf(AccessToken);

@Resolver()
export class TokensResolver {
  constructor(private readonly tokens: TokensService) {}

  @Allow('account:use')
  @Query(() => [AccessToken], {
    nullable: true,
    description: 'The tokens of access of whoever asks, latest first, with those that are good no more.',
  })
  myTokens(@Asker() viewer: Viewer) {
    return this.tokens.list(viewer);
  }

  @Allow('account:use')
  @Query(() => [PermissionName], {
    nullable: true,
    description:
      'What a token of whoever asks could be allowed now: what their roles hold, but nothing about accounts.',
  })
  tokenPermissions(@Asker() viewer: Viewer) {
    return namesOf(permissionsOf(viewer).filter(isGrantable));
  }

  @Allow('account:use')
  @Mutation(() => CreatedTokenResult, {
    description: 'Makes a token of access and shows its secret, this once. Its owner is told by mail.',
  })
  createToken(
    @Asker() viewer: Viewer,
    @Args('input', { description: 'What it is to be good for.' }) input: CreateTokenInput,
    @Context('req') request: FastifyRequest,
  ) {
    return this.tokens.create(viewer, input, originOf(request));
  }

  @Allow('account:use', { kind: 'token', at: 'id' })
  @Mutation(() => AccessTokenResult, {
    description: 'Ends a token of access at once and for ever. One that was ended stays as it is.',
  })
  revokeToken(
    @Asker() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'The token, as `myTokens` names it.' }) id: string,
    @Context('req') request: FastifyRequest,
  ) {
    return this.tokens.revoke(viewer, id, originOf(request));
  }
}
