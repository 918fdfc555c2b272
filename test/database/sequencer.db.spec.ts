import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { given } from '../builders/index.ts';
import { freshDatabase, withClient, type TestDatabase } from '../support/database.ts';
import { faultsOfLog, sequence } from '../support/log.ts';
import { sequencer, session, waitingForLocks } from '../support/sessions.ts';

const BEGIN = `begin; select journal.begin_act('operator:test', 'coordinator', 'test.prepared', 'test')`;
const RENAME = `update plans set title_es = title_es || '.'`;

/** So many entries in one act. */
const contributions = (db: TestDatabase, many: number) =>
  db.act(
    `insert into contributions (plan_id, code, kind, first_stage_code, theme_code, title, contributor_kind)
     select id, 'B-' || n, 'proposal', 'thematic_table', 'salud', 'Agua', 'person' from plans, generate_series(1, $1) n`,
    [many],
  );

async function countIn(db: TestDatabase, table: 'entries' | 'leaves'): Promise<number> {
  const [row] = await db.query<{ count: number }>(`select count(*)::int as count from journal.${table}`);
  return row?.count ?? NaN;
}

test('every committed entry becomes a leaf, and what is not committed does not', async () => {
  await using db = await freshDatabase();
  await given(db).plan();
  const entries = await countIn(db, 'entries');
  await using open = await session(db.url);
  await open.query(`${BEGIN}; ${RENAME}`);
  expect([await sequence(db), await sequence(db)]).toEqual([entries, 0]);
  await open.query('rollback');
  expect(await sequence(db)).toBe(0);
  expect(await faultsOfLog(db)).toEqual([]);
});

interface Row extends Record<string, unknown> {
  readonly body: Buffer;
  readonly id: string;
  readonly ref: string;
  readonly act: string;
  readonly at: string;
  readonly salt: Buffer;
}

test('a leaf is the text that docs/journal.md describes, with digests that any program can compute', async () => {
  await using db = await freshDatabase();
  await given(db).plan();
  await given(db).contribution('A-1');
  await sequence(db);
  const [row] = await db.query<Row>(
    `select body, entries.id, entries.row_id as ref, act_id as act, entries.salt,
       to_char(acts.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
     from journal.leaves join journal.entries on entries.id = entry_id join journal.acts on acts.id = act_id
     where entries.kind = 'contributions'`,
  );
  const { body, id, ref, act, at, salt } = row!;
  const { parts } = JSON.parse(String(body)) as { parts: Record<string, string> };
  expect(String(body)).toBe(
    `{"act":"test.prepared","actId":"${act}","at":"${at}","entry":"${id}","kind":"contributions","op":"insert",` +
      `"parts":${JSON.stringify(parts)},"prev":null,"ref":"${ref}","role":"coordinator","shape":3,"v":1}`,
  );
  expect(Object.keys(parts)).toEqual([
    'core',
    'private',
    'text.author_name',
    'text.body',
    'text.on_behalf_of',
    'text.place',
    'text.title',
    'who',
    'why',
  ]);
  const sha256 = (...said: (string | Buffer)[]) =>
    createHash('sha256').update(Buffer.concat(said.map((part) => Buffer.from(part))));
  const salt16 = sha256('quipu-salt/v1\n', salt, 'text.title').digest().subarray(0, 16);
  const title = '["text.title","Agua segura en las escuelas"]';
  expect(parts['text.title']).toBe(sha256('quipu-part/v1\n', salt16, title).digest('base64url'));
});

test('each leaf names the one before it of the same row: of this batch, of an earlier one, of one whose entry is lost', async () => {
  await using db = await freshDatabase();
  await given(db).plan();
  await db.act(RENAME);
  await sequence(db);
  await db.act(RENAME);
  await db.act(RENAME);
  await sequence(db);
  expect(await faultsOfLog(db)).toEqual([]);
  // As after a restore: the leaf came back from a mirror, its entry did not.
  await withClient(db.url, async (client) => {
    await client.query(
      'begin; alter table journal.leaves disable trigger user; alter table journal.entries disable trigger user',
    );
    await client.query(
      `with last as (select log_index, entry_id from journal.leaves where kind = 'plans' order by log_index desc limit 1)
       update journal.leaves set entry_id = null from last where leaves.log_index = last.log_index`,
    );
    await client.query(
      `delete from journal.entries where kind = 'plans' and id not in (select entry_id from journal.leaves where entry_id is not null)`,
    );
    await client.query('alter table journal.leaves enable always trigger aa_append_only; commit');
  });
  const OF_PLAN = `
    select log_index as index, previous_index as previous, convert_from(body, 'UTF8')::json ->> 'prev' as prev
    from journal.leaves where kind = 'plans' order by log_index desc limit 1`;
  const [lost] = await db.query(OF_PLAN);
  await db.act(RENAME);
  await sequence(db);
  const [newest] = await db.query(OF_PLAN);
  expect(newest).toMatchObject({ previous: lost?.['index'], prev: lost?.['index'] });
});

test.each([511, 512, 513, 1_999, 2_000, 2_001, 4_000])(
  'the tiles are those of the leaves when %d leaves come at once, and when one comes after them',
  async (size) => {
    await using db = await freshDatabase();
    await given(db).plan();
    await contributions(db, size - (await countIn(db, 'entries')));
    expect(await sequence(db)).toBe(size);
    expect(await faultsOfLog(db)).toEqual([]);
    await db.act(RENAME);
    expect(await sequence(db)).toBe(1);
    expect(await faultsOfLog(db)).toEqual([]);
  },
);

test('a long transaction delays nobody but itself', async () => {
  await using db = await freshDatabase();
  await given(db).plan();
  await sequence(db);
  await using long = await session(db.url);
  await using log = await sequencer(db.sequencerUrl);
  await long.query(`${BEGIN}; ${RENAME}`);
  await given(db).contribution('A-1');
  expect(await log.drain()).toBe(1);
  await given(db).contribution('A-2');
  expect(await log.drain()).toBe(1);
  await long.query('commit');
  expect([await log.drain(), await log.drain()]).toEqual([1, 0]);
  expect(await faultsOfLog(db)).toEqual([]);
});

test('a row that changes twice while a backlog is numbered keeps the order of its changes', async () => {
  await using db = await freshDatabase();
  await given(db).plan();
  await using early = await session(db.url);
  await early.query(`${BEGIN}; ${RENAME}`);
  await contributions(db, 2_500);
  await using first = await session(db.url);
  await using second = await session(db.url);
  await using log = await sequencer(db.sequencerUrl);
  // The log stands still within its first batch, and then between the first and the second.
  await first.query('begin; lock table journal.tiles');
  const drained = log.drain();
  await waitingForLocks(db, 1);
  const held = second.query('begin; lock table journal.leaves');
  await waitingForLocks(db, 2);
  await first.query('commit');
  await held;
  expect((await second.query('select from journal.leaves')).rowCount).toBe(2_000);
  await early.query('commit');
  await db.act(RENAME);
  await second.query('commit');
  await drained;
  await log.drain();
  expect(await faultsOfLog(db)).toEqual([]);
});
