import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, languageOfRequest, resultOf } from '@quipu/platform/graphql';
import type { FastifyRequest } from 'fastify';
import { LetterSentResult, SignedIn, SignInResult } from '../entrance/sign-in.types.ts';
import { RegistrationService } from './registration.service.ts';
import { RegisterInput, SignInInput } from './sign-in.inputs.ts';
import { SignInService } from './sign-in.service.ts';

const SignedInResult = resultOf(SignedIn);

@Resolver()
export class SignInResolver {
  constructor(
    private readonly registration: RegistrationService,
    private readonly signIns: SignInService,
  ) {}

  @Allow('public')
  @Mutation(() => LetterSentResult, {
    description: 'Asks for an account. It is opened by the link of the mail, good for a day and once.',
  })
  register(
    @Args('input', { description: 'Who wants it.' }) input: RegisterInput,
    @Context('req') request: FastifyRequest,
  ) {
    return this.registration.register(input, languageOfRequest(request), request);
  }

  @Allow('public')
  @Mutation(() => SignedInResult, {
    description: 'Opens the account that a mail was about, and signs its person in.',
  })
  confirmRegistration(
    @Args('ticket', { description: 'What stands in the link after `ticket=`.' }) ticket: string,
    @Context('req') request: FastifyRequest,
  ) {
    return this.registration.confirm(ticket, request);
  }

  @Allow('public')
  @Mutation(() => SignInResult, { description: 'Signs in. The session is that of the cookie of the answer.' })
  signIn(@Args('input', { description: 'Who signs in.' }) input: SignInInput, @Context('req') request: FastifyRequest) {
    return this.signIns.signIn(input, request);
  }

  @Allow('public')
  @Mutation(() => SignedInResult, {
    description: 'Ends a sign-in that waits for the second factor, within five minutes and in the same browser.',
  })
  giveSecondFactor(
    @Args('code', { description: 'The six digits of the app, or a recovery code.' }) code: string,
    @Context('req') request: FastifyRequest,
  ) {
    return this.signIns.giveCode(code, request);
  }
}
