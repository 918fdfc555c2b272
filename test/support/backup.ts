import { randomUUID } from 'node:crypto';
import { withClient, type TestDatabase } from './database.ts';

/** A database that stands as another did when it was copied. */
export interface Copy extends AsyncDisposable, Pick<TestDatabase, 'url' | 'sequencerUrl' | 'query'> {}

/** Copies `db` as it is now, ending whoever works on it. */
export async function copyOf(db: TestDatabase): Promise<Copy> {
  const of = new URL(db.url).pathname.slice(1);
  const name = `${of.slice(0, 30)}_${randomUUID().slice(0, 8)}`;
  const at = (url: string, database: string) => Object.assign(new URL(url), { pathname: `/${database}` }).href;
  const onServer = (sql: string) => withClient(at(db.url, 'postgres'), (client) => client.query(sql));
  await onServer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${of}'`);
  await onServer(`create database "${name}" template "${of}"`);
  const url = at(db.url, name);
  return {
    url,
    sequencerUrl: at(db.sequencerUrl, name),
    query: (sql, values) => withClient(url, async (client) => (await client.query(sql, values)).rows),
    [Symbol.asyncDispose]: async () => void (await onServer(`drop database "${name}" with (force)`)),
  };
}
