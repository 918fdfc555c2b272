import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { verifyReceipt } from '@quipu/proof';
import { foundIn } from '../support/audit.ts';
import { withClient, type TestDatabase } from '../support/database.ts';
import { BASIS, erasable, type Erasable } from '../support/erasure.ts';
import { sequence } from '../support/log.ts';
import { publicLogOf } from '../support/public-log.ts';

/** The newest entry about a table: its id. */
const newest = async (db: TestDatabase, kind: string, op = '%') => {
  const [row] = await db.query<{ id: string }>(
    'select id from journal.entries where kind = $1 and op like $2 order by id desc limit 1',
    [kind, op],
  );
  return row?.id ?? '';
};

/** What the receipt of an entry proves: parts by what became of them. */
async function provedOf(db: TestDatabase, entry: string) {
  await using log = publicLogOf(db);
  const { isVerified, parts, withheld, erased } = verifyReceipt(await log.receipt(entry));
  return { isVerified, shown: Object.fromEntries(parts.map(({ part, value }) => [part, value])), withheld, erased };
}

describe('an erasure is refused', () => {
  test.each<[string, (world: Erasable) => Promise<unknown>]>([
    [
      'without a legal basis',
      async ({ erase, row }) => erase('text', 'decisions', await row('decisions'), 'reasons', '  '),
    ],
    ['with a basis that says nothing', async ({ erase, person }) => erase('person', person, 'Ley 29733')],
    [
      'of a column that is no text',
      async ({ erase, row }) => erase('text', 'decisions', await row('decisions'), 'outcome'),
    ],
    [
      'of a text that nobody wrote',
      async ({ erase, row }) => erase('text', 'decisions', await row('decisions'), 'legal_ground'),
    ],
    ['of a row that does not exist', ({ erase }) => erase('text', 'decisions', randomUUID(), 'reasons')],
    [
      'of a table that does not exist',
      ({ erase }) => erase('text', 'decisions; drop table plans', randomUUID(), 'reasons'),
    ],
    ['of a person of whom nothing is held', ({ erase }) => erase('person', randomUUID())],
    ['of an act that does not exist', ({ erase }) => erase('reason', '999999')],
  ])('%s', async (_what, erase) => {
    await using world = await erasable();
    await expect(erase(world)).rejects.toMatchObject({ code: 'QP006' });
    expect(await foundIn(world.db)).toEqual([]);
  });

  test('before all of what it would take has a leaf', async () => {
    await using world = await erasable();
    const { db, erase, row, person } = world;
    await db.act(`update contributions set title = 'Otro título'`);
    await db.act(`update people set name = 'Otro nombre'`);
    const contribution = await row('contributions');
    await expect(erase('text', 'contributions', contribution, 'title')).rejects.toMatchObject({ code: 'QP004' });
    await expect(erase('person', person)).rejects.toMatchObject({ code: 'QP004' });
    await sequence(db);
    await erase('text', 'contributions', contribution, 'title');
    await erase('person', person);
  });

  test('to everybody but the privacy officer', async () => {
    await using world = await erasable();
    const { db, person } = world;
    const calls = [
      `select journal.erase_person('${person}', '${BASIS}', 'a:b')`,
      `select journal.erase_text('decisions', '${await world.row('decisions')}', 'reasons', '${BASIS}', 'a:b')`,
      `select journal.erase_reason(${await world.act()}, '${BASIS}', 'a:b')`,
    ];
    for (const sql of calls)
      for (const url of [db.applicationUrl, db.sequencerUrl])
        await expect(withClient(url, (client) => client.query(sql))).rejects.toMatchObject({ code: '42501' });
  });
});

describe('a text that was erased', () => {
  test.each<[string, string, keyof Erasable['words']]>([
    ['decisions', 'reasons', 'reasons'],
    ['contributions', 'title', 'title'],
    ['lineage_edges', 'because', 'because'],
    ['lineage_edges', 'ended_because', 'ended'],
  ])('leaves a mark in %s.%s; all else of the entry is proved as before', async (kind, column) => {
    await using world = await erasable();
    const { db } = world;
    const entry = await newest(db, kind);
    const before = await provedOf(db, entry);
    const [was] = await db.query(`select * from ${kind}`);
    const record = await world.erase('text', kind, await world.row(kind), column);
    const mark = `quipu:erased:${record}`;
    const part = `text.${column}`;
    const { [part]: _gone, ...others } = before.shown;
    expect(await provedOf(db, entry)).toEqual({ ...before, shown: others, erased: [part] });
    expect(await db.query(`select * from ${kind}`)).toEqual([{ ...was, [column]: mark }]);
    expect(await foundIn(db)).toEqual([]);
  });

  test('is gone from every day of the past', async () => {
    await using world = await erasable();
    const { db } = world;
    const [size] = await db.query<{ size: string }>('select size from journal.head');
    const titles = () =>
      withClient(db.url, async (client) => {
        await client.query(`set quipu.as_of = '${size?.size}'`);
        return (await client.query('select title from as_of.contributions')).rows;
      });
    expect(await titles()).toEqual([{ title: world.words.title }]);
    const record = await world.erase('text', 'contributions', await world.row('contributions'), 'title');
    expect(await titles()).toEqual([{ title: `quipu:erased:${record}` }]);
  });

  test('is erased from the history of a row that is no more', async () => {
    await using world = await erasable();
    const { db, words } = world;
    const id = await world.row('people');
    await db.act('delete from people');
    await sequence(db);
    await world.erase('text', 'people', id, 'statement');
    await world.erase('person', world.person);
    expect(await foundIn(db)).toEqual([]);
    expect(words.name).not.toBe('');
  });
});

test('the reason of an act that was erased leaves a mark, and who acted is proved as before', async () => {
  await using world = await erasable();
  const { db } = world;
  const entry = await newest(db, 'lineage_edges');
  const before = await provedOf(db, entry);
  const act = await world.act();
  const record = await world.erase('reason', act);
  const { why: _gone, ...others } = before.shown;
  expect(await provedOf(db, entry)).toEqual({ ...before, shown: others, erased: ['why'] });
  expect(await db.query('select reason from journal.acts where id = $1', [act])).toEqual([
    { reason: `quipu:erased:${record}` },
  ]);
  expect(await foundIn(db)).toEqual([]);
});

test('a person who was erased keeps her number, and nothing else', async () => {
  await using world = await erasable();
  const { db, person } = world;
  const entry = await newest(db, 'people', 'insert');
  const before = await provedOf(db, entry);
  await world.erase('person', person);
  expect(await provedOf(db, entry)).toEqual({ ...before, withheld: ['private'], erased: ['personal'] });
  expect(await db.query('select person_id, name, email, statement from people')).toEqual([
    { person_id: person, name: null, email: null, statement: 'Se queda' },
  ]);
  expect(await foundIn(db)).toEqual([]);
});

test('the erasure is an act with its legal basis, in the log as any other', async () => {
  await using world = await erasable();
  const { db } = world;
  const record = await world.erase('person', world.person);
  await sequence(db);
  const [act] = await db.query(
    `select actor, role, act, subject, reason, log_index is not null as "isLogged" from journal.entries
     join journal.acts on acts.id = act_id left join journal.leaves on entry_id = entries.id where entries.row_id = $1`,
    [record],
  );
  expect(act).toEqual({
    actor: 'operator:privacy',
    role: 'privacy',
    act: 'person.erased',
    subject: `person/${world.person}`,
    reason: BASIS,
    isLogged: true,
  });
});
