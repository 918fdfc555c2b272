import { LAW, ROLES, type GrantedRole } from '@quipu/accounts';
import { given, REASONS } from '../builders/index.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { databaseAt, freshDatabase, withClient, type TestDatabase } from '../support/database.ts';
import { DISCARD, done, draftOn, REVISE } from '../support/drafts.ts';
import { publish } from '../support/published.ts';
import { signerFor } from '../support/signing.ts';
import { signedIn } from '../support/signed-in.ts';
import { personWithSecrets, SECRET_DRAFTS } from './secrets.ts';

/** Somebody who asks: the same account and the same token in both twins. */
export interface Asker {
  readonly who: string;
  readonly role: GrantedRole | null;
  /** Undefined: anybody. */
  readonly token: string | undefined;
  readonly readsDrafts: boolean;
}

/** Two installations with the same record to the byte; in one of them people have written what is not published. */
export interface Twins extends AsyncDisposable {
  readonly bare: TestApi;
  readonly full: TestApi;
  readonly askers: readonly Asker[];
  /** Of drafts of the full one. */
  readonly drafts: readonly string[];
  /** Of the person of whom only private columns speak. */
  readonly person: string;
}

const nameOf = (url: string) => new URL(url).pathname.slice(1);

/** A copy of `db`, to which nobody may be connected. */
async function copyOf(db: TestDatabase): Promise<TestDatabase> {
  const [from, to] = [nameOf(db.url), `${nameOf(db.url)}_b`];
  const server = process.env['TEST_DATABASE_URL'] ?? '';
  const run = (sql: string) => withClient(server, async (client) => void (await client.query(sql)));
  await run(`create database ${to} template ${from}`);
  return databaseAt(Object.assign(new URL(db.url), { pathname: to }).href, () =>
    run(`drop database if exists ${to} with (force)`),
  );
}

async function askersOf(db: TestDatabase): Promise<Asker[]> {
  const asker = async (who: string, role: GrantedRole | null, within: object, isWithin: boolean): Promise<Asker> => {
    const { token } = await signedIn(db, role, within);
    const readsDrafts = isWithin && role !== null && role in LAW['draft:read'].roles;
    return { who, role, token, readsDrafts };
  };
  const found: Asker[] = [
    { who: 'anybody', role: null, token: undefined, readsDrafts: false },
    await asker('who only has an account', null, {}, false),
  ];
  for (const role of Object.keys(ROLES) as GrantedRole[]) {
    for (const level of ROLES[role].levels) {
      const right = { member: {}, plan: { plan: 'PE-PAGA-9' }, institution: { institution: 'PCM-SGP' } }[level];
      found.push(await asker(`${role} within the right ${level}`, role, right, true));
    }
    if ((ROLES[role].levels as readonly string[]).includes('plan'))
      found.push(await asker(`${role} of another plan`, role, { plan: 'PE-PAGA-8' }, false));
  }
  return found;
}

const RECORD = `mutation ($input: RecordDecisionInput!) { recordDecision(input: $input) { ... on Decision { id } } }`;

/** A record worth asking about: two plans, contributions, a decision, a commitment. */
async function writeRecord(api: TestApi): Promise<void> {
  const { database: db } = api;
  await api.act('{ __typename }');
  for (const plan of ['PE-PAGA-9', 'PE-PAGA-8']) await given(db).plan(plan);
  for (const code of ['CTR-901', 'CTR-902', 'CTR-903']) await given(db).contribution(code);
  await given(db).contribution('CTR-801', 'PE-PAGA-8');
  await given(db).commitment('1');
  const input = {
    contribution: 'CTR-903',
    stage: 'national_table',
    outcome: 'DEFERRED',
    reasonCode: 'budget',
    reasons: REASONS,
  };
  await done(api, RECORD, { input });
}

/** All that can be done to drafts without publishing them. */
async function writeDrafts(api: TestApi, token: string): Promise<string[]> {
  const ids: string[] = [];
  for (const input of SECRET_DRAFTS) {
    const { contribution: code, ...content } = input as { contribution: string };
    const { id } = await draftOn(api, code, content, token);
    await done(api, REVISE, { id, revision: 1, input: content }, token);
    const discarded = await draftOn(api, code, content, token);
    await done(api, DISCARD, { id: discarded.id }, token);
    ids.push(id, discarded.id);
  }
  return ids;
}

export async function startTwins(): Promise<Twins> {
  const db = await freshDatabase();
  const before = await startApi({}, db);
  await writeRecord(before);
  const person = await personWithSecrets(db);
  const askers = await askersOf(db);
  await before.app.close();
  const copy = await copyOf(db);
  const [full, bare] = [await startApi({}, db), await startApi({}, copy)];
  await publish(copy);
  await using signer = await signerFor(db);
  await signer.sign();
  const author = askers.find(({ role, readsDrafts }) => role === 'coordinator' && readsDrafts);
  const drafts = await writeDrafts(full, author?.token ?? '');
  await signer.sign();
  return {
    bare,
    full,
    askers,
    drafts,
    person,
    async [Symbol.asyncDispose]() {
      await full.app.close();
      await bare.app.close();
      await copy.drop();
      await db.drop();
    },
  };
}
