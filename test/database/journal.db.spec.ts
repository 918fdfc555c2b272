import { expect, test } from '@jest/globals';
import { Journal, Unchanged } from '@quipu/journal';
import { Rejection, system } from '@quipu/kernel';
import { databaseOptions } from '@quipu/platform/database';
import { DataSource } from 'typeorm';
import { given } from '../builders/index.ts';
import { freshDatabase, withClient, type TestDatabase } from '../support/database.ts';

const RENAME = `update plans set title_es = 'Otro título' where code = 'PE-PAGA-9'`;
const ACT = {
  actor: system('test'),
  act: 'plan.renamed',
  subject: 'PE-PAGA-9',
  reason: 'El título oficial cambió.',
} as const;

async function withJournal<T>(db: TestDatabase, work: (journal: Journal) => Promise<T>): Promise<T> {
  const database = await new DataSource(databaseOptions(db.applicationUrl, [])).initialize();
  try {
    return await work(new Journal(database));
  } finally {
    await database.destroy();
  }
}

test.each([
  ['the superuser', ''],
  ['the owner of the tables', 'set role quipu_owner;'],
  ['a session in replication mode', 'set session_replication_role = replica;'],
  ['a session with a made-up act', `set quipu.act = '1';`],
])('a change without an act is refused: %s', async (_who, prepare) => {
  await using db = await freshDatabase();
  await given(db).plan();
  const refused = withClient(db.url, (client) => client.query(`${prepare} ${RENAME}`));
  await expect(refused).rejects.toMatchObject({ code: 'QP001', message: expect.stringContaining('no act is open') });
});

test('the act of an earlier transaction opens nothing in a later one', async () => {
  await using db = await freshDatabase();
  await given(db).plan();
  const refused = withClient(db.url, async (client) => {
    await client.query('begin');
    await client.query(`select journal.begin_act('operator:test', 'coordinator', 'plan.renamed', 'x')`);
    const { rows } = await client.query<{ act: string }>(`select current_setting('quipu.act') as act`);
    await client.query('commit');
    await client.query(`select set_config('quipu.act', $1, false)`, [rows[0]?.act]);
    await client.query(RENAME);
  });
  await expect(refused).rejects.toMatchObject({ code: 'QP001' });
});

test('one write is one act, with who, why, before and after', async () => {
  await using db = await freshDatabase();
  await given(db).plan();
  await withJournal(db, (journal) => journal.write(ACT, async (tx) => void (await tx.query(RENAME))));
  const entries = await db.query(
    `select act, actor, role, reason, kind, op, before, after ->> 'title_es' as after from journal.acts
     join journal.entries on act_id = acts.id where act = 'plan.renamed'`,
  );
  expect(entries).toEqual([
    {
      act: 'plan.renamed',
      actor: 'system:test',
      role: 'system',
      reason: 'El título oficial cambió.',
      kind: 'plans',
      op: 'update',
      before: { title_es: 'Plan de prueba' },
      after: 'Otro título',
    },
  ]);
});

test('a refusal, a work that changes nothing, and a fault leave no trace', async () => {
  await using db = await freshDatabase();
  await given(db).plan();
  const [before] = await db.query('select count(*) from journal.acts');
  await withJournal(db, async (journal) => {
    await journal.write(ACT, async (tx) => (await tx.query(RENAME), new Rejection('PLAN_NOT_FOUND')));
    await journal.write(ACT, async (tx) => (await tx.query(RENAME), new Unchanged(1)));
    await expect(journal.write(ACT, (tx) => tx.query('select 1 / 0'))).rejects.toThrow('division by zero');
  });
  expect(await db.query('select count(*) from journal.acts')).toEqual([before]);
  expect(await db.query('select title_es from plans')).toEqual([{ title_es: 'Plan de prueba' }]);
});

test.each(['acts', 'entries'])(
  'what the journal holds in %s is never changed, not even by a superuser',
  async (table) => {
    await using db = await freshDatabase();
    await given(db).plan();
    for (const sql of [
      `update journal.${table} set at = now()`,
      `delete from journal.${table}`,
      `truncate journal.${table} cascade`,
    ]) {
      const statement = table === 'entries' ? sql.replace('set at = now()', `set kind = 'x'`) : sql;
      await expect(db.query(statement)).rejects.toMatchObject({ code: 'QP003' });
    }
  },
);

test('the application cannot switch the journal off', async () => {
  await using db = await freshDatabase();
  const tries = [
    'alter table plans disable trigger all',
    'set session_replication_role = replica',
    'insert into journal.entries default values',
  ];
  for (const sql of tries) {
    await expect(withClient(db.applicationUrl, (client) => client.query(sql))).rejects.toMatchObject({ code: '42501' });
  }
});

test('a thousand rows in one statement are a thousand entries of one act', async () => {
  await using db = await freshDatabase();
  await given(db).plan();
  await db.act(
    `insert into commitments (plan_id, number, title_es) select plans.id, n::text, 'Compromiso' from plans, generate_series(1, 1000) n`,
  );
  const [row] = await db.query(
    `select count(*)::int as entries, count(distinct act_id)::int as acts from journal.entries where kind = 'commitments'`,
  );
  expect(row).toEqual({ entries: 1000, acts: 1 });
});

test('an empty reason is no reason: the rule of the act is asked, and its refusal is told', async () => {
  await using db = await freshDatabase();
  await given(db).plan();
  const told = new Rejection('TOO_SHORT', 'because');
  const outcome = await withJournal(db, (journal) =>
    journal.write({ ...ACT, reason: '' }, () => Promise.resolve(told)),
  );
  expect(outcome).toBe(told);
});
