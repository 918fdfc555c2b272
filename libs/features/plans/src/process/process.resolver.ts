import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Who } from '@quipu/accounts';
import { Rejection, type Actor } from '@quipu/kernel';
import { Allow, resultOf } from '@quipu/platform/graphql';
import { Asked, type Question, Reads } from '@quipu/platform/reads';
import { Plan } from '../plan.entity.ts';
import { planShape } from '../plans.reads.ts';
import { CreatePlanInput, RevisePlanInput, SetStagesInput, SetThemesInput } from './process.inputs.ts';
import { ProcessService } from './process.service.ts';

/** What acts that change a plan answer. */
export const PlanResult = resultOf(Plan);

@Resolver()
export class ProcessResolver {
  constructor(
    private readonly reads: Reads,
    private readonly acts: ProcessService,
  ) {}

  @Allow('plan:write', { kind: 'member', at: 'input.member' })
  @Mutation(() => PlanResult, {
    description: 'Begins a plan in its preparation, with its stages and themes. Public at once.',
  })
  async createPlan(
    @Who() actor: Actor,
    @Args('input', { description: 'The plan.' }) input: CreatePlanInput,
    @Asked() asked: Question,
  ) {
    return this.answer(await this.acts.create(actor, input), asked);
  }

  @Allow('plan:write', { kind: 'plan', at: 'input.plan' })
  @Mutation(() => PlanResult, {
    description: 'Says otherwise what stands of a plan: its phase, its names, its period, its rules of deciding.',
  })
  async revisePlan(
    @Who() actor: Actor,
    @Args('input', { description: 'What is to be otherwise.' }) input: RevisePlanInput,
    @Asked() asked: Question,
  ) {
    return this.answer(await this.acts.revise(actor, input), asked);
  }

  @Allow('plan:write', { kind: 'plan', at: 'input.plan' })
  @Mutation(() => PlanResult, {
    description:
      'Puts the stages of a plan in order, adds, renames and dates them. `Stage.isShortNotice` of the answer warns of dates made public late.',
  })
  async setStages(
    @Who() actor: Actor,
    @Args('input', { description: 'All its stages.' }) input: SetStagesInput,
    @Asked() asked: Question,
  ) {
    return this.answer(await this.acts.stages(actor, input), asked);
  }

  @Allow('plan:write', { kind: 'plan', at: 'input.plan' })
  @Mutation(() => PlanResult, { description: 'Adds themes to a plan and renames those that stand.' })
  async setThemes(
    @Who() actor: Actor,
    @Args('input', { description: 'The themes.' }) input: SetThemesInput,
    @Asked() asked: Question,
  ) {
    return this.answer(await this.acts.themes(actor, input), asked);
  }

  private async answer(outcome: Plan | Rejection, asked: Question) {
    if (outcome instanceof Rejection) return outcome;
    return this.reads.one(planShape, 'plans', (row, sql) => `${row}.id = ${sql.value(outcome.id, 'uuid')}`, asked);
  }
}
