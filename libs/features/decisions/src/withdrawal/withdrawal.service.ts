import { Injectable } from '@nestjs/common';
import { Journal } from '@quipu/journal';
import { accountOf, notFound, Rejection, type Actor } from '@quipu/kernel';
import type { EntityManager } from 'typeorm';
import { Decision } from '../decision.entity.ts';
import { holdContribution } from '../naming/place.ts';
import { Basis, Outcome } from '../outcome.ts';
import { Demand } from '../outcome.ts';
import { ReasonCode } from '../reason-code.entity.ts';
import { tellDecision } from '../telling/decision-letter.ts';
import { withdraw } from './withdrawal.rules.ts';

/** Where nothing was decided yet, the stage at which it was raised; where the last decision lets it go on, the next one. */
const WHERE_IT_IS = `
  select stages.code as stage
  from contributions join stages on stages.plan_id = contributions.plan_id
    left join contribution_results on contribution_results.contribution_id = contributions.id
    left join decisions on decisions.id = contribution_results.decision_id
    left join stages as last on last.plan_id = decisions.plan_id and last.code = decisions.stage_code
  where contributions.id = $1
    and case when last.id is null then stages.code = first_stage_code
      else moves_on(decisions.outcome) and stages.position > last.position end
  order by stages.position limit 1`;

/** What authors decide on their own contributions: to take them back. */
@Injectable()
export class WithdrawalService {
  constructor(private readonly journal: Journal) {}

  /**
   * Takes a contribution back, at the stage where it is: a decision of its author, public at once; its page stays. Rejects
   * with CONTRIBUTION_NOT_FOUND, or as {@link withdraw} does. Two at once: one is recorded, the other is told.
   */
  withdraw(actor: Actor, code: string, because: string): Promise<Decision | Rejection> {
    const act = { actor, act: 'contribution.withdrawn', subject: code, reason: because } as const;
    return this.journal.write<Decision>(act, (tx) => this.decide(tx, { actor, code, because }));
  }

  private async decide(
    tx: EntityManager,
    { actor, code, because }: { readonly actor: Actor; readonly code: string; readonly because: string },
  ): Promise<Decision | Rejection> {
    const contribution = await holdContribution(tx, code);
    if (contribution instanceof Rejection) return contribution;
    const { id: contributionId, planId, authorId } = contribution;
    const [where] = await tx.query<{ stage: string }[]>(WHERE_IT_IS, [contributionId]);
    const account = accountOf(actor);
    const withdrawn = withdraw({ authorId, stage: where?.stage ?? null }, account, because);
    if (!withdrawn.ok) return withdrawn.rejection;
    const ground = await tx.findOneBy(ReasonCode, { demands: Demand.WITHDRAWAL });
    if (!ground) return notFound('REASON_CODE', Demand.WITHDRAWAL);
    const decision = await tx.save(
      Decision,
      tx.create(Decision, {
        planId,
        contributionId,
        stageCode: withdrawn.value,
        outcome: Outcome.WITHDRAWN_BY_AUTHOR,
        reasonCode: ground.code,
        reasons: because,
        basis: Basis.DECIDED,
        decidedById: account,
      }),
    );
    await tellDecision(tx, contribution, decision);
    return decision;
  }
}
