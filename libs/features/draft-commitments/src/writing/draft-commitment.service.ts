import { Injectable } from '@nestjs/common';
import { Journal } from '@quipu/journal';
import { notFound, Rejection, type Actor } from '@quipu/kernel';
import { Plan } from '@quipu/plans';
import type { EntityManager } from 'typeorm';
import { DraftCommitment } from '../draft-commitment.entity.ts';
import type { OpenDraftCommitmentInput, ReviseDraftCommitmentInput } from './draft-commitment.inputs.ts';
import { originate, succeed, write } from './draft-commitment.rules.ts';
import { DraftCommitmentAuthor } from '../draft-parts.entity.ts';
import { DraftCommitmentVersion } from '../draft-version.entity.ts';
import { tellSources } from './telling.ts';
import { findNamed, publish, saysOf, type Found } from './version.ts';

/** Who writes in one plan comes one after the other: codes and versions are counted without a gap. */
const HOLD = 'select id from plans where id = $1 for no key update';

/** `PE-PAGA-6-PC-1`: of «propuesta de compromiso». */
const codeOf = (plan: Plan, place: number) => `${plan.code}-PC-${place}`;

/** Acts on draft commitments: each one transaction and one act. Public at once; nothing is overwritten. */
@Injectable()
export class DraftCommitmentService {
  constructor(private readonly journal: Journal) {}

  /**
   * Opens a draft commitment with its first version. Rejects with PLAN_NOT_FOUND, or as {@link write}, {@link originate}
   * and {@link findNamed} do. The authors of the contributions that it comes from get a letter (P8).
   */
  async open(actor: Actor, input: OpenDraftCommitmentInput): Promise<DraftCommitment | Rejection> {
    const written = write(input);
    if (!written.ok) return written.rejection;
    const origin = originate(input.initiative || null, written.value.sources);
    if (!origin.ok) return origin.rejection;
    const act = { actor, act: 'draft-commitment.opened', subject: input.plan, reason: input.because } as const;
    return this.journal.write<DraftCommitment>(act, async (tx) => {
      const plan = await tx.findOneBy(Plan, { code: input.plan });
      if (!plan) return notFound('PLAN', input.plan);
      const found = await findNamed(tx, plan, written.value);
      if (found instanceof Rejection) return found;
      await tx.query(HOLD, [plan.id]);
      const draft = await tx.save(
        DraftCommitment,
        tx.create(DraftCommitment, {
          planId: plan.id,
          code: codeOf(plan, 1 + (await tx.countBy(DraftCommitment, { planId: plan.id }))),
          origin: origin.value,
          initiative: input.initiative?.trim() || null,
        }),
      );
      await tellSources(tx, plan, draft, { version: await publish(tx, draft, 1, found), found });
      return draft;
    });
  }

  /**
   * Publishes the next version. Rejects with DRAFT_COMMITMENT_NOT_FOUND, or as {@link write}, {@link findNamed} and
   * {@link succeed} do. Two who revise at once: one does, the other is told that there is a newer version.
   */
  async revise(actor: Actor, input: ReviseDraftCommitmentInput): Promise<DraftCommitment | Rejection> {
    const written = write(input);
    if (!written.ok) return written.rejection;
    const { draftCommitment: subject, because: reason } = input;
    return this.journal.write<DraftCommitment>(
      { actor, act: 'draft-commitment.revised', subject, reason },
      async (tx) => {
        const draft = await tx.findOneBy(DraftCommitment, { code: subject });
        if (!draft) return notFound('DRAFT_COMMITMENT', subject);
        const plan = await tx.findOneByOrFail(Plan, { id: draft.planId });
        const found = await findNamed(tx, plan, written.value);
        if (found instanceof Rejection) return found;
        const next = await this.next(tx, draft, input.version, found);
        if (!next.ok) return next.rejection;
        await tellSources(tx, plan, draft, { version: await publish(tx, draft, next.value, found), found });
        return draft;
      },
    );
  }

  private async next(
    tx: EntityManager,
    { id: draftCommitmentId, planId }: DraftCommitment,
    read: number,
    found: Found,
  ) {
    await tx.query(HOLD, [planId]);
    const latest = await tx.findOneOrFail(DraftCommitmentVersion, {
      where: { draftCommitmentId },
      order: { version: 'DESC' },
    });
    const authors = await tx.findBy(DraftCommitmentAuthor, { versionId: latest.id });
    const stored = {
      version: latest.version,
      says: saysOf(
        latest,
        authors.map(({ institutionId }) => institutionId),
      ),
    };
    const says = saysOf(
      found.version,
      found.authors.map(({ id }) => id),
    );
    return succeed(stored, read, { says, hasSources: found.sources.length > 0 });
  }
}
