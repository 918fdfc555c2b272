import { notFound, type Rejection } from '@quipu/kernel';
import { Institution } from '@quipu/members';
import { Contribution } from '@quipu/participation';
import { Theme, type Plan } from '@quipu/plans';
import { In, type EntityManager } from 'typeorm';
import type { DraftVersionInput } from './draft-commitment.inputs.ts';
import type { DraftCommitment } from '../draft-commitment.entity.ts';
import type { Source, Stored } from './draft-commitment.rules.ts';
import { DraftCommitmentAuthor, DraftCommitmentSource } from '../draft-parts.entity.ts';
import { DraftCommitmentVersion } from '../draft-version.entity.ts';

/** What a version says, with what it names by code. */
type Said = DraftVersionInput & { readonly authors: readonly string[]; readonly sources: readonly Source[] };

/** A version that is about to be published: what it names was found. */
export interface Found {
  readonly version: Pick<
    DraftCommitmentVersion,
    | 'title'
    | 'problem'
    | 'statusQuo'
    | 'changeSought'
    | 'leadInstitutionId'
    | 'themeCode'
    | 'startsOn'
    | 'endsOn'
    | 'because'
  >;
  readonly authors: readonly Institution[];
  readonly sources: readonly { readonly contribution: Contribution; readonly changed: string }[];
}

const said = (text: string | null | undefined) => text?.trim() || null;

/** Finds what `input` names. Rejects with INSTITUTION_NOT_FOUND, THEME_NOT_FOUND or CONTRIBUTION_NOT_FOUND. */
export async function findNamed(tx: EntityManager, plan: Plan, input: Said): Promise<Found | Rejection> {
  const named = [...input.authors, ...(input.lead ? [input.lead] : [])];
  const institutions = await tx.findBy(Institution, { code: In(named) });
  const institution = (code: string) => institutions.find((one) => one.code === code);
  const missing = named.find((code) => !institution(code));
  if (missing !== undefined) return notFound('INSTITUTION', missing);
  const themeCode = input.theme || null;
  if (themeCode && !(await tx.existsBy(Theme, { planId: plan.id, code: themeCode })))
    return notFound('THEME', themeCode);
  const codes = input.sources.map(({ contribution }) => contribution);
  const contributions = await tx.findBy(Contribution, { planId: plan.id, code: In(codes) });
  const sources = input.sources.map(({ contribution, changed }) => ({
    code: contribution,
    contribution: contributions.find(({ code }) => code === contribution),
    changed: changed.trim(),
  }));
  const unknown = sources.find(({ contribution }) => !contribution);
  if (unknown) return notFound('CONTRIBUTION', unknown.code);
  return {
    version: {
      title: input.title.trim(),
      problem: said(input.problem),
      statusQuo: said(input.statusQuo),
      changeSought: said(input.changeSought),
      leadInstitutionId: (input.lead && institution(input.lead)?.id) || null,
      themeCode,
      startsOn: input.startsOn || null,
      endsOn: input.endsOn || null,
      because: input.because.trim(),
    },
    authors: institutions.filter(({ code }) => input.authors.includes(code)),
    sources: sources.flatMap(({ contribution, changed }) => (contribution ? [{ contribution, changed }] : [])),
  };
}

/** What a version says, to compare it with another one. */
export const saysOf = (version: Found['version'], authors: readonly string[]): Stored['says'] => ({
  title: version.title,
  problem: version.problem,
  statusQuo: version.statusQuo,
  changeSought: version.changeSought,
  lead: version.leadInstitutionId,
  theme: version.themeCode,
  startsOn: version.startsOn,
  endsOn: version.endsOn,
  authors: authors.toSorted().join(' '),
});

/** Where a draft commitment comes from: drawn anew it is drawn once. */
const DERIVE = `
  insert into lineage_edges (plan_id, kind, from_draft_commitment_id, to_contribution_id, because)
  select $1, 'derived_from', $2, $3, $4 where not exists (select from lineage_edges
    where kind = 'derived_from' and from_draft_commitment_id = $2 and to_contribution_id = $3 and ended_at is null)`;

/** Publishes `found` as version `number` of `draft`, and ties it to the contributions that changed it. */
export async function publish(
  tx: EntityManager,
  draft: DraftCommitment,
  number: number,
  { version, authors, sources }: Found,
): Promise<DraftCommitmentVersion> {
  const { id: draftCommitmentId, planId } = draft;
  const saved = await tx.save(
    DraftCommitmentVersion,
    tx.create(DraftCommitmentVersion, { ...version, planId, draftCommitmentId, version: number }),
  );
  const of = { planId, versionId: saved.id };
  await tx.insert(
    DraftCommitmentAuthor,
    authors.map(({ id: institutionId }) => ({ ...of, institutionId })),
  );
  await tx.insert(
    DraftCommitmentSource,
    sources.map(({ contribution, changed }) => ({ ...of, contributionId: contribution.id, changed })),
  );
  for (const { contribution, changed } of sources)
    await tx.query(DERIVE, [planId, draftCommitmentId, contribution.id, changed]);
  return saved;
}
