import { describe, expect, test } from '@jest/globals';
import { formatVkey } from '@quipu/proof';
import { foundIn, loggedDecision } from '../support/audit.ts';
import { freshDatabase } from '../support/database.ts';
import { sequence } from '../support/log.ts';
import { importInto, PERU } from '../support/packages.ts';
import { tamper } from '../support/tamper.ts';

/** What was tampered with; in which tables, how, and what the audit says. */
type Case = [what: string, tables: string[], sql: string, found: string[]];

const foundAfter = async (tables: readonly string[], sql: string) => {
  await using db = await loggedDecision();
  await tamper(db, tables, sql);
  return await foundIn(db);
};

/** The newest leaf, and the act of the newest entry, about a table. */
const leafOf = (kind: string) => `log_index = (select max(log_index) from journal.leaves where kind = '${kind}')`;
const actOf = (kind: string) => `id = (select max(act_id) from journal.entries where kind = '${kind}')`;

const UNKNOWN_KEY = formatVkey('quipu.example/journal', Buffer.alloc(32, 7));

describe('the record', () => {
  test.each<Case>([
    [
      'a row that was changed',
      ['decisions'],
      `update decisions set outcome = 'deferred', reasons = reasons || '.'`,
      ['ROW_DIFFERS decisions outcome reasons'],
    ],
    [
      'a row that was added',
      ['contributions'],
      `insert into contributions (plan_id, code, kind, first_stage_code, title, contributor_kind)
       select plan_id, 'CTR-XX', kind, first_stage_code, title, contributor_kind from contributions`,
      ['ROW_NEVER_LOGGED contributions'],
    ],
    ['a row that was deleted', ['decisions'], 'delete from decisions', ['ROW_VANISHED decisions']],
    [
      'a table that was dropped',
      ['recommendations'],
      'drop table recommendations cascade',
      [
        'TABLE_MISSING recommendations',
        'PAST_DIFFERS recommendations id irm_report_id is_addressed is_integrated number title_en title_es',
      ],
    ],
    ['a column that nobody declared', [], `alter table plans add column note text`, ['DECLARATION_DIFFERS plans note']],
  ])('%s', async (_what, tables, sql, found) => {
    expect(await foundAfter(tables, sql)).toEqual(found);
  });

  test('a row that was deleted, and is there again', async () => {
    await using db = await loggedDecision();
    await db.act('delete from stages where position = 3');
    await sequence(db);
    await tamper(
      db,
      ['stages'],
      `insert into stages select (jsonb_populate_record(null::stages, before)).* from journal.entries where kind = 'stages' and op = 'delete'`,
    );
    expect(await foundIn(db)).toEqual(['ROW_NEVER_LOGGED stages']);
  });

  test('a row that was changed behind the journal, and honestly since', async () => {
    await using db = await loggedDecision();
    await tamper(db, ['contributions'], `update contributions set title = 'Nada'`);
    await db.act(`update contributions set title = 'Agua'`);
    await sequence(db);
    expect(await foundIn(db)).toEqual(['HISTORY_BROKEN contributions title']);
  });
});

test.each<Case>([
  [
    'the reasons in an entry',
    ['journal.entries'],
    `update journal.entries set after = jsonb_set(after, '{reasons}', '"No."') where kind = 'decisions'`,
    ['PART_DIFFERS decisions text.reasons', 'ROW_DIFFERS decisions reasons'],
  ],
  [
    'who did it, when and why',
    ['journal.acts'],
    `update journal.acts set actor = 'operator:other', role = 'administrator', reason = 'x', at = at + interval '1 us' where ${actOf('decisions')}`,
    ['LEAF_DIFFERS decisions at role', 'PART_DIFFERS decisions who', 'PART_DIFFERS decisions why'],
  ],
  [
    'a salt, so that nothing can be proved any more',
    ['journal.entries'],
    `update journal.entries set salt = null, salts = '{}' where kind = 'decisions'`,
    [
      'core',
      'text.named',
      'text.source',
      'text.reasons',
      'text.officials',
      'text.legal_ground',
      'text.supersedes_because',
      'private',
    ].map((part) => `SALT_MISSING decisions ${part}`),
  ],
  [
    'an entry under a declaration that does not exist',
    ['journal.entries'],
    `update journal.entries set shape = 9 where kind = 'decisions'`,
    ['SHAPE_MISSING decisions'],
  ],
  [
    'an entry that is gone',
    ['journal.entries'],
    `delete from journal.entries where kind = 'decisions'`,
    ['ENTRY_MISSING decisions', 'ROW_NEVER_LOGGED decisions'],
  ],
  [
    'the entry of a leaf, forgotten as if a copy had lost it',
    ['journal.leaves'],
    `update journal.leaves set entry_id = null where kind = 'decisions'`,
    ['ENTRY_MISSING decisions'],
  ],
])('the journal: %s', async (_what, tables, sql, found) => {
  expect(await foundAfter(tables, sql)).toEqual(found);
});

describe('the log', () => {
  test.each<Case>([
    [
      'the body of a leaf',
      ['journal.leaves'],
      `update journal.leaves set body = convert_to(replace(convert_from(body, 'UTF8'), 'coordinator', 'contributor'), 'UTF8')
       where ${leafOf('decisions')}`,
      ['LEAF_NOT_IN_TILE decisions', 'LEAF_DIFFERS decisions role'],
    ],
    [
      'a body that is no leaf',
      ['journal.leaves'],
      `update journal.leaves set body = 'rubbish' where ${leafOf('decisions')}`,
      ['LEAF_NOT_IN_TILE decisions', 'LEAF_MALFORMED decisions'],
    ],
    [
      'the table that a leaf is of',
      ['journal.leaves'],
      `update journal.leaves set kind = 'plans' where ${leafOf('decisions')}`,
      ['LEAF_DIFFERS plans kind'],
    ],
    [
      'a leaf that forgot the one before it',
      ['journal.leaves'],
      `update journal.leaves set previous_index = null where ${leafOf('contributions')}`,
      ['LEAF_OUT_OF_LINE contributions', 'LEAF_DIFFERS contributions prev', 'HISTORY_BROKEN contributions'],
    ],
    [
      'a leaf that is gone',
      ['journal.leaves'],
      `delete from journal.leaves where kind = 'decisions'`,
      ['LEAF_MISSING 1', expect.stringContaining('SIZE_DIFFERS') as unknown as string],
    ],
  ])('%s', async (_what, tables, sql, found) => {
    expect(await foundAfter(tables, sql)).toEqual(found);
  });

  test.each<Case>([
    ['the size', ['journal.head'], 'update journal.head set size = size - 1', ['SIZE_DIFFERS']],
    [
      'the root of a checkpoint',
      ['journal.checkpoints'],
      `update journal.checkpoints set root = sha256('x')`,
      ['CHECKPOINT_DIFFERS', 'ROOT_DIFFERS'],
    ],
    [
      'a checkpoint that nobody signed',
      ['journal.checkpoints'],
      `update journal.checkpoints set note = regexp_replace(note, '[^ ]+\\n$', 'AAAAAAAA' || chr(10))`,
      ['SIGNATURE_WRONG'],
    ],
    [
      'a checkpoint of more leaves than there are',
      [],
      `insert into journal.checkpoints select size + 100, root, now(), note from journal.checkpoints`,
      ['CHECKPOINT_AHEAD'],
    ],
    ['a key that nobody announced', [], `insert into journal.keys values ('${UNKNOWN_KEY}')`, ['KEY_NOT_ANNOUNCED']],
  ])('%s', async (_what, tables, sql, found) => {
    expect((await foundAfter(tables, sql)).map((line) => line.split(' ')[0])).toEqual(found);
  });

  test.each<Case>([
    [
      'a tile',
      ['journal.tiles'],
      `update journal.tiles set hashes = overlay(hashes placing sha256('x') from 33) where level = 1`,
      ['TILE_DIFFERS tile/1/000'],
    ],
    [
      'a tile that is gone',
      ['journal.tiles'],
      'delete from journal.tiles where level = 1',
      ['TILE_MISSING tile/1/000'],
    ],
    [
      'a tile too many',
      ['journal.tiles'],
      `insert into journal.tiles values (2, 0, sha256('x'))`,
      ['TILE_DIFFERS tile/2/000'],
    ],
  ])('%s', async (_what, tables, sql, found) => {
    await using db = await freshDatabase();
    await importInto(db, PERU);
    await sequence(db);
    await tamper(db, tables, sql);
    expect(await foundIn(db)).toEqual(found);
  });
});

test('an entry that nobody numbers', async () => {
  await using db = await loggedDecision();
  await db.act(`update contributions set title = 'Agua'`);
  await tamper(
    db,
    ['journal.acts'],
    `update journal.acts set at = at - interval '61 s' where ${actOf('contributions')}`,
  );
  expect(await foundIn(db)).toEqual(['ENTRY_NOT_LOGGED contributions']);
});
