import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, languageOfRequest, resultOf } from '@quipu/platform/graphql';
import type { FastifyRequest } from 'fastify';
import { LetterSentResult, PasswordSet } from '../entrance/sign-in.types.ts';
import type { Viewer } from '../law/viewer.ts';
import { Asker } from '../law/who.ts';
import { PasswordService } from './password.service.ts';

const PasswordSetResult = resultOf(PasswordSet);

@Resolver()
export class PasswordResolver {
  constructor(private readonly passwords: PasswordService) {}

  @Allow('public')
  @Mutation(() => LetterSentResult, {
    description: 'Asks for a link by mail that sets a new password, good for an hour and once.',
  })
  requestPasswordReset(
    @Args('email', { description: 'The address that the account was opened with.' }) email: string,
    @Context('req') request: FastifyRequest,
  ) {
    return this.passwords.request(email, languageOfRequest(request), request);
  }

  @Allow('public')
  @Mutation(() => PasswordSetResult, {
    description:
      'Sets a password by the ticket of a mail, of a reset or an invitation. Every session and token of the account ends.',
  })
  resetPassword(
    @Args('ticket', { description: 'What stands in the link after `ticket=`.' }) ticket: string,
    @Args('password', { description: 'The new one, as for `register`.' }) password: string,
    @Context('req') request: FastifyRequest,
  ) {
    return this.passwords.reset(ticket, password, request);
  }

  @Allow('account:use')
  @Mutation(() => PasswordSetResult, { description: 'Changes the password. Every other session of the account ends.' })
  changePassword(
    @Asker() viewer: Viewer,
    @Args('old', { description: 'The one that is good now.' }) before: string,
    @Args('new', { description: 'The new one, as for `register`.' }) after: string,
    @Context('req') request: FastifyRequest,
  ) {
    return this.passwords.change(viewer, { before, after }, request);
  }
}
