import { expect, test } from '@jest/globals';
import { statesAt, type Sought } from '@quipu/journal/history';
import { PastReader, Reader } from '@quipu/platform/database';
import { given } from '../builders/index.ts';
import { freshDatabase, withClient, type TestDatabase } from '../support/database.ts';
import { sequence } from '../support/log.ts';
import { importInto, PERU } from '../support/packages.ts';
import { withPeople } from '../support/people.ts';

const COUNT = 'select count(*)::int as count from contributions';

/** Lends a reader of the past with so many connections, as the API has it. */
async function withPast(db: TestDatabase, most: number, work: (past: PastReader) => Promise<void>): Promise<void> {
  const past = new PastReader(db.applicationUrl, most);
  try {
    await work(past);
  } finally {
    await past.close();
  }
}

async function sizeOf(db: TestDatabase): Promise<number> {
  await sequence(db);
  const [head] = await db.query<{ size: number }>('select size::int from journal.head');
  return head?.size ?? 0;
}

/** What rows were, as the application may read it. */
async function states(db: TestDatabase, sought: readonly Sought[]) {
  const reader = new Reader(db.applicationUrl, 1);
  try {
    return await statesAt((sql, values) => reader.rows(sql, values), sought);
  } finally {
    await reader.close();
  }
}

const idOf = async (db: TestDatabase, sql: string) => (await db.query<{ id: string }>(sql))[0]?.id ?? '';

test('at the head of the log the past is what the tables and views say, whatever was done to them', async () => {
  await using db = await freshDatabase();
  await importInto(db, PERU);
  await db.act(`update contributions set title = 'Otro ' || code, body = null, institution_id = null`);
  await db.act(`update plans set completion_percent_published = 66.67, title_en = E'Plan with "quotes"\\nand lines'`);
  await db.act(
    `update lineage_edges set ended_at = '2026-03-04 05:06:07.123456+00', ended_because = 'Se separó' where kind = 'adopted_as'`,
  );
  await db.act(`delete from recommendations where number = 1`);
  const size = await sizeOf(db);
  const named = await db.query<{ name: string; columns: string }>(
    `select relname as name, string_agg(quote_ident(attname), ', ' order by attnum) as columns
     from pg_class join pg_attribute on attrelid = pg_class.oid
     where relnamespace = 'as_of'::regnamespace and attnum > 0 group by relname order by relname`,
  );
  expect(named.length).toBeGreaterThan(25);
  await withPast(db, 1, async (past) => {
    for (const { name, columns } of named) {
      // Of a row the past has what is public.
      const sql = (schema: string) =>
        `select row::text from (select ${columns} from ${schema}.${name}) as row order by row::text`;
      expect([name, await past.rows(size, sql('as_of'))]).toEqual([name, await db.query(sql('public'))]);
    }
  });
});

test('before the first leaf there is nothing, also for who does not say when', async () => {
  await using db = await freshDatabase();
  await importInto(db, PERU);
  await sequence(db);
  await withPast(db, 1, async (past) => expect(await past.rows(0, COUNT)).toEqual([{ count: 0 }]));
  const options = '-c search_path=as_of,public';
  const url = `${db.applicationUrl}?options=${encodeURIComponent(options)}`;
  expect((await withClient(url, (client) => client.query(COUNT))).rows).toEqual([{ count: 0 }]);
});

test('each question is answered as of its own position, whatever its connection was asked before', async () => {
  await using db = await freshDatabase();
  await given(db).plan();
  const sizes: number[] = [];
  for (const code of ['CTR-1', 'CTR-2', 'CTR-3']) {
    await given(db).contribution(code);
    sizes.push(await sizeOf(db));
  }
  const asked = Array.from({ length: 60 }, (_, at) => at % sizes.length);
  await withPast(db, 2, async (past) => {
    const counts = await Promise.all(
      asked.map(async (at) => (await past.rows<{ count: number }>(sizes[at] ?? 0, COUNT))[0]?.count),
    );
    expect(counts).toEqual(asked.map((at) => at + 1));
    await expect(past.rows(sizes[0] ?? 0, 'select 1 / 0')).rejects.toThrow(/division by zero/);
    expect(await past.rows(sizes[1] ?? 0, COUNT)).toEqual([{ count: 2 }]);
  });
});

test('who reads the past writes nothing', async () => {
  await using db = await freshDatabase();
  await withPast(db, 1, async (past) => {
    await expect(past.rows(1, `insert into public.plans (code) values ('X')`)).rejects.toThrow(/read-only transaction/);
  });
});

test('what is private or personal has no past', async () => {
  await using db = await freshDatabase();
  const people = await withPeople(db);
  await db.query('call journal.build_past()');
  await people.speak('Una opinión pública');
  const size = await sizeOf(db);
  await withPast(db, 1, async (past) => {
    const [row] = await past.rows(size, 'select * from as_of.people');
    expect(row).toEqual({
      id: expect.any(String),
      person_id: expect.any(String),
      statement: 'Una opinión pública',
      votes: '0.00',
    });
  });
});

test('the state of a row is what the log said of it at each size, and the leaf that says so', async () => {
  await using db = await freshDatabase();
  await given(db).plan();
  const before = await sizeOf(db);
  await given(db).commitment('1');
  await db.act(`insert into milestones (commitment_id, number, title_es) select id, '1', 'Primero' from commitments`);
  const row = await idOf(db, 'select id from milestones');
  const recorded = await sizeOf(db);
  await db.act(`update milestones set title_es = 'Segundo'`);
  const changed = await sizeOf(db);
  await db.act('delete from milestones');
  const deleted = await sizeOf(db);
  const reference = { table: 'milestones', row };
  const found = await states(
    db,
    [before, recorded, changed, deleted].map((size) => ({ reference, size })),
  );
  expect(found.map((state) => state && [state.logIndex, state.image['title_es']])).toEqual([
    undefined,
    [recorded - 1, 'Primero'],
    [changed - 1, 'Segundo'],
    undefined,
  ]);
});

test('a row is found by its code within its plan, and where it has none, by its code alone', async () => {
  await using db = await freshDatabase();
  await given(db).plan('PE-1');
  await db.act(`insert into plans (member_id, code, number, title_es) select id, 'PE-2', 10, 'Otro' from members`);
  await db.act(
    `insert into stages (plan_id, code, position, title_es) select id, 'national_table', 1, 'Mesa del otro plan' from plans where code = 'PE-2'`,
  );
  const size = await sizeOf(db);
  const plan = await idOf(db, `select id from plans where code = 'PE-2'`);
  const match = (table: string, columns: object): Sought => ({ reference: { table, match: { ...columns } }, size });
  const found = await states(db, [
    match('stages', { code: 'national_table', plan_id: plan }),
    match('reason_codes', { code: 'budget' }),
    match('stages', { code: 'plan_adoption', plan_id: plan }),
    match('reason_codes', { code: 'nothing' }),
  ]);
  expect(found.map((state) => state?.image['title_es'])).toEqual([
    'Mesa del otro plan',
    expect.any(String),
    undefined,
    undefined,
  ]);
});
