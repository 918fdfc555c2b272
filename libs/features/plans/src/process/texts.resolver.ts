import { Args, ID, Info, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Who } from '@quipu/accounts';
import { Rejection, type Actor } from '@quipu/kernel';
import { Allow, resultOf } from '@quipu/platform/graphql';
import { Asked, type Question, Reads, selected } from '@quipu/platform/reads';
import type { GraphQLResolveInfo } from 'graphql';
import { Plan } from '../plan.entity.ts';
import { planTextShape } from '../plans.reads.ts';
import { PlanText, PlanTextKind } from './plan-text.entity.ts';
import { AddPlanTextInput, RevisePlanTextInput } from './text.inputs.ts';
import { TextsService } from './texts.service.ts';

const PlanTextResult = resultOf(PlanText);

@Resolver(() => Plan)
export class TextsResolver {
  constructor(
    private readonly reads: Reads,
    private readonly acts: TextsService,
  ) {}

  @ResolveField(() => [PlanText], {
    description: 'The rules of its process and the questions about it that hold, in their order.',
  })
  texts(
    @Parent() plan: object,
    @Args('kind', { type: () => PlanTextKind, nullable: true, description: 'Only those of this kind.' })
    _kind: PlanTextKind | null,
    @Info() info: GraphQLResolveInfo,
  ) {
    return selected(plan, info);
  }

  @Allow('plan:write', { kind: 'plan', at: 'input.plan' })
  @Mutation(() => PlanTextResult, { description: 'Adds a rule of the process, or a question with its answer.' })
  async addPlanText(
    @Who() actor: Actor,
    @Args('input', { description: 'The text.' }) input: AddPlanTextInput,
    @Asked() asked: Question,
  ) {
    return this.answer(await this.acts.add(actor, input), asked);
  }

  @Allow('plan:write', { kind: 'plan_text', at: 'input.text' })
  @Mutation(() => PlanTextResult, { description: 'Says a text of the process in other words, with a reason.' })
  async revisePlanText(
    @Who() actor: Actor,
    @Args('input', { description: 'The words.' }) input: RevisePlanTextInput,
    @Asked() asked: Question,
  ) {
    return this.answer(await this.acts.revise(actor, input), asked);
  }

  @Allow('plan:write', { kind: 'plan_text', at: 'text' })
  @Mutation(() => PlanTextResult, {
    description: 'Takes a text of the process back, with a reason. Its history stays.',
  })
  async withdrawPlanText(
    @Who() actor: Actor,
    @Args('text', { type: () => ID, description: 'Id of the text.' }) text: string,
    @Args('because', { description: 'Why: 10 to 2,000 characters.' }) because: string,
    @Asked() asked: Question,
  ) {
    return this.answer(await this.acts.withdraw(actor, text, because), asked);
  }

  private async answer(outcome: PlanText | Rejection, asked: Question) {
    if (outcome instanceof Rejection) return outcome;
    const isIt = (row: string, sql: { value(value: unknown, type: string): string }) =>
      `${row}.id = ${sql.value(outcome.id, 'uuid')}`;
    return this.reads.one(planTextShape, 'plan_texts', isIt, asked);
  }
}
