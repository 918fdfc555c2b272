import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApi, type TestApi } from './api.ts';
import { draftAll, PUBLISH_BATCH } from './batches.ts';
import { done, draftOn, PUBLISH } from './drafts.ts';
import { importInto } from './packages.ts';
import { portalDocuments } from './portal-documents.ts';
import { grant, signedIn, tokenFor, type SignedIn } from './signed-in.ts';
import { PASSWORD_OF_TESTS, SIGN_IN, visitor, type Visitor } from './visitor.ts';
import { given } from '../builders/index.ts';

/** A decision, as the API takes it. What is null was left empty. */
export interface Deciding {
  readonly stage: string;
  readonly outcome: string;
  readonly reasonCode?: string | null;
  readonly reasons?: string | null;
  readonly legalGround?: string | null;
  readonly decidingInstitution?: string | null;
  readonly decidedOn?: string | null;
  readonly supersedes?: string | null;
  readonly supersedesBecause?: string | null;
}

/** Of {@link PASSWORD_OF_TESTS}, quick to check. */
const HASH = '$argon2id$v=19$m=64,t=1,p=1$MtI0cRAPQCmTU9A+SdzqZA$FxCAT1XUNshrYShVmf+XC3Csb1CIBvL3v6alJvC40Yk';

/** One coordinator, who decides by a token, in a browser and by packages. */
export interface Desk extends AsyncDisposable {
  readonly api: TestApi;
  readonly coordinator: SignedIn;
  readonly browser: Visitor;
  /** Of what is decided on. */
  readonly author: SignedIn;
  /** Of what was merged into it. */
  readonly other: SignedIn;
}

export async function desk(): Promise<Desk> {
  const api = await startApi();
  const { database: db } = api;
  await given(db).plan();
  const { account, email } = await signedIn(db, null);
  await grant(db, account, 'coordinator');
  await db.query('insert into access.credentials (account_id, password_hash) values ($1, $2)', [account, HASH]);
  const browser = visitor(api);
  const { data } = await browser.ask(SIGN_IN, { input: { email, password: PASSWORD_OF_TESTS } });
  if (data?.done?.__typename !== 'SignedIn') throw new Error(JSON.stringify(data));
  return {
    api,
    browser,
    coordinator: { account, email, token: await tokenFor(db, account) },
    author: await signedIn(db, null),
    other: await signedIn(db, null),
    [Symbol.asyncDispose]: () => api[Symbol.asyncDispose](),
  };
}

const documents = new Map(portalDocuments().map(({ name, text }) => [name, text]));

/** Does what a page of the portal asks, as a browser that is signed in. @throws Error where that is refused */
async function byPage({ browser }: Desk, document: string, variables: object) {
  const { data, errors } = await browser.ask(documents.get(document) ?? '', variables);
  const [answer] = Object.values((data ?? {}) as Record<string, Record<string, string>>);
  if (errors || !answer || answer['code']) throw new Error(JSON.stringify({ document, errors, answer }));
  return answer;
}

/** The fields of the form of a decision, in their order: what is empty is sent as null. */
const typed = (decision: Deciding) => ({
  stage: decision.stage,
  outcome: decision.outcome,
  reasonCode: decision.reasonCode ?? null,
  reasons: decision.reasons ?? null,
  legalGround: decision.legalGround ?? null,
  decidingInstitution: decision.decidingInstitution ?? null,
  decidedOn: decision.decidedOn ?? null,
});

const RECORD = `mutation ($input: RecordDecisionInput!) {
  recordDecision(input: $input) { __typename ... on Rejection { code message } } }`;

/** @throws Error where it was refused */
async function accepted(answer: Promise<Record<string, unknown>>): Promise<void> {
  const { __typename, ...refusal } = await answer;
  if (__typename === 'Rejection') throw new Error(JSON.stringify(refusal));
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** A package of one decision. @returns where it lies */
export async function packageOf(contribution: string, decision: Deciding, source = ''): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'quipu-test-'));
  const row = {
    plan_code: 'PE-PAGA-9',
    contribution_code: contribution,
    stage_code: decision.stage,
    outcome: decision.outcome.toLowerCase(),
    reason_code: decision.reasonCode ?? '',
    reasons: decision.reasons ?? '',
    legal_ground: decision.legalGround ?? '',
    deciding_institution_code: decision.decidingInstitution ?? '',
    event_code: '',
    decided_on: decision.decidedOn ?? '',
    basis: source ? 'observed' : 'decided',
    source,
    has_published_response: decision.reasons ? 'yes' : '',
    is_author_notified: '',
  };
  await writeFile(
    join(folder, 'decisions.csv'),
    `${Object.keys(row).join(',')}\n${Object.values(row).map(quoted).join(',')}\n`,
  );
  const resources = [{ name: 'decisions', path: 'decisions.csv' }];
  const descriptor = { format: 'quipu-open-data/1', name: 'una-decision', version: '1', resources };
  await writeFile(join(folder, 'datapackage.json'), JSON.stringify(descriptor));
  return folder;
}

type Way = (desk: Desk, contribution: string, decision: Deciding) => Promise<void>;

/** Every way in which a coordinator decides on a contribution. */
export const WAYS = {
  'the API, at once': ({ api, coordinator }, contribution, decision) =>
    accepted(done(api, RECORD, { input: { ...decision, contribution } }, coordinator.token)),
  'the API, from a draft': async ({ api, coordinator }, contribution, decision) => {
    const { id } = await draftOn(api, contribution, decision, coordinator.token);
    await accepted(done(api, PUBLISH, { draft: id }, coordinator.token));
  },
  'the API, in bulk': async ({ api, coordinator }, contribution, decision) => {
    const { id } = await draftAll(api, [contribution], decision, undefined, coordinator.token);
    await accepted(done(api, PUBLISH_BATCH, { id }, coordinator.token));
  },
  'the forms of the portal': async (at, contribution, decision) => {
    const { supersedes = null, supersedesBecause = null } = decision;
    const input = {
      ...typed(decision),
      named: null,
      duplicateOf: null,
      officials: null,
      event: null,
      reviewRequest: null,
    };
    const whole = { ...input, supersedes, supersedesBecause };
    const { id } = await byPage(at, 'DraftDecision', { input: { ...whole, contribution } });
    await byPage(at, 'ReviseDraft', { id, revision: 1, input: whole });
    await byPage(at, 'PublishDecision', { draft: id, revision: 2 });
  },
  'the form of the portal for many': async (at, contribution, decision) => {
    const input = {
      plan: 'PE-PAGA-9',
      contributions: [contribution],
      template: { ...typed(decision), named: null },
      own: [],
    };
    const { id } = await byPage(at, 'DraftDecisions', { input });
    await byPage(at, 'PublishDecisions', { id });
  },
  'a package that is imported': async ({ api, coordinator }, contribution, decision) => {
    const actor = { id: `person:${coordinator.account}`, role: 'coordinator' } as const;
    const { outcome } = await importInto(api.database, await packageOf(contribution, decision), { actor });
    if (outcome !== 'imported') throw new Error(`the package was ${outcome}`);
  },
} as const satisfies Readonly<Record<string, Way>>;
export type WayOfDeciding = keyof typeof WAYS;

/** Those that begin with drafts of many, which never take the place of another decision. */
export const IN_BULK: ReadonlySet<WayOfDeciding> = new Set(['the API, in bulk', 'the form of the portal for many']);
