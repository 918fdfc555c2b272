import { randomBytes, randomUUID } from 'node:crypto';
import { hashOf } from '@quipu/accounts';
import { REASONS } from '../builders/index.ts';
import type { TestApi } from '../support/api.ts';
import type { TestDatabase } from '../support/database.ts';
import { signedIn } from '../support/signed-in.ts';
import type { Asker } from './askers.ts';
import { bulkSamples } from './bulk-samples.ts';
import { eventSamples } from './event-samples.ts';
import { lineageSamples } from './lineage-samples.ts';
import { processSamples } from './process-samples.ts';
import { voiceSamples } from './voice-samples.ts';
import type { World } from './world.ts';

/** What an operation is given: the arguments of a root, or of a route its `path`, and the text of a file that is sent. */
export type Sample = (world: World, on: { readonly api: TestApi; readonly asker: Asker }) => object | Promise<object>;

/** Kinds of things that the public may not know of. */
export const HIDDEN: ReadonlySet<string> = new Set([
  'contribution_draft',
  'batch',
  'draft',
  'follow',
  'grant',
  'notice',
  'report',
  'session',
  'token',
  'view',
]);

const BECAUSE = 'Porque así se acordó en la última sesión';

async function idOf(db: TestDatabase, sql: string, values: unknown[] = []): Promise<string> {
  const [row] = await db.query<{ id: string }>(sql, values);
  return row?.id ?? '';
}

/** An open draft of a decision that can be published. */
async function draft(db: TestDatabase, { plan, contribution }: World): Promise<string> {
  const id = randomUUID();
  await db.act(
    `insert into drafts (id, kind, plan_id, subject, content) select $1, 'decision', id, $2, $3 from plans where code = $4`,
    [id, contribution, { stage: 'national_table', outcome: 'accepted' }, plan],
  );
  return id;
}

/** An open report of a contribution. */
async function report(db: TestDatabase, { contribution }: World): Promise<string> {
  const id = randomUUID();
  await db.act(
    `insert into contribution_reports (id, plan_id, contribution_id, ground)
     select $1, plan_id, id, 'offence' from contributions where code = $2`,
    [id, contribution],
  );
  return id;
}

/** A grant within the member, of somebody who asks for nothing here. */
async function grant(db: TestDatabase): Promise<string> {
  const { account } = await signedIn(db, 'coordinator');
  return idOf(db, 'select id from grants where account_id = $1', [account]);
}

/** A session of the asker's own; of anybody, one of somebody's. */
async function session(db: TestDatabase, { account }: Asker): Promise<string> {
  const of = account ?? (await signedIn(db, null)).account;
  return idOf(db, 'insert into access.sessions (hash, account_id) values ($1, $2) returning id', [
    hashOf(randomBytes(8).toString('hex')),
    of,
  ]);
}

/** A token of the asker's own beside the one that is used. */
async function token(db: TestDatabase, { account }: Asker): Promise<string> {
  const of = account ?? (await signedIn(db, null)).account;
  return idOf(
    db,
    `insert into access.tokens (account_id, hash, name, permissions, expires_at)
     values ($1, $2, 'otra', '{draft:read}', now() + interval '1 day') returning id`,
    [of, hashOf(randomBytes(8).toString('hex'))],
  );
}

/** Something that the asker follows; of anybody, that somebody does. */
async function follow(db: TestDatabase, { plan }: World, { account }: Asker): Promise<string> {
  const of = account ?? (await signedIn(db, null)).account;
  return idOf(
    db,
    `insert into mail.follows (account_id, kind, thing_id, pace, confirmed_at)
     select $1, 'plan', id, 'daily', now() from plans where code = $2
     on conflict (account_id, kind, thing_id) where stopped_at is null do update set pace = 'daily' returning id`,
    [of, plan],
  );
}

/** An official letter about the contribution, which came back. */
const letter = (db: TestDatabase, { contribution }: World): Promise<string> =>
  idOf(
    db,
    `insert into mail.outbox (key, recipient, template, language, about_id, sent_at, bounced_at)
     select 'prueba:' || gen_random_uuid(), 'ana@example.org', 'contribution-received', 'es', id, now(), now()
     from contributions where code = $1 returning id`,
    [contribution],
  );

/** A contribution that the asker is still writing; for anybody, of somebody. */
async function contributionDraft(db: TestDatabase, { account }: Asker, plan: string): Promise<string> {
  const of = account ?? (await signedIn(db, null)).account;
  return idOf(
    db,
    `insert into access.pending_contributions (account_id, language, content, expires_at)
     values ($1, 'es', jsonb_build_object('plan', $2::text), now() + interval '1 day') returning id`,
    [of, plan],
  );
}

const nothing: Sample = () => ({});
const page: Sample = () => ({ first: 5 });

const own: Readonly<Record<string, Sample>> = {
  me: nothing,
  mySessions: nothing,
  mySignIns: page,
  myTokens: nothing,
  tokenPermissions: nothing,
  myWork: nothing,
  signOut: nothing,
  endSession: async (_, { api, asker }) => ({ id: await session(api.database, asker) }),
  endOtherSessions: nothing,
  changePassword: () => ({ old: 'una clave que no es la suya', new: 'la mesa verde canta bajo el puente' }),
  startSecondFactor: nothing,
  confirmSecondFactor: () => ({ code: '000000' }),
  removeSecondFactor: () => ({ password: 'una clave que no es la suya' }),
  renewRecoveryCodes: () => ({ password: 'una clave que no es la suya' }),
  myContributions: page,
  myFollows: nothing,
  follow: ({ plan }) => ({ input: { kind: 'PLAN', of: plan, pace: 'DAILY' } }),
  setFollowPace: async (world, { api, asker }) => ({ id: await follow(api.database, world, asker), pace: 'WEEKLY' }),
  stopFollowing: async (world, { api, asker }) => ({ id: await follow(api.database, world, asker) }),
  createToken: () => ({ input: { name: 'Prueba', permissions: ['CONTRIBUTION_SUBMIT'], days: 1 } }),
  revokeToken: async (_, { api, asker }) => ({ id: await token(api.database, asker) }),
};

const people: Readonly<Record<string, Sample>> = {
  accounts: page,
  account: async (_, { api }) => ({ id: (await signedIn(api.database, null)).account }),
  signIns: page,
  inviteAccount: () => ({ input: { email: `${randomUUID()}@example.org`, name: 'Una persona', language: 'es' } }),
  grants: () => ({ member: 'PE', first: 5 }),
  giveRole: async (_, { api }) => {
    const { account } = await signedIn(api.database, null);
    return { input: { account, role: 'FORUM_MEMBER', member: 'PE', because: BECAUSE } };
  },
  confirmGrant: async (_, { api }) => ({ id: await grant(api.database) }),
  endGrant: async (_, { api }) => ({ id: await grant(api.database), because: BECAUSE }),
  endService: async (_, { api }) => ({
    account: (await signedIn(api.database, 'coordinator')).account,
    because: BECAUSE,
  }),
};

const content: Readonly<Record<string, Sample>> = {
  recordDecision: ({ contribution }) => ({
    input: { contribution, stage: 'thematic_table', outcome: 'REJECTED', reasonCode: 'budget', reasons: REASONS },
  }),
  draft: async (world, { api }) => ({ id: await draft(api.database, world) }),
  drafts: ({ plan }) => ({ plan, first: 5 }),
  draftDecision: ({ contribution }) => ({ input: { contribution, stage: 'national_table' } }),
  reviseDecisionDraft: async (world, { api }) => ({
    id: await draft(api.database, world),
    revision: 1,
    input: { reasons: REASONS },
  }),
  discardDraft: async (world, { api }) => ({ id: await draft(api.database, world), because: BECAUSE }),
  publishDecision: async (world, { api }) => ({ draft: await draft(api.database, world), revision: 1 }),
  noticesOf: ({ contribution }) => ({ contribution }),
  resendNotice: async (world, { api }) => ({ id: await letter(api.database, world) }),
  takeSnapshot: ({ plan }) => ({ plan }),
  setMilestoneStatus: ({ milestone }) => ({ input: { milestone, status: 'IN_PROGRESS', because: BECAUSE } }),
  myContributionDrafts: nothing,
  saveContributionDraft: ({ plan }) => ({ input: { plan, title: 'Agua segura' } }),
  discardContributionDraft: async ({ plan }, { api, asker }) => ({
    id: await contributionDraft(api.database, asker, plan),
  }),
  takeContribution: ({ plan }) => ({
    input: {
      plan,
      kind: 'PROPOSAL',
      title: 'Agua segura en las escuelas',
      body: REASONS,
      channel: 'LETTER',
      onBehalfOf: 'Una vecina de Puno',
    },
  }),
  submitContribution: ({ plan }) => ({
    input: { plan, kind: 'PROPOSAL', title: 'Agua segura en las escuelas', body: REASONS },
  }),
  mySupports: ({ contribution }) => ({ contribution }),
  supportSigns: ({ contribution }) => ({ contribution }),
  supportContribution: ({ contribution }) => ({ contribution }),
  endSupport: ({ contribution }) => ({ contribution }),
  moderationQueue: ({ plan }) => ({ plan }),
  moderationCase: ({ contribution }) => ({ contribution }),
  moderateContribution: ({ contribution }) => ({
    input: { contribution, isHidden: true, ground: 'OFFENCE', reasons: REASONS },
  }),
  closeReport: async (world, { api }) => ({ id: await report(api.database, world), because: BECAUSE }),
  approveDraft: async (world, { api }) => ({ id: await draft(api.database, world), revision: 1 }),
  submitEvidence: ({ milestone }) => ({
    input: { milestone, title: 'La norma publicada', link: 'https://example.org/norma' },
  }),
  'POST /files': () => ({ path: '/files', file: 'La norma, publicada el 3 de marzo.\n' }),
  codeIndicator: ({ plan, commitment }) => ({
    input: {
      plan,
      report: 'design-2019',
      commitment,
      indicator: 'verifiability',
      code: 'yes',
      rationale: REASONS,
    },
  }),
};

/** By operation, what it is tried with: something that is there, within the right place. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  ...own,
  ...people,
  ...lineageSamples,
  ...content,
  ...bulkSamples,
  ...voiceSamples,
  ...eventSamples,
  ...processSamples,
};
