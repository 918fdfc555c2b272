import { Args, ArgsType, InputType, Mutation, Query, registerEnumType, Resolver } from '@nestjs/graphql';
import { Who } from '@quipu/accounts';
import { Rejection, type Actor } from '@quipu/kernel';
import { Allow, AsOf, ByCode, ByEnum, ByWords, connectionOf, orderedPage, resultOf } from '@quipu/platform/graphql';
import { Asked, type Question, Reads } from '@quipu/platform/reads';
import { Decision } from './decision.entity.ts';
import { RecordDecisionInput } from './decision.inputs.ts';
import { DecisionService } from './decision.service.ts';
import { decisionList, decisionShape, reasonCodeShape } from './decisions.reads.ts';
import { Outcome } from './outcome.ts';
import { ReasonCode } from './reason-code.entity.ts';

const DecisionConnection = connectionOf(Decision);
/** What acts that record a decision answer. */
export const DecisionResult = resultOf(Decision);

enum DecisionOrder {
  RECORDED_DESC = 'RECORDED_DESC',
  CONTRIBUTION = 'CONTRIBUTION',
}
registerEnumType(DecisionOrder, {
  name: 'DecisionOrder',
  description: 'Latest recorded first, or by contribution and stage.',
});

@InputType({ description: 'Which decisions to list; conditions add up.' })
class DecisionFilter {
  @ByCode('Only those of the plan with this code.') plan?: string;

  @ByEnum(Outcome, 'Only those with this outcome.') outcome?: Outcome;

  @ByCode('Only those taken at the stage with this code.') stage?: string;

  @ByCode('Only those on contributions of the theme with this code.') theme?: string;

  @ByCode('Only those on the ground with this code.') reason?: string;

  @ByWords('Only those whose reasons have these words.') search?: string;
}

@ArgsType()
class DecisionsArgs extends orderedPage(DecisionFilter, DecisionOrder) {}

@Resolver()
export class DecisionsResolver {
  constructor(
    private readonly reads: Reads,
    private readonly acts: DecisionService,
  ) {}

  @Allow('public')
  @Query(() => DecisionConnection, {
    description: 'The decisions that stand. Superseded ones are read through `Contribution.decisions`.',
  })
  decisions(@Args() _page: DecisionsArgs, @Asked() asked: Question) {
    return this.reads.page(decisionList, asked);
  }

  @Allow('public')
  @Query(() => [ReasonCode], { description: 'The grounds on which a decision can rest.' })
  reasonCodes(@AsOf() _asOf: unknown, @Asked() asked: Question) {
    return this.reads.all(
      reasonCodeShape,
      'reason_codes',
      () => 'true',
      (row) => `${row}.position, ${row}.code`,
      asked,
    );
  }

  @Allow('decision:record', { kind: 'contribution', at: 'input.contribution' })
  @Mutation(() => DecisionResult, {
    description: 'Records a decision on a contribution. Public at once; never edited, only superseded.',
  })
  async recordDecision(
    @Who() actor: Actor,
    @Args('input', { description: 'The decision.' }) input: RecordDecisionInput,
    @Asked() asked: Question,
  ) {
    const outcome = await this.acts.record(actor, input);
    if (outcome instanceof Rejection) return outcome;
    return this.reads.one(
      decisionShape,
      'decisions',
      (row, sql) => `${row}.id = ${sql.value(outcome.id, 'uuid')}`,
      asked,
    );
  }
}
