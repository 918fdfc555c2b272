import { Injectable } from '@nestjs/common';
import { Journal } from '@quipu/journal';
import { accountOf, Rejection, type Actor } from '@quipu/kernel';
import { Contribution } from '@quipu/participation';
import type { EntityManager } from 'typeorm';
import { Decision } from './decision.entity.ts';
import type { RecordDecisionInput } from './decision.inputs.ts';
import { explain, name } from './decision.rules.ts';
import { needsSecondEyes } from './drafting/second-eyes.ts';
import { show } from './drafting/publication.rules.ts';
import { findNamed, type NamedThings } from './naming/named-things.ts';
import { holdContribution } from './naming/place.ts';
import { Basis } from './outcome.ts';
import type { ReasonCode } from './reason-code.entity.ts';
import { unsettled } from './reviews/settling.ts';
import { supersede } from './superseding.rules.ts';
import { tellDecision } from './telling/decision-letter.ts';

/** The act that records the decision that `input` says: the same whether or not it was a draft before. */
export const actOf = (actor: Actor, { contribution, reasons }: RecordDecisionInput) =>
  ({ actor, act: 'decision.recorded', subject: contribution, ...(reasons ? { reason: reasons } : {}) }) as const;

/** Acts on decisions: each one transaction and one entry of the journal. */
@Injectable()
export class DecisionService {
  constructor(private readonly journal: Journal) {}

  /**
   * Records a decision as taken by who decides. It is public at once and never edited. Rejects with
   * DECISION_NEEDS_SECOND_EYES where the plan wants them, or as {@link decide} does. Two decisions on one contribution at
   * once: one is recorded, the other is told that a decision stands already.
   */
  record(actor: Actor, input: RecordDecisionInput): Promise<Decision | Rejection> {
    return this.journal.write<Decision>(actOf(actor, input), async (tx) => {
      const contribution = await tx.findOneBy(Contribution, { code: input.contribution });
      const looked = show(null, contribution !== null && (await needsSecondEyes(tx, contribution.planId)));
      return looked.ok ? this.decide(tx, actor, input) : looked.rejection;
    });
  }

  /**
   * The decision that `input` says, recorded within the act of `tx`. Rejects with CONTRIBUTION_NOT_FOUND, or as
   * {@link findNamed}, {@link explain}, {@link name}, {@link supersede} and {@link unsettled} do. The author of the
   * contribution, where one is known, gets a letter of it (P8).
   */
  async decide(tx: EntityManager, actor: Actor, input: RecordDecisionInput): Promise<Decision | Rejection> {
    const contribution = await holdContribution(tx, input.contribution);
    if (contribution instanceof Rejection) return contribution;
    const things = await findNamed(tx, contribution, input);
    if (things instanceof Rejection) return things;
    const decidedById = accountOf(actor);
    const refused =
      unreasoned(input, things.ground) ??
      (await this.outOfTurn(tx, contribution, input)) ??
      (await unsettled(tx, {
        reviewRequest: input.reviewRequest ?? null,
        supersedes: input.supersedes ?? null,
        by: decidedById,
      }));
    if (refused) return refused;
    const row = { ...rowOf(contribution, input, things), decidedById };
    const decision = await tx.save(Decision, tx.create(Decision, row));
    await tellDecision(tx, contribution, decision);
    return decision;
  }

  private async outOfTurn(
    tx: EntityManager,
    { id }: Contribution,
    input: RecordDecisionInput,
  ): Promise<Rejection | undefined> {
    const standing = await tx.query<{ id: string }[]>(
      'select id from standing_decisions where contribution_id = $1 and stage_code = $2',
      [id, input.stage],
    );
    const superseded = supersede(standing[0]?.id ?? null, input.supersedes ?? null, input.supersedesBecause ?? null);
    return superseded.ok ? undefined : superseded.rejection;
  }
}

function unreasoned(input: RecordDecisionInput, ground: ReasonCode | null): Rejection | undefined {
  const { outcome, reasonCode = null, reasons = null, named = null, duplicateOf = null, legalGround = null } = input;
  const titles = ground && [ground.titleEs, ground.titleEn];
  const explained = explain(
    { outcome, reasonCode, reasons, basis: Basis.DECIDED, source: null },
    ground && titles && { minLength: ground.minLength, needsSource: ground.needsSource, titles },
  );
  if (!explained.ok) return explained.rejection;
  const naming = name({ outcome, named, duplicateOf, legalGround }, ground?.demands ?? null);
  return naming.ok ? undefined : naming.rejection;
}

const rowOf = (contribution: Contribution, input: RecordDecisionInput, things: NamedThings) => ({
  planId: contribution.planId,
  contributionId: contribution.id,
  stageCode: input.stage,
  outcome: input.outcome,
  reasonCode: input.reasonCode ?? null,
  reasons: input.reasons ?? null,
  legalGround: input.legalGround ?? null,
  decidingInstitutionId: things.body?.id ?? null,
  eventId: things.event?.id ?? null,
  decidedOn: input.decidedOn ?? null,
  named: input.named?.trim() || null,
  duplicateOfId: things.duplicate?.id ?? null,
  officials: input.officials?.trim() || null,
  basis: Basis.DECIDED,
  // The reasons are public with the decision itself: that is the response.
  hasPublishedResponse: input.reasons ? true : null,
  supersedesId: input.supersedes ?? null,
  supersedesBecause: input.supersedesBecause || null,
  reviewRequestId: input.reviewRequest ?? null,
});
