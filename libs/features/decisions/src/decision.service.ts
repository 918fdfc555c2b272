import { Injectable } from '@nestjs/common';
import { Journal } from '@quipu/journal';
import { notFound, Rejection, type Actor } from '@quipu/kernel';
import { Institution } from '@quipu/members';
import { Contribution } from '@quipu/participation';
import { Stage } from '@quipu/plans';
import type { EntityManager } from 'typeorm';
import { Decision } from './decision.entity.ts';
import { tellDecision } from './telling/decision-letter.ts';
import type { RecordDecisionInput } from './decision.inputs.ts';
import { explain } from './decision.rules.ts';
import { Basis } from './outcome.ts';
import { ReasonCode } from './reason-code.entity.ts';
import { supersede } from './superseding.rules.ts';

/** The act that records the decision that `input` says: the same whether or not it was a draft before. */
export const actOf = (actor: Actor, { contribution, reasons }: RecordDecisionInput) =>
  ({ actor, act: 'decision.recorded', subject: contribution, ...(reasons ? { reason: reasons } : {}) }) as const;

/** Acts on decisions: each one transaction and one entry of the journal. */
@Injectable()
export class DecisionService {
  constructor(private readonly journal: Journal) {}

  /**
   * Records a decision as taken by who decides. It is public at once and never edited. Rejects as {@link decide} does.
   * Two decisions on one contribution at once: one is recorded, the other is told that a decision stands already.
   */
  record(actor: Actor, input: RecordDecisionInput): Promise<Decision | Rejection> {
    return this.journal.write<Decision>(actOf(actor, input), (tx) => this.decide(tx, input));
  }

  /**
   * The decision that `input` says, recorded within the act of `tx`. Rejects with CONTRIBUTION_NOT_FOUND,
   * STAGE_NOT_FOUND, REASON_CODE_NOT_FOUND or INSTITUTION_NOT_FOUND, or as {@link explain} and {@link supersede} do.
   * The author of the contribution, where one is known, gets a letter of it (P8).
   */
  async decide(tx: EntityManager, input: RecordDecisionInput): Promise<Decision | Rejection> {
    const contribution = await tx.findOne(Contribution, {
      where: { code: input.contribution },
      lock: { mode: 'pessimistic_write' },
    });
    if (!contribution) return notFound('CONTRIBUTION', input.contribution);
    const refused = (await this.unknown(tx, contribution, input)) ?? (await this.unreasoned(tx, contribution, input));
    if (refused) return refused;
    const decision = await tx.save(Decision, await this.decision(tx, contribution, input));
    await tellDecision(tx, contribution, decision);
    return decision;
  }

  private async unknown(
    tx: EntityManager,
    { planId }: Contribution,
    input: RecordDecisionInput,
  ): Promise<Rejection | undefined> {
    if (!(await tx.existsBy(Stage, { planId, code: input.stage }))) return notFound('STAGE', input.stage);
    const body = input.decidingInstitution;
    if (body && !(await tx.existsBy(Institution, { code: body }))) return notFound('INSTITUTION', body);
    return undefined;
  }

  private async unreasoned(
    tx: EntityManager,
    contribution: Contribution,
    input: RecordDecisionInput,
  ): Promise<Rejection | undefined> {
    const code = input.reasonCode ? await tx.findOneBy(ReasonCode, { code: input.reasonCode }) : null;
    if (input.reasonCode && !code) return notFound('REASON_CODE', input.reasonCode);
    const explained = explain(
      {
        outcome: input.outcome,
        reasonCode: input.reasonCode ?? null,
        reasons: input.reasons ?? null,
        basis: Basis.DECIDED,
        source: null,
      },
      code && { minLength: code.minLength, needsSource: code.needsSource, titles: [code.titleEs, code.titleEn] },
    );
    if (!explained.ok) return explained.rejection;
    const standing = await tx.query<{ id: string }[]>(
      'select id from standing_decisions where contribution_id = $1 and stage_code = $2',
      [contribution.id, input.stage],
    );
    const superseded = supersede(standing[0]?.id ?? null, input.supersedes ?? null, input.supersedesBecause ?? null);
    return superseded.ok ? undefined : superseded.rejection;
  }

  private async decision(tx: EntityManager, contribution: Contribution, input: RecordDecisionInput): Promise<Decision> {
    const body = input.decidingInstitution
      ? await tx.findOneBy(Institution, { code: input.decidingInstitution })
      : null;
    return tx.create(Decision, {
      planId: contribution.planId,
      contributionId: contribution.id,
      stageCode: input.stage,
      outcome: input.outcome,
      reasonCode: input.reasonCode ?? null,
      reasons: input.reasons ?? null,
      legalGround: input.legalGround ?? null,
      decidingInstitutionId: body?.id ?? null,
      decidedOn: input.decidedOn ?? null,
      basis: Basis.DECIDED,
      // The reasons are public with the decision itself: that is the response.
      hasPublishedResponse: input.reasons ? true : null,
      supersedesId: input.supersedes ?? null,
      supersedesBecause: input.supersedesBecause ?? null,
    });
  }
}
