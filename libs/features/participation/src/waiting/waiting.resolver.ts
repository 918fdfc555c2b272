import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { LetterSentResult } from '@quipu/accounts';
import { Rejection } from '@quipu/kernel';
import { Allow, languageOfRequest } from '@quipu/platform/graphql';
import { Asked, type Question, Reads } from '@quipu/platform/reads';
import type { FastifyRequest } from 'fastify';
import { ContributionResult, readContribution } from '../recorded.ts';
import { LeaveContributionInput } from './waiting.inputs.ts';
import { WaitingService } from './waiting.service.ts';

@Resolver()
export class WaitingResolver {
  constructor(
    private readonly reads: Reads,
    private readonly acts: WaitingService,
  ) {}

  @Allow('public')
  @Mutation(() => LetterSentResult, {
    description:
      'Leaves a contribution without an account. Nothing is recorded before the address is confirmed by the link of the mail, good for two days and once.',
  })
  leaveContribution(
    @Args('input', { description: 'What is left.' }) input: LeaveContributionInput,
    @Context('req') request: FastifyRequest,
  ) {
    return this.acts.leave(input, { ip: request.ip, language: languageOfRequest(request) });
  }

  @Allow('public')
  @Mutation(() => ContributionResult, {
    description:
      'Records the contribution that a mail was about, under the account of its address, which is opened where there is none.',
  })
  async confirmContribution(
    @Args('ticket', { description: 'What stands in the link after `ticket=`.' }) ticket: string,
    @Context('req') request: FastifyRequest,
    @Asked() asked: Question,
  ) {
    const outcome = await this.acts.confirm(ticket, request.ip);
    return outcome instanceof Rejection ? outcome : readContribution(this.reads, outcome.id, asked);
  }
}
