import { Args, ArgsType, Field, ID, Mutation, Resolver } from '@nestjs/graphql';
import { Who } from '@quipu/accounts';
import { Rejection, type Actor } from '@quipu/kernel';
import { Allow } from '@quipu/platform/graphql';
import { Asked, type Question, Reads } from '@quipu/platform/reads';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { decisionShape } from '../decisions.reads.ts';
import { DecisionResult } from '../decisions.resolver.ts';
import { WithdrawalService } from './withdrawal.service.ts';

@ArgsType()
class WithdrawArgs {
  @Field(() => ID, { description: 'Tracking code of the own contribution.' })
  @MinLength(1)
  @MaxLength(40)
  contribution!: string;

  @Field({ description: 'Why: 40 to 10,000 characters. Public.' })
  @IsString()
  @MaxLength(10_000)
  because!: string;
}

@Resolver()
export class WithdrawalResolver {
  constructor(
    private readonly reads: Reads,
    private readonly acts: WithdrawalService,
  ) {}

  @Allow('contribution:withdraw', { kind: 'contribution', at: 'contribution' })
  @Mutation(() => DecisionResult, {
    description:
      'Takes an own contribution back, at the stage where it is. Its page stays, with what was decided before.',
  })
  async withdrawContribution(
    @Who() actor: Actor,
    @Args() { contribution, because }: WithdrawArgs,
    @Asked() asked: Question,
  ) {
    const outcome = await this.acts.withdraw(actor, contribution, because);
    if (outcome instanceof Rejection) return outcome;
    return this.reads.one(
      decisionShape,
      'decisions',
      (row, sql) => `${row}.id = ${sql.value(outcome.id, 'uuid')}`,
      asked,
    );
  }
}
