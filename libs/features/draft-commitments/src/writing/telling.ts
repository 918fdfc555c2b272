import { tellAuthor } from '@quipu/participation';
import type { Plan } from '@quipu/plans';
import { happen } from '@quipu/platform/mail';
import type { EntityManager } from 'typeorm';
import type { DraftCommitment } from '../draft-commitment.entity.ts';
import type { DraftCommitmentVersion } from '../draft-version.entity.ts';
import type { Found } from './version.ts';

/** The Spanish address of a draft commitment. */
export const pathOf = (plan: Plan, draft: DraftCommitment) => `/planes/${plan.code}/propuestas/${draft.code}`;

const THEME = 'select id from themes where plan_id = $1 and code = $2';

/** Tells whoever left one of its contributions what it changed in `version`, and followers that there is one (P8). */
export async function tellSources(
  tx: EntityManager,
  plan: Plan,
  draft: DraftCommitment,
  { version, found }: { version: DraftCommitmentVersion; found: Found },
): Promise<void> {
  for (const { contribution, changed } of found.sources)
    await tellAuthor(tx, contribution, {
      event: `draft-commitment:${version.id}`,
      template: 'draft-commitment-changed',
      values: () => ({ draft: version.title, changed }),
    });
  const [theme] = await tx.query<{ id: string }[]>(THEME, [plan.id, version.themeCode]);
  await happen(tx, {
    key: `draft-commitment:${version.id}`,
    kind: 'draft-commitment',
    plan: plan.id,
    things: [theme?.id, version.leadInstitutionId, ...found.sources.map(({ contribution }) => contribution.id)],
    title: version.title,
    path: pathOf(plan, draft),
  });
}
