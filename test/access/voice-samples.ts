import { REASONS } from '../builders/index.ts';
import type { TestDatabase } from '../support/database.ts';
import type { Sample } from './samples.ts';
import type { World } from './world.ts';

/** A decision that rejects a contribution. */
async function rejected(db: TestDatabase, contribution: string): Promise<string> {
  await db.act(
    `insert into decisions (plan_id, contribution_id, stage_code, outcome, reason_code, reasons, basis)
     select plan_id, id, 'national_table', 'rejected', 'budget', $2, 'decided' from contributions
     where code = $1 and not exists (select from decisions where contribution_id = contributions.id and stage_code = 'national_table')`,
    [contribution, REASONS],
  );
  const [row] = await db.query<{ id: string }>(
    `select id from decisions where stage_code = 'national_table' order by recorded_at desc limit 1`,
  );
  return row?.id ?? '';
}

/** What the contribution led to: the commitment. */
const adopted = (db: TestDatabase, { contribution, commitment }: World) =>
  db.act(
    `insert into lineage_edges (plan_id, kind, from_contribution_id, to_commitment_id)
     select contributions.plan_id, 'adopted_as', contributions.id, commitments.id from contributions, commitments
     where code = $1 and number = $2 and not exists (select from lineage_edges where from_contribution_id = contributions.id)`,
    [contribution, commitment],
  );

/** What others than who decides say of a contribution. */
export const voiceSamples: Readonly<Record<string, Sample>> = {
  withdrawContribution: ({ contribution }) => ({ contribution, because: REASONS }),
  requestReview: async ({ contribution }, { api }) => ({
    decision: await rejected(api.database, contribution),
    because: REASONS,
  }),
  giveOpinion: ({ contribution, institution }) => ({
    input: { contribution, institution, stance: 'FAVOURABLE', reasons: REASONS },
  }),
  castVote: ({ contribution }) => ({ input: { contribution, event: 'FORO-1', choice: 'IN_FAVOUR' } }),
  answerContribution: async (world, { api }) => {
    await adopted(api.database, world);
    return { input: { contribution: world.contribution, body: REASONS } };
  },
};
