import { Account } from '@quipu/accounts';
import { Institution, Member } from '@quipu/members';
import { Contribution } from '@quipu/participation';
import { Plan, Stage, Theme } from '@quipu/plans';
import { type EntityManager, In } from 'typeorm';
import { Decision } from '../decision.entity.ts';
import { ReasonCode } from '../reason-code.entity.ts';
import { ReviewRequest } from '../reviews/review-request.entity.ts';
import { tellDecision } from '../telling/decision-letter.ts';

/** What {@link tellRecorded} reads: whoever calls it has a connection that knows them. */
export const RECORDED_ENTITIES = [
  Account,
  Member,
  Institution,
  Plan,
  Stage,
  Theme,
  Contribution,
  ReasonCode,
  ReviewRequest,
  Decision,
] as const;

/**
 * Tells of decisions that were written in sets, as {@link tellDecision} tells of each that is recorded alone: letters and
 * happenings are the same, in the order of `ids`.
 */
export async function tellRecorded(tx: EntityManager, ids: readonly string[]): Promise<void> {
  const decisions = new Map((await tx.findBy(Decision, { id: In(ids) })).map((found) => [found.id, found]));
  const contributionIds = [...decisions.values()].map(({ contributionId }) => contributionId);
  const contributions = new Map(
    (await tx.findBy(Contribution, { id: In(contributionIds) })).map((found) => [found.id, found]),
  );
  for (const id of ids) {
    const decision = decisions.get(id);
    const contribution = decision && contributions.get(decision.contributionId);
    if (decision && contribution) await tellDecision(tx, contribution, decision);
  }
}
