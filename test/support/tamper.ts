import { withClient, type TestDatabase } from './database.ts';

const TRIGGERS = `
  select format('alter table if exists %s enable always trigger %I', tgrelid::regclass, tgname) as sql
  from pg_trigger where tgrelid = any($1::regclass[]) and not tgisinternal`;

/**
 * What somebody does who is superuser of the database and leaves no trace: switches off what watches, changes what he
 * wants, and puts everything back. @param tables whose triggers stand in his way.
 */
export const tamper = (db: Pick<TestDatabase, 'url'>, tables: readonly string[], sql: string): Promise<void> =>
  withClient(db.url, async (client) => {
    const { rows: back } = await client.query<{ sql: string }>(TRIGGERS, [tables]);
    await client.query('alter event trigger quipu_schema disable; alter event trigger quipu_drop disable');
    for (const table of tables) await client.query(`alter table ${table} disable trigger all`);
    await client.query(sql);
    for (const table of tables) await client.query(`alter table if exists ${table} enable trigger all`);
    for (const { sql } of back) await client.query(sql);
    await client.query('alter event trigger quipu_schema enable always; alter event trigger quipu_drop enable always');
  });
