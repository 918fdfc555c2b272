import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Who } from '@quipu/accounts';
import { Rejection, type Actor } from '@quipu/kernel';
import { Allow, resultOf } from '@quipu/platform/graphql';
import { Asked, type Question, Reads } from '@quipu/platform/reads';
import { Assessment } from '../assessment.entity.ts';
import { assessmentShape } from '../assessments.reads.ts';
import { CodeIndicatorInput } from './coding.inputs.ts';
import { CodingService } from './coding.service.ts';

const AssessmentResult = resultOf(Assessment);

@Resolver()
export class CodingResolver {
  constructor(
    private readonly reads: Reads,
    private readonly acts: CodingService,
  ) {}

  @Allow('assessment:record', { kind: 'plan', at: 'input.plan' })
  @Mutation(() => AssessmentResult, {
    description:
      'Gives a code of the IRM to an indicator, with its rationale. Public at once; never edited, only superseded.',
  })
  async codeIndicator(
    @Who() actor: Actor,
    @Args('input', { description: 'The code, and what it is given for.' }) input: CodeIndicatorInput,
    @Asked() asked: Question,
  ) {
    const outcome = await this.acts.code(actor, input);
    if (outcome instanceof Rejection) return outcome;
    return this.reads.one(
      assessmentShape,
      'assessments',
      (row, sql) => `${row}.id = ${sql.value(outcome.id, 'uuid')}`,
      asked,
    );
  }
}
