import { describe, expect, test } from '@jest/globals';
import { foundIn } from '../support/audit.ts';
import { withClient, type TestDatabase } from '../support/database.ts';
import { erasable } from '../support/erasure.ts';
import { sequence } from '../support/log.ts';

/** Resolves once a session of the database waits for another. */
async function somebodyWaits(db: TestDatabase): Promise<void> {
  const WAITING = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await db.query(WAITING)).length === 0);
}

test('an erasure is refused a second time, for there is nothing left', async () => {
  await using world = await erasable();
  const erasures = [
    async () => world.erase('text', 'decisions', await world.row('decisions'), 'reasons'),
    async () => world.erase('reason', await world.act()),
    () => world.erase('person', world.person),
  ];
  for (const erase of erasures) {
    await erase();
    await sequence(world.db);
    await expect(erase()).rejects.toMatchObject({ code: 'QP006' });
  }
  expect(await foundIn(world.db)).toEqual([]);
});

test('an erased text may be written anew, and erased again; each mark names its own erasure', async () => {
  await using world = await erasable();
  const { db } = world;
  const id = await world.row('contributions');
  const first = await world.erase('text', 'contributions', id, 'title');
  await db.act(`update contributions set title = 'Otra vez'`);
  await sequence(db);
  const second = await world.erase('text', 'contributions', id, 'title');
  await sequence(db);
  const marks = await db.query(
    `select distinct after ->> 'title' as mark from journal.entries where kind = 'contributions' order by 1`,
  );
  expect(marks.map(({ mark }) => mark)).toEqual([first, second].map((record) => `quipu:erased:${record}`).toSorted());
  expect(await foundIn(db)).toEqual([]);
});

test('the application hears why an edge does not change', async () => {
  await using world = await erasable();
  const refused = withClient(world.db.applicationUrl, async (client) => {
    await client.query('begin');
    await client.query(`select journal.begin_act('operator:test', 'coordinator', 'edge.changed', 'x')`);
    await client.query(`update lineage_edges set because = 'Otras'`);
  });
  await expect(refused).rejects.toMatchObject({ code: 'QP003' });
});

describe('while somebody writes', () => {
  /** Runs `erasure` while a change that is not committed waits. @returns what became of it */
  const during = async (db: TestDatabase, sql: string, erasure: () => Promise<unknown>) =>
    withClient(db.url, async (client) => {
      await client.query('begin');
      await client.query(`select journal.begin_act('operator:test', 'coordinator', 'test.prepared', 'test')`);
      await client.query(sql);
      const outcome = erasure().then(
        () => 'erased',
        (fault: { code: string }) => fault.code,
      );
      await Promise.race([outcome, somebodyWaits(db)]);
      await client.query('commit');
      return await outcome;
    });

  test('an erased text does not slip into an entry that nobody erased', async () => {
    await using world = await erasable();
    const { db } = world;
    const id = await world.row('contributions');
    const erase = () => world.erase('text', 'contributions', id, 'title');
    expect(await during(db, `update contributions set title = 'secreto en carrera'`, erase)).toBe('QP004');
    await sequence(db);
    await erase();
    await sequence(db);
    expect(
      await db.query(`select from journal.entries where after::text like '%carrera%' or before::text like '%carrera%'`),
    ).toEqual([]);
    expect(await foundIn(db)).toEqual([]);
  });

  test('a person is erased whole or not at all', async () => {
    await using world = await erasable();
    const { db, person } = world;
    const erase = () => world.erase('person', person);
    const more = `insert into people (person_id, name) values ('${person}', 'secreto en carrera')`;
    expect(await during(db, more, erase)).toBe('QP004');
    await sequence(db);
    await erase();
    await sequence(db);
    expect(await db.query(`select from journal.entry_personal where after::text like '%carrera%'`)).toEqual([]);
    expect(await foundIn(db)).toEqual([]);
  });

  test('of two erasures of the same at once one is made', async () => {
    await using world = await erasable();
    const ids = [await world.row('decisions'), await world.act()] as const;
    for (const erase of [
      () => world.erase('text', 'decisions', ids[0], 'reasons'),
      () => world.erase('reason', ids[1]),
      () => world.erase('person', world.person),
    ]) {
      const outcomes = await Promise.allSettled([erase(), erase()]);
      const refused = outcomes.flatMap((outcome) =>
        outcome.status === 'rejected' ? [outcome.reason as { code: string }] : [],
      );
      expect(refused.map(({ code }) => code)).toEqual(['QP006']);
    }
    await sequence(world.db);
    expect(await foundIn(world.db)).toEqual([]);
  });
});

describe('after the schema has changed', () => {
  const migrate = (db: TestDatabase, sql: string) =>
    db.query(`select set_config('quipu.migration', '0099-test', false); ${sql}; call journal.build_past()`);

  test('a text is erased whose column is gone', async () => {
    await using world = await erasable();
    const { db } = world;
    await migrate(
      db,
      `alter table people drop column statement; call journal.declare('people', public_columns => 'id person_id', private_columns => 'note', personal_columns => 'name email', subject => 'person_id')`,
    );
    await world.erase('text', 'people', await world.row('people'), 'statement');
    expect(await foundIn(db)).toEqual([]);
    expect(await db.query(`select from journal.entries where after ->> 'statement' = 'Se queda'`)).toEqual([]);
  });

  test('a person is erased whose columns are gone', async () => {
    await using world = await erasable();
    const { db } = world;
    await migrate(
      db,
      `alter table people drop column name, drop column email; call journal.declare('people', public_columns => 'id person_id', text_columns => 'statement', private_columns => 'note', subject => 'person_id')`,
    );
    await world.erase('person', world.person);
    expect(await foundIn(db)).toEqual([]);
    expect(await db.query('select from journal.entry_personal')).toEqual([]);
  });

  test('a person is erased whose table is gone', async () => {
    await using world = await erasable();
    const { db } = world;
    await migrate(db, 'drop table people cascade');
    await world.erase('person', world.person);
    await sequence(db);
    expect(await foundIn(db)).toEqual([]);
    expect(await db.query('select from journal.entry_personal')).toEqual([]);
  });

  test('a text that was a column like any other is erased with the salt of the part that it stood in', async () => {
    await using world = await erasable();
    const { db } = world;
    await migrate(
      db,
      `call journal.declare('stages', public_columns => 'id plan_id code position title_en opens_on closes_on announced_on', text_columns => 'title_es')`,
    );
    const id = await world.row('stages');
    await world.erase('text', 'stages', id, 'title_es');
    await sequence(db);
    expect(await foundIn(db)).toEqual([]);
    const [entry] = await db.query(`select salt, salts from journal.entries where row_id = $1 and op = 'insert'`, [id]);
    expect(entry).toEqual({ salt: null, salts: expect.not.objectContaining({ core: expect.anything() }) });
  });
});
