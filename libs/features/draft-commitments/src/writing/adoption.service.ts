import { Injectable } from '@nestjs/common';
import { Commitment } from '@quipu/commitments';
import { Journal } from '@quipu/journal';
import { notFound, reject, Rejection, type Actor } from '@quipu/kernel';
import { Contribution, tellAuthor } from '@quipu/participation';
import { Plan } from '@quipu/plans';
import { happen } from '@quipu/platform/mail';
import type { EntityManager } from 'typeorm';
import { DraftCommitment } from '../draft-commitment.entity.ts';
import type { AdoptDraftCommitmentInput } from './draft-commitment.inputs.ts';
import { adopt } from './draft-commitment.rules.ts';
import { DraftCommitmentVersion } from '../draft-version.entity.ts';

const ADOPTED = `select from lineage_edges where kind = 'adopted_as' and from_draft_commitment_id = $1 and ended_at is null`;

/** The draft commitment and every contribution that changed one of its versions, each with an edge to the commitment. */
const ADOPT = `
  insert into lineage_edges (plan_id, kind, from_draft_commitment_id, from_contribution_id, to_commitment_id, because)
  select $1, 'adopted_as', $2::uuid, null, $3::uuid, $4
  union all
  select distinct $1::uuid, 'adopted_as', null::uuid, contribution_id, $3::uuid, $4 from draft_commitment_sources
  where version_id in (select id from draft_commitment_versions where draft_commitment_id = $2)`;

const SOURCES = `
  select distinct contribution_id as id from draft_commitment_sources
  where version_id in (select id from draft_commitment_versions where draft_commitment_id = $1)`;

/** Makes commitments of draft commitments. */
@Injectable()
export class AdoptionService {
  constructor(private readonly journal: Journal) {}

  /**
   * Makes a commitment of the latest version, with edges from the draft commitment and from every contribution that
   * changed it; their authors get a letter (P8). Rejects as {@link adopt} does, or with DRAFT_COMMITMENT_NOT_FOUND,
   * DRAFT_COMMITMENT_REVISED_MEANWHILE, DRAFT_COMMITMENT_ALREADY_ADOPTED or COMMITMENT_NUMBER_TAKEN.
   */
  async adopt(actor: Actor, input: AdoptDraftCommitmentInput): Promise<Commitment | Rejection> {
    const { draftCommitment: subject, because: reason } = input;
    const adopted = adopt(input);
    if (!adopted.ok) return adopted.rejection;
    const number = adopted.value;
    return this.journal.write<Commitment>({ actor, act: 'draft-commitment.adopted', subject, reason }, async (tx) => {
      const draft = await tx.findOneBy(DraftCommitment, { code: subject });
      if (!draft) return notFound('DRAFT_COMMITMENT', subject);
      const plan = await tx.findOneOrFail(Plan, { where: { id: draft.planId }, lock: { mode: 'pessimistic_write' } });
      const version = await this.adoptable(tx, draft, { read: input.version, number });
      if (version instanceof Rejection) return version;
      const commitment = await tx.save(
        Commitment,
        tx.create(Commitment, {
          planId: plan.id,
          number,
          titleEs: version.title,
          leadInstitutionId: version.leadInstitutionId,
          themeCode: version.themeCode,
          startsOn: version.startsOn,
          endsOn: version.endsOn,
        }),
      );
      await tx.query(ADOPT, [plan.id, draft.id, commitment.id, reason]);
      await this.tell(tx, plan, draft, commitment);
      return commitment;
    });
  }

  private async adoptable(
    tx: EntityManager,
    draft: DraftCommitment,
    { read, number }: { readonly read: number; readonly number: string },
  ) {
    const latest = await tx.findOneOrFail(DraftCommitmentVersion, {
      where: { draftCommitmentId: draft.id },
      order: { version: 'DESC' },
    });
    if (latest.version !== read)
      return reject('DRAFT_COMMITMENT_REVISED_MEANWHILE', 'version', { read, now: latest.version }).rejection;
    const [adopted] = await tx.query<object[]>(ADOPTED, [draft.id]);
    if (adopted) return reject('DRAFT_COMMITMENT_ALREADY_ADOPTED', 'draftCommitment').rejection;
    const isTaken = await tx.existsBy(Commitment, { planId: draft.planId, number });
    return isTaken ? reject('COMMITMENT_NUMBER_TAKEN', 'number', { number }).rejection : latest;
  }

  private async tell(tx: EntityManager, plan: Plan, draft: DraftCommitment, commitment: Commitment): Promise<void> {
    const sources = await tx.query<{ id: string }[]>(SOURCES, [draft.id]);
    for (const { id } of sources)
      await tellAuthor(tx, await tx.findOneByOrFail(Contribution, { id }), {
        event: `adopted:${commitment.id}`,
        template: 'contribution-adopted',
        values: () => ({ commitment: commitment.titleEs, number: commitment.number }),
      });
    await happen(tx, {
      key: `adopted:${commitment.id}`,
      kind: 'adopted',
      plan: plan.id,
      things: [commitment.leadInstitutionId, ...sources.map(({ id }) => id)],
      title: commitment.titleEs,
      path: `/planes/${plan.code}/compromisos/${commitment.number}`,
    });
  }
}
