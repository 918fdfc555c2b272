import { randomBytes, randomUUID } from 'node:crypto';
import { REASONS } from '../builders/index.ts';
import type { TestDatabase } from '../support/database.ts';
import type { Sample } from './samples.ts';
import type { World } from './world.ts';

const BECAUSE = 'Porque así se acordó en la última sesión';

/** An edge that holds, from a commitment of the plan to the contribution. */
async function edge(db: TestDatabase, { plan, contribution, commitment }: World): Promise<string> {
  await db.act(
    `insert into lineage_edges (plan_id, kind, from_commitment_id, to_contribution_id, because)
     select plans.id, 'answers', commitments.id, contributions.id, 'Para esta prueba' from plans
     join commitments on commitments.plan_id = plans.id and commitments.number = $3
     join contributions on contributions.plan_id = plans.id and contributions.code = $2 where plans.code = $1
     on conflict do nothing`,
    [plan, contribution, commitment],
  );
  const [row] = await db.query<{ id: string }>(
    `select id from lineage_edges where kind = 'answers' and ended_at is null`,
  );
  return row?.id ?? '';
}

const draftVersion = (contribution: string) => ({
  title: 'Agua segura en las escuelas rurales',
  because: BECAUSE,
  sources: [{ contribution, changed: 'Agregó a las escuelas bilingües' }],
});

/** A draft commitment with one version. @returns its code */
async function draftCommitment(db: TestDatabase, { plan }: World): Promise<string> {
  const code = `PC-${randomUUID().slice(0, 8).toUpperCase()}`;
  await db.act(
    `with draft as (
       insert into draft_commitments (plan_id, code, origin) select id, $1, 'contributions' from plans where code = $2 returning *)
     insert into draft_commitment_versions (plan_id, draft_commitment_id, version, title, because)
     select plan_id, id, 1, 'Agua segura en las escuelas rurales', 'Primera versión de la mesa' from draft`,
    [code, plan],
  );
  return code;
}

/** Edges, merges and draft commitments, and what they are tried with. */
export const lineageSamples: Readonly<Record<string, Sample>> = {
  drawEdge: ({ plan, contribution, commitment }) => ({
    input: {
      kind: 'ADOPTED_AS',
      from: { kind: 'CONTRIBUTION', code: contribution, plan },
      to: { kind: 'COMMITMENT', code: commitment, plan },
      because: BECAUSE,
    },
  }),
  endEdge: async (world, { api }) => ({ id: await edge(api.database, world), because: BECAUSE }),
  mergeContributions: ({ plan, contribution }) => ({
    input: { plan, from: [contribution], into: contribution, stage: 'thematic_table', because: REASONS },
  }),
  splitContribution: ({ contribution }) => ({ input: { contribution, parts: [], because: BECAUSE } }),
  carryContribution: ({ contribution, plan }) => ({ input: { contribution, plan, because: BECAUSE } }),
  openDraftCommitment: ({ plan, contribution }) => ({ input: { plan, ...draftVersion(contribution) } }),
  reviseDraftCommitment: async (world, { api }) => ({
    input: {
      draftCommitment: await draftCommitment(api.database, world),
      version: 1,
      ...draftVersion(world.contribution),
    },
  }),
  adoptDraftCommitment: async (world, { api }) => ({
    input: {
      draftCommitment: await draftCommitment(api.database, world),
      version: 1,
      number: randomBytes(4).toString('hex'),
      because: BECAUSE,
    },
  }),
};
