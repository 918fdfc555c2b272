import { randomUUID } from 'node:crypto';
import { REASONS } from '../builders/index.ts';
import type { TestDatabase } from '../support/database.ts';
import { signedIn } from '../support/signed-in.ts';
import type { Sample } from './samples.ts';
import type { World } from './world.ts';

/** A batch of one draft of a decision that can be published. */
async function batch(db: TestDatabase, { plan, contribution }: World): Promise<string> {
  const id = randomUUID();
  await db.act(
    `insert into drafts (kind, plan_id, subject, content, batch_id) select 'decision', id, $1, $2, $3 from plans where code = $4`,
    [contribution, { stage: 'national_table', outcome: 'accepted' }, id, plan],
  );
  return id;
}

/** A view that an account keeps. */
async function view(db: TestDatabase, account: string | undefined): Promise<string> {
  const of = account ?? (await signedIn(db, null)).account;
  const [row] = await db.query<{ id: string }>(
    `insert into access.saved_views (account_id, page, name, query) values ($1, '/decisiones', $2, 'q=agua') returning id`,
    [of, randomUUID()],
  );
  return row?.id ?? '';
}

/** Decisions on many contributions, and views that people keep. */
export const bulkSamples: Readonly<Record<string, Sample>> = {
  batch: async (world, { api }) => ({ id: await batch(api.database, world) }),
  openBatches: ({ plan }) => ({ plan }),
  decidableContributions: ({ plan }) => ({ plan, first: 5 }),
  decidableCodes: ({ plan }) => ({ plan }),
  draftDecisions: ({ plan, contribution }) => ({
    input: { plan, contributions: [contribution], template: { stage: 'national_table' } },
  }),
  reviseBatch: async (world, { api }) => ({
    id: await batch(api.database, world),
    own: [{ contribution: world.contribution, reasons: REASONS }],
  }),
  approveBatch: async (world, { api }) => ({ id: await batch(api.database, world) }),
  discardBatch: async (world, { api }) => ({ id: await batch(api.database, world) }),
  publishDecisions: async (world, { api }) => ({ id: await batch(api.database, world) }),
  mySavedViews: () => ({ page: '/decisiones' }),
  saveView: () => ({ input: { page: '/decisiones', name: 'Agua', query: 'q=agua' } }),
  forgetView: async (_, { api, asker }) => ({ id: await view(api.database, asker.account) }),
};
