import { Injectable } from '@nestjs/common';
import { Journal } from '@quipu/journal';
import { notFound, type Actor, type Rejection } from '@quipu/kernel';
import { happen } from '@quipu/platform/mail';
import { UploadsService } from '@quipu/uploads';
import { DataSource, type EntityManager } from 'typeorm';
import { Evidence, EvidenceKind } from './evidence.entity.ts';
import type { SubmitEvidenceInput } from './evidence.inputs.ts';
import { contentOf, entitle, join, type Content, type Standing } from './evidence.rules.ts';

/** Where a milestone lies. */
interface Place {
  /** `PE-PAGA-3/3/2`: plan, commitment and milestone as they are called. */
  readonly subject: string;
  readonly planId: string;
  readonly commitmentId: string;
  readonly institutionId: string | null;
  readonly path: string;
  readonly themeId: string | null;
}

const PLACE = `
  select concat_ws('/', plans.code, commitments.number, milestones.number) as subject, plans.id as "planId",
    commitments.id as "commitmentId", lead_institution_id as "institutionId",
    '/planes/' || lower(plans.code) || '/compromisos/' || commitments.number as path,
    (select id from themes where themes.plan_id = plans.id and themes.code = commitments.theme_code) as "themeId"
  from milestones join commitments on commitments.id = commitment_id join plans on plans.id = plan_id
  where milestones.id = $1`;

/** Two who submit on one milestone come one after the other. */
const HOLD = `${PLACE} for no key update of milestones for key share of commitments`;

const STANDING = `
  select id, sha256, url from evidence
  where milestone_id = $1 and not exists (select from evidence as newer where newer.supersedes_id = evidence.id)`;

/** Acts on evidence: each one transaction and one entry of the journal. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly journal: Journal,
    private readonly database: DataSource,
    private readonly uploads: UploadsService,
  ) {}

  /**
   * Submits evidence in the name of the institution that leads the commitment. It is public at once and never edited.
   * @param account who brought the file. Rejects with MILESTONE_NOT_FOUND, with EVIDENCE_FILE_NOT_FOUND for a file that
   * this account did not bring, or as {@link contentOf}, {@link entitle} and {@link join} do. Two who take the place of
   * one evidence at once: one does, the other is told that it stands no more.
   */
  async submit(actor: Actor, account: string, input: SubmitEvidenceInput): Promise<Evidence | Rejection> {
    const content = contentOf(input.file ?? null, input.link ?? null);
    if (!content.ok) return content.rejection;
    const titled = entitle(input.title);
    if (!titled.ok) return titled.rejection;
    const [place] = await this.database.query<Place[]>(PLACE, [input.milestone]);
    if (!place) return notFound('MILESTONE', input.milestone);
    const act = {
      actor,
      act: 'evidence.submitted',
      subject: place.subject,
      ...(input.supersedesBecause ? { reason: input.supersedesBecause } : {}),
    } as const;
    return this.journal.write<Evidence>(act, (tx) =>
      this.add(tx, { account, content: content.value, input: { ...input, title: titled.value } }),
    );
  }

  private async add(
    tx: EntityManager,
    given: { account: string; content: Content; input: SubmitEvidenceInput },
  ): Promise<Evidence | Rejection> {
    const { account, content, input } = given;
    const [place] = await tx.query<Place[]>(HOLD, [input.milestone]);
    if (!place?.institutionId) return notFound('MILESTONE', input.milestone);
    const standing = await tx.query<Standing[]>(STANDING, [input.milestone]);
    const joined = join(standing, content, {
      named: input.supersedes ?? null,
      because: input.supersedesBecause ?? null,
    });
    if (!joined.ok) return joined.rejection;
    const file = content.sha256 === null ? null : await this.uploads.find(tx, account, content.sha256);
    if (file === undefined) return notFound('EVIDENCE_FILE', content.sha256 ?? '');
    const saved = await tx.save(
      Evidence,
      tx.create(Evidence, {
        planId: place.planId,
        commitmentId: place.commitmentId,
        institutionId: place.institutionId,
        milestoneId: input.milestone,
        kind: file ? EvidenceKind.FILE : EvidenceKind.LINK,
        title: input.title,
        description: input.description?.trim() || null,
        ...(input.language ? { language: input.language } : {}),
        ...(file ?? { url: content.url }),
        supersedesId: input.supersedes ?? null,
        supersedesBecause: input.supersedesBecause || null,
      }),
    );
    await tellFollowers(tx, place, saved);
    return saved;
  }
}

const tellFollowers = (tx: EntityManager, place: Place, { id, milestoneId, title }: Evidence) =>
  happen(tx, {
    key: `evidence:${id}`,
    kind: 'evidence',
    plan: place.planId,
    things: [place.commitmentId, milestoneId, place.institutionId, place.themeId],
    title,
    path: place.path,
  });
