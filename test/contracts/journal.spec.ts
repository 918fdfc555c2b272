import { expect, test } from '@jest/globals';
import { entities } from '@quipu/api';
import { databaseOptions } from '@quipu/platform/database';
import { DataSource } from 'typeorm';
import { freshDatabase } from '../support/database.ts';

/** Acts on these are refused for ever; design, P2. */
const APPEND_ONLY = [
  'answers',
  'assessments',
  'communications',
  'contribution_files',
  'decisions',
  'draft_commitment_authors',
  'draft_commitment_sources',
  'draft_commitment_versions',
  'draft_commitments',
  'event_documents',
  'evidence',
  'milestone_statuses',
  'minutes',
  'minutes_observations',
  'moderations',
  'opinions',
  'review_requests',
  'snapshots',
  'standard_ratings',
  'votes',
];

/** Triggers of what is not ours: the list of migrations is TypeORM's. */
const TRIGGERS = `
  select c.relname as table, array_agg(t.tgname::text order by t.tgname) filter (where t.tgenabled = 'A') as always,
    bool_and(t.tgenabled = 'A') as all_always
  from pg_class c left join pg_trigger t on t.tgrelid = c.oid and not t.tgisinternal
  where c.relnamespace = $1::regnamespace and c.relkind = 'r' and c.relname <> 'migrations' group by c.relname order by c.relname`;

interface Guarded extends Record<string, unknown> {
  readonly table: string;
  readonly always: readonly string[];
  readonly all_always: boolean;
}

test('every domain table is under the journal, also for a session in replication mode', async () => {
  await using db = await freshDatabase();
  const tables = await db.query<Guarded>(TRIGGERS, ['public']);
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

test('every table of the journal itself is guarded, also for a session in replication mode', async () => {
  await using db = await freshDatabase();
  const tables = await db.query<Guarded>(TRIGGERS, ['journal']);
  expect(tables.length).toBeGreaterThan(8);
  for (const { table, always, all_always } of tables)
    expect([table, always?.length > 0, all_always]).toEqual([table, true, true]);
});

test('every column is declared as public, text, private or personal, as it is now', async () => {
  await using db = await freshDatabase();
  const undeclared = await db.query(`
    select c.relname, attname, format_type(coalesce(nullif(typbasetype, 0), atttypid), atttypmod) as type, newest.columns -> attname as declared
    from pg_class c join pg_attribute on attrelid = c.oid and attnum > 0 and not attisdropped join pg_type on pg_type.oid = atttypid
    left join lateral (select columns from journal.shapes where kind = c.relname order by shape desc limit 1) as newest on true
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migrations'
      and format_type(coalesce(nullif(typbasetype, 0), atttypid), atttypmod) is distinct from newest.columns -> attname ->> 'type'`);
  expect(undeclared).toEqual([]);
  const [columns] = await db.query<{ count: number }>(
    'select count(*)::int from journal.shapes, jsonb_object_keys(columns)',
  );
  expect(columns?.count).toBeGreaterThan(150);
});

test('the past has a twin of every table and view, built from what they are now', async () => {
  await using db = await freshDatabase();
  const VIEWS = `select c.relname, string_agg(format('%s %s', attname, format_type(atttypid, atttypmod)), ', ' order by attnum) as columns,
      md5(pg_get_viewdef(c.oid)) as definition from pg_class c join pg_attribute on attrelid = c.oid and attnum > 0
    where c.relnamespace = 'as_of'::regnamespace group by c.oid, c.relname order by c.relname`;
  const before = await db.query(VIEWS);
  await db.query('call journal.build_past()');
  expect(await db.query(VIEWS)).toEqual(before);
  const missing = await db.query(`
    select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v') and relname <> 'migrations'
      and to_regclass(format('as_of.%I', relname)) is null`);
  expect(missing).toEqual([]);
});

test('every table is an entity, and every entity a table', async () => {
  await using db = await freshDatabase();
  const tables = await db.query<Guarded>(TRIGGERS, ['public']);
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

test('who writes the log writes nothing else, and who erases does it by the functions alone', async () => {
  await using db = await freshDatabase();
  const granted = await db.query(
    `select grantee, lower(privilege_type) as may, string_agg(table_name, ' ' order by table_name) as tables from information_schema.role_table_grants
     where grantee in ('quipu_sequencer', 'quipu_privacy') and privilege_type <> 'SELECT' and table_schema in ('public', 'journal', 'as_of') group by 1, 2 order by 1, 2`,
  );
  expect(granted).toEqual([
    { grantee: 'quipu_sequencer', may: 'insert', tables: 'checkpoints cosignatures leaves tiles' },
    { grantee: 'quipu_sequencer', may: 'update', tables: 'head tiles' },
  ]);
  const [personal] = await db.query(
    `select has_table_privilege('quipu_application', 'journal.entry_personal', 'select') as application,
       has_table_privilege('quipu_reader', 'journal.entry_personal', 'select') as reader,
       has_function_privilege('quipu_application', 'journal.erase_person(uuid, text, text)', 'execute') as erase,
       has_function_privilege('quipu_sequencer', 'journal.begin_act(text, text, text, text, text, text, text)', 'execute') as act`,
  );
  expect(personal).toEqual({ application: false, reader: false, erase: false, act: false });
});
