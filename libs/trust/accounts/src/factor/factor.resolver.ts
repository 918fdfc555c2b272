import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, resultOf } from '@quipu/platform/graphql';
import type { FastifyRequest } from 'fastify';
import { originOf } from '../events/event.ts';
import type { Viewer } from '../law/viewer.ts';
import { Asker } from '../law/who.ts';
import { RecoveryCodes, SecondFactorRemoved, SecondFactorSecret } from './factor.types.ts';
import { SecondFactors } from './second-factor.service.ts';

const SecondFactorSecretResult = resultOf(SecondFactorSecret);
const RecoveryCodesResult = resultOf(RecoveryCodes);
const SecondFactorRemovedResult = resultOf(SecondFactorRemoved);

/** Of an argument: the password of whoever asks, for an act that a stolen session must not do. */
const PASSWORD = { description: 'The password, once more.' };

@Resolver()
export class FactorResolver {
  constructor(private readonly factors: SecondFactors) {}

  @Allow('account:use')
  @Mutation(() => SecondFactorSecretResult, {
    description: 'Makes the secret of a second factor. It is asked for from `confirmSecondFactor` on.',
  })
  startSecondFactor(@Asker() viewer: Viewer) {
    return this.factors.start(viewer);
  }

  @Allow('account:use')
  @Mutation(() => RecoveryCodesResult, {
    description: 'Turns the second factor on, by a code that the app shows, and answers with the recovery codes.',
  })
  confirmSecondFactor(
    @Asker() viewer: Viewer,
    @Args('code', { description: 'Six digits.' }) code: string,
    @Context('req') request: FastifyRequest,
  ) {
    return this.factors.confirm(viewer, code, originOf(request));
  }

  @Allow('account:use')
  @Mutation(() => SecondFactorRemovedResult, { description: 'Turns the second factor off. Its owner is told by mail.' })
  removeSecondFactor(
    @Asker() viewer: Viewer,
    @Args('password', PASSWORD) password: string,
    @Context('req') request: FastifyRequest,
  ) {
    return this.factors.remove(viewer, password, originOf(request));
  }

  @Allow('account:use')
  @Mutation(() => RecoveryCodesResult, { description: 'Ten new recovery codes in the place of those before.' })
  renewRecoveryCodes(
    @Asker() viewer: Viewer,
    @Args('password', PASSWORD) password: string,
    @Context('req') request: FastifyRequest,
  ) {
    return this.factors.renew(viewer, password, originOf(request));
  }
}
