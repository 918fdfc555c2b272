import { describe, expect, test } from '@jest/globals';
import { foundIn } from '../support/audit.ts';
import { withClient, type TestDatabase } from '../support/database.ts';
import { erasable, type Erasable } from '../support/erasure.ts';
import { sequence } from '../support/log.ts';
import { tamper } from '../support/tamper.ts';

/** Does as the functions do that erase, by hand: with the owner's rights, under an act, and with their setting. */
const byHand = (db: TestDatabase, setting: string, sql: string) =>
  withClient(db.url, async (client) => {
    await client.query('begin');
    await client.query('set local role quipu_owner');
    await client.query(`select journal.begin_act('operator:other', 'privacy', 'text.erased', 'x')`);
    await client.query(`select set_config('quipu.erasing', $1, true)`, [setting]);
    await client.query(sql);
    await client.query('commit');
  });

const MARK = `'quipu:erased:00000000-0000-4000-8000-000000000000'`;

describe('by hand, even the owner with the setting of the functions', () => {
  test.each<[string, (world: Erasable) => Promise<string>, string]>([
    [
      'writes no other reasons',
      ({ row }) => row('decisions'),
      `update decisions set reasons = 'Otras palabras, con las cuarenta letras que hacen falta.'`,
    ],
    [
      'writes no other words into an edge',
      ({ row }) => row('lineage_edges'),
      `update lineage_edges set because = 'Otras'`,
    ],
    ['deletes no decision', ({ row }) => row('decisions'), `delete from decisions`],
    [
      'writes no other text into an entry',
      ({ row }) => row('decisions'),
      `update journal.entries set after = jsonb_set(after, '{reasons}', '"Otras"') where kind = 'decisions'`,
    ],
    [
      'adds nothing to an entry',
      ({ row }) => row('decisions'),
      `update journal.entries set after = after || '{"more": ${MARK.replaceAll("'", '"')}}' where kind = 'decisions'`,
    ],
    [
      'gives an entry to no other row',
      ({ row }) => row('decisions'),
      `update journal.entries set row_id = gen_random_uuid() where kind = 'decisions'`,
    ],
    [
      'writes no other reason into an act',
      ({ act }) => act(),
      `update journal.acts set reason = 'Otra' where reason is not null and act = 'edge.ended'`,
    ],
    ['changes no actor', ({ act }) => act(), `update journal.acts set actor = 'operator:x' where act = 'edge.ended'`],
    ['writes no other name', ({ person }) => Promise.resolve(person), `update journal.entry_personal set after = '{}'`],
    ['erases nobody else', () => Promise.resolve('x'), `delete from journal.entry_personal`],
    [
      'erases the text of no other row',
      () => Promise.resolve('x'),
      `update journal.entries set after = jsonb_set(after, '{reasons}', to_jsonb(${MARK}::text)) where kind = 'decisions'`,
    ],
  ])('%s', async (_what, setting, sql) => {
    await using world = await erasable();
    await expect(byHand(world.db, await setting(world), sql)).rejects.toMatchObject({ code: 'QP003' });
  });

  test('leaves a mark that the audit does not believe', async () => {
    await using world = await erasable();
    const { db } = world;
    const id = await world.row('decisions');
    await byHand(
      db,
      id,
      `update journal.entries set after = jsonb_set(after, '{reasons}', to_jsonb(${MARK}::text)), salts = '{}', salt = null where kind = 'decisions';
       update decisions set reasons = ${MARK}`,
    );
    await sequence(db);
    expect(await foundIn(db)).toContain('SALT_MISSING decisions text.reasons');
  });

  test('hides no other text under an erasure of the journal', async () => {
    await using world = await erasable();
    const { db } = world;
    await world.erase('text', 'contributions', await world.row('contributions'), 'title');
    await byHand(
      db,
      await world.row('contributions'),
      `update journal.entries set after = jsonb_set(after, '{title}', to_jsonb(${MARK}::text)) where kind = 'contributions' and op = 'insert'`,
    );
    expect(await foundIn(db)).toContain('PART_DIFFERS contributions text.title');
  });
});

test('what an older copy brings back after its erasure, the audit tells apart from what was never erased', async () => {
  await using world = await erasable();
  const { db } = world;
  const id = await world.row('decisions');
  const copy = await db.query<{ after: object; salt: Buffer }>(
    `select after, salt from journal.entries where kind = 'decisions'`,
  );
  await world.erase('text', 'decisions', id, 'reasons');
  await world.sign();
  expect(await foundIn(db)).toEqual([]);
  const { after, salt } = copy[0]!;
  await tamper(
    db,
    ['journal.entries'],
    `update journal.entries set after = '${JSON.stringify(after)}', salt = '\\x${salt.toString('hex')}', salts = null
     where kind = 'decisions' and op = 'insert'`,
  );
  expect(await foundIn(db)).toContain('ERASURE_INCOMPLETE decisions text.reasons');
});
