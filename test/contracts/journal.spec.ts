import { expect, test } from '@jest/globals';
import { entities } from '@quipu/api';
import { DataSource } from 'typeorm';
import { databaseOptions } from '@quipu/platform/database';
import { freshDatabase } from '../support/database.ts';

/** Acts on these are refused for ever; design, P2. */
const APPEND_ONLY = ['assessments', 'decisions', 'snapshots', 'standard_ratings'];

const TRIGGERS = `
  select c.relname as table, array_agg(t.tgname::text order by t.tgname) filter (where t.tgenabled = 'A') as always,
    bool_and(t.tgenabled = 'A') as all_always
  from pg_class c left join pg_trigger t on t.tgrelid = c.oid and not t.tgisinternal
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migrations' group by c.relname order by c.relname`;

interface Guarded {
  readonly table: string;
  readonly always: readonly string[];
  readonly all_always: boolean;
}

test('every domain table is under the journal, also for a session in replication mode', async () => {
  await using db = await freshDatabase();
  const tables = await db.query<Guarded & Record<string, unknown>>(TRIGGERS);
  expect(tables.length).toBeGreaterThan(20);
  for (const { table, always } of tables)
    expect([table, always]).toEqual([
      table,
      expect.arrayContaining(['aa_no_truncate', 'zz_journal_delete', 'zz_journal_insert', 'zz_journal_update']),
    ]);
  expect(tables.filter((table) => table.always.includes('aa_append_only')).map(({ table }) => table)).toEqual(
    APPEND_ONLY,
  );
});

test('every table is an entity, and every entity a table', async () => {
  await using db = await freshDatabase();
  const tables = await db.query<Guarded & Record<string, unknown>>(TRIGGERS);
  const database = await new DataSource(databaseOptions(db.url, entities)).initialize();
  const known = database.entityMetadatas.map(({ tableName }) => tableName).toSorted();
  await database.destroy();
  expect(known).toEqual(tables.map(({ table }) => table));
});

test('the application may not change or delete what is never changed, nor write the journal itself', async () => {
  await using db = await freshDatabase();
  const granted = await db.query<{ table: string; may: string }>(
    `select format('%s.%s', table_schema, table_name) as table, lower(privilege_type) as may from information_schema.role_table_grants
     where grantee = 'quipu_application' and privilege_type <> 'SELECT' and table_schema in ('public', 'journal')`,
  );
  const may = (what: string) => granted.filter((grant) => grant.may === what).map(({ table }) => table);
  expect(may('delete')).toEqual([]);
  expect(may('truncate')).toEqual([]);
  expect(may('update').filter((table) => APPEND_ONLY.some((name) => table === `public.${name}`))).toEqual([]);
  expect(granted.filter(({ table }) => table.startsWith('journal.'))).toEqual([]);
});
