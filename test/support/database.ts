import { randomUUID } from 'node:crypto';
import { install } from '@quipu/migrations/install';
import { publishVocabulary } from '@quipu/open-data';
import pg from 'pg';

const server = () => process.env['TEST_DATABASE_URL'] ?? '';
const run = () => `quipu_${process.env['TEST_RUN'] ?? 'alone'}`;
/** Of every role on the test server; a throw-away word, not a secret. */
export const PASSWORD = 'tested';

/** The URL of database `name` on the test server, as its superuser. */
function urlOf(name: string): string {
  const url = new URL(server());
  url.pathname = `/${name}`;
  return url.href;
}

/** Runs `work` on a connection of its own, as the superuser of the test server. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const TEMPLATE_LOCK = 0x7465_6d70;

/** Builds the migrated template with its vocabulary once in a run, whoever comes first. */
async function template(): Promise<string> {
  const name = `${run()}_template`;
  await withClient(server(), async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await client.query('select from pg_database where datname = $1 and datistemplate', [name]);
    if (rowCount) return;
    await client.query(`drop database if exists ${name}`);
    await client.query(`create database ${name}`);
    await install(urlOf(name), { application: PASSWORD, sequencer: PASSWORD, privacy: PASSWORD });
    await publishVocabulary(urlOf(name));
    await client.query(`alter database ${name} with is_template true`);
  });
  return name;
}

/** An empty, migrated database of one's own. */
export interface TestDatabase extends AsyncDisposable {
  /** Of the superuser. */
  readonly url: string;
  /** Of the role that the application has. */
  readonly applicationUrl: string;
  /** Of the role that writes the log. */
  readonly sequencerUrl: string;
  /** Of the role that erases. */
  readonly privacyUrl: string;
  /** Runs SQL as the superuser, outside any act. */
  query<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Runs SQL as the superuser within an act. */
  act(sql: string, values?: unknown[]): Promise<void>;
  drop(): Promise<void>;
}

/** Clones the template; dropped at the end of `await using`. */
export async function freshDatabase(): Promise<TestDatabase> {
  const from = await template();
  const name = `${run()}_${randomUUID().replaceAll('-', '')}`;
  await withClient(server(), (client) => client.query(`create database ${name} template ${from}`));
  const drop = () =>
    withClient(server(), async (client) => void (await client.query(`drop database if exists ${name} with (force)`)));
  return databaseAt(urlOf(name), drop);
}

/** The migrated database at `url`, a superuser's, whose roles have the password of the tests. */
export function databaseAt(url: string, drop: () => Promise<void>): TestDatabase {
  const as = (username: string) => Object.assign(new URL(url), { username, password: PASSWORD }).href;
  return {
    url,
    applicationUrl: as('quipu_application'),
    sequencerUrl: as('quipu_sequencer'),
    privacyUrl: as('quipu_privacy'),
    query: (sql, values) => withClient(url, async (client) => (await client.query(sql, values)).rows),
    act: (sql, values) =>
      withClient(url, async (client) => {
        await client.query('begin');
        await client.query(`select journal.begin_act('operator:test', 'coordinator', 'test.prepared', 'test')`);
        await client.query(sql, values);
        await client.query('commit');
      }),
    drop,
    [Symbol.asyncDispose]: drop,
  };
}
