import { GraphQLSchemaHost } from '@nestjs/graphql';
import { REASONS, given } from '../builders/index.ts';
import type { TestApi } from './api.ts';
import { draftAll, PUBLISH_BATCH } from './batches.ts';
import { done, draftOn, PUBLISH } from './drafts.ts';
import { questionsFrom } from './every-question.ts';
import { handlersOf } from './handlers.ts';
import { startLog, type LogApi } from './log-api.ts';
import { moderationOf } from './moderation.ts';
import { signedIn, type SignedIn } from './signed-in.ts';
import { PROPOSAL } from './ways-in.ts';

/** A word of each thing that is not published. Each stands nowhere else. */
export const CANARIES = {
  draft: 'zarzamora',
  batch: 'mandragora',
  contributionDraft: 'petirrojo',
  unconfirmed: 'camaleon',
  hidden: 'colibri',
  registration: 'ornitorrinco',
  invitation: 'escarabajo',
  report: 'salamandra',
  follow: 'axolote',
  view: 'tarantula',
} as const;
/** Stands in what is published of the same kinds, by the same acts. */
export const LURE = 'luciernaga';

const LEAVE = `mutation ($input: LeaveContributionInput!) { leaveContribution(input: $input) { __typename } }`;
const SUBMIT = `mutation ($input: SubmitContributionInput!) { submitContribution(input: $input) { ... on Contribution { id code } } }`;
const SAVE_DRAFT = `mutation ($input: SaveContributionDraftInput!) { saveContributionDraft(input: $input) {
  ... on ContributionDraft { id revision } } }`;
const REGISTER = `mutation ($input: RegisterForEventInput!) { registerForEvent(input: $input) { __typename } }`;
const FOLLOW = `mutation ($email: String!) { askToFollow(input: { kind: PLAN, of: "PE-PAGA-9", pace: AT_ONCE, email: $email }) { __typename } }`;
const SAVE_VIEW = `mutation ($input: SaveViewInput!) { saveView(input: $input) { __typename } }`;

const rejected = (word: string, stage = 'national_table') => ({
  stage,
  outcome: 'REJECTED',
  reasonCode: 'budget',
  reasons: `${REASONS} ${word}`,
  legalGround: `Ley ${word}`,
});

/** A public record, and beside it one of everything that is not published. */
export interface Unpublished extends AsyncDisposable {
  readonly log: LogApi;
  readonly api: TestApi;
  readonly coordinator: SignedIn;
  readonly citizen: SignedIn;
  /** Ids of what is not published, by whatever table it lies in. */
  readonly ids: readonly string[];
  readonly draft: string;
  readonly batch: string;
  /** Ids of files that are public. */
  readonly files: readonly string[];
  /** What anybody was answered to every question before any of it but hiding and registering was done. */
  readonly before: ReadonlyMap<string, string>;
}

/** Roots that are nearest to what is not published, and what they are asked about. From others each type is reached once. */
const NEAR: Readonly<Record<string, readonly string[]>> = {
  contribution: ['"CTR-901"', '"CTR-904"'],
  event: ['"MT-1"'],
};

/** Every question that anybody may ask, of the record of {@link unpublished}: each type by each near root, and by one other. */
export function publicQuestions({ app }: TestApi, asOf?: string): string[] {
  const { schema } = app.get(GraphQLSchemaHost);
  const fields = schema.getQueryType()?.getFields() ?? {};
  const roots = handlersOf(app).filter(({ kind, access }) => kind === 'Query' && access === 'public');
  const reached = new Set<string>();
  return roots.flatMap(({ title }) => {
    const at = asOf && fields[title]?.args.some(({ name }) => name === 'asOf') ? { asOf: JSON.stringify(asOf) } : {};
    const near = NEAR[title]?.flatMap((code) => questionsFrom(schema, title, { first: 10, given: { ...at, code } }));
    if (near) return near.map(({ query }) => query);
    const asked = questionsFrom(schema, title, { first: 10, given: at });
    const fresh = asked.filter(({ type }, place) => place < 3 || !reached.has(type));
    for (const { type } of fresh) reached.add(type);
    return fresh.map(({ query }) => query);
  });
}

/** What anybody is answered, question by question. The state of the log is no part of it: it tells that something was written. */
export async function answersTo(api: TestApi, questions: readonly string[]): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  for (const query of questions.filter((one) => !one.startsWith('{ journal')))
    answers.set(query, JSON.stringify(await api.ask(query)));
  return answers;
}

/** Brings a file that says `word`, also in its name, and attaches it. */
async function attach(
  { http, database }: TestApi,
  { token }: SignedIn,
  contribution: string,
  word: string,
): Promise<void> {
  const sent = http.post('/files').set('authorization', `Bearer ${token}`);
  const { body } = await sent.attach('file', Buffer.from(`Sobre ${word}.\n`), `${word}.txt`);
  await database.act(
    `insert into contribution_files (plan_id, contribution_id, title, sha256, size_bytes, media_type, file_name)
     select plan_id, id, 'Anexo', $1, $2, $3, $4 from contributions where code = $5`,
    [body.sha256, body.sizeBytes, body.mediaType, body.fileName, contribution],
  );
}

/** By acts that somebody does: published contributions and decisions that say {@link LURE}, a hidden one, an event. */
async function record({ api, db }: LogApi, coordinator: SignedIn, citizen: SignedIn): Promise<void> {
  for (const code of ['CTR-901', 'CTR-902', 'CTR-903', 'CTR-904']) await given(db).contribution(code);
  await db.act('update contributions set title = $1, body = $1 where code = $2', [`Sobre la ${LURE}`, 'CTR-901']);
  await db.act('update contributions set title = $1, body = $1 where code = $2', [`El ${CANARIES.hidden}`, 'CTR-904']);
  await attach(api, citizen, 'CTR-901', LURE);
  await attach(api, citizen, 'CTR-904', CANARIES.hidden);
  const one = await draftOn(api, 'CTR-901', rejected(LURE, 'thematic_table'), coordinator.token);
  await done(api, PUBLISH, { draft: one.id }, coordinator.token);
  const many = await draftAll(api, ['CTR-902'], rejected(LURE, 'thematic_table'), undefined, coordinator.token);
  await done(api, PUBLISH_BATCH, { id: many.id }, coordinator.token);
  const saved = await done(
    api,
    SAVE_DRAFT,
    { input: { ...PROPOSAL, title: `Una ${LURE} en la escuela` } },
    citizen.token,
  );
  const whole = { ...PROPOSAL, title: `Una ${LURE} en la escuela`, draft: saved.id };
  await done(api, SUBMIT, { input: whole }, citizen.token);
  await db.act(
    `insert into events (plan_id, code, kind, title_es, modality, registration, registered, starts_on, ends_on)
     select id, made, 'thematic_table', 'Mesa de la ${LURE}', 'online', way, 0, '2099-05-02', '2099-05-02'
     from plans, (values ('MT-1', 'open'), ('MT-2', 'by_invitation')) as event (made, way)`,
  );
  await db.act(`insert into access.event_invitations (event_id, code) select id, $1 from events where code = 'MT-2'`, [
    CANARIES.invitation,
  ]);
  const registering = { plan: 'PE-PAGA-9', code: 'MT-1', needs: `Una mesa para ${CANARIES.registration}` };
  await done(api, REGISTER, { input: registering }, citizen.token);
  const { moderate } = await moderationOf(api);
  await moderate({ contribution: 'CTR-904' });
}

async function write({ api }: LogApi, coordinator: SignedIn, citizen: SignedIn) {
  const draft = await draftOn(api, 'CTR-901', rejected(CANARIES.draft), coordinator.token);
  const batch = await draftAll(api, ['CTR-902', 'CTR-903'], rejected(CANARIES.batch), undefined, coordinator.token);
  const title = (word: string) => ({ title: `Una propuesta sobre ${word}` });
  await done(api, SAVE_DRAFT, { input: { ...PROPOSAL, ...title(CANARIES.contributionDraft) } }, citizen.token);
  await api.ask(LEAVE, { input: { ...PROPOSAL, ...title(CANARIES.unconfirmed), email: 'ana@example.org' } });
  const { report } = await moderationOf(api);
  await report({ contribution: 'CTR-901', note: `Aquí hay ${CANARIES.report}` });
  await api.ask(FOLLOW, { email: `${CANARIES.follow}@example.org` });
  const view = { page: '/planes/pe-paga-9/decidir', name: CANARIES.view, query: `q=${CANARIES.view}` };
  await done(api, SAVE_VIEW, { input: view }, coordinator.token);
  return { draft: draft.id, batch: batch.id };
}

const IDS = `select id from drafts where closed_at is null union all select id from contribution_reports union all select id from event_registrations
  union all select id from mail.follows union all select id from access.saved_views union all select id from contributions where code = 'CTR-904'
  union all select contribution_files.id from contribution_files join contributions on contributions.id = contribution_id where code = 'CTR-904'`;

const FILES = `select contribution_files.id from contribution_files join contributions on contributions.id = contribution_id where code = 'CTR-901'`;

export async function unpublished(): Promise<Unpublished> {
  const log = await startLog();
  const { api, db } = log;
  const [coordinator, citizen] = [await signedIn(db, 'coordinator'), await signedIn(db, null)];
  await record(log, coordinator, citizen);
  await log.publish();
  const before = await answersTo(api, publicQuestions(api));
  const written = await write(log, coordinator, citizen);
  await log.publish();
  const ids = (await db.query<{ id: string }>(IDS)).map(({ id }) => id);
  const files = (await db.query<{ id: string }>(FILES)).map(({ id }) => id);
  const dispose = () => log[Symbol.asyncDispose]();
  return { log, api, coordinator, citizen, ids, files, ...written, before, [Symbol.asyncDispose]: dispose };
}
