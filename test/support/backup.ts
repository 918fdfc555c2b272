import { randomUUID } from 'node:crypto';
import { databaseAt, withClient, type TestDatabase } from './database.ts';

/** Copies `db` as it is now, ending whoever works on it. */
export async function copyOf(db: Pick<TestDatabase, 'url'>): Promise<TestDatabase> {
  const of = new URL(db.url).pathname.slice(1);
  const name = `${of.slice(0, 30)}_${randomUUID().slice(0, 8)}`;
  const at = (database: string) => Object.assign(new URL(db.url), { pathname: `/${database}` }).href;
  const onServer = (sql: string) => withClient(at('postgres'), async (client) => void (await client.query(sql)));
  await onServer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${of}'`);
  await onServer(`create database "${name}" template "${of}"`);
  return databaseAt(at(name), () => onServer(`drop database "${name}" with (force)`));
}
