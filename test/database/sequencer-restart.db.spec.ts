import { expect, test } from '@jest/globals';
import { given } from '../builders/index.ts';
import { freshDatabase, withClient, type TestDatabase } from '../support/database.ts';
import { faultsOfLog, sequence } from '../support/log.ts';
import { sequencer, session, waitingForLocks } from '../support/sessions.ts';

const RENAME = `update plans set title_es = title_es || '.'`;
const HEAD =
  'select size, drained_xmin as watermark, base_entry_id as base, system_identifier as cluster from journal.head';

interface Head extends Record<string, unknown> {
  readonly size: string;
  readonly watermark: string;
  readonly base: string;
  readonly cluster: string;
}

const head = async (db: TestDatabase) => (await db.query<Head>(HEAD))[0]!;

/** Changes what nobody may change, as the superuser of a broken installation could. */
const force = (db: TestDatabase, table: string, sql: string) =>
  withClient(db.url, async (client) => {
    await client.query(`begin; alter table journal.${table} disable trigger aa_append_only; ${sql}`);
    await client.query(`alter table journal.${table} enable always trigger aa_append_only; commit`);
  });

test('a new sequencer goes on where another ended, whatever the head says of the past', async () => {
  await using db = await freshDatabase();
  await given(db).plan();
  await sequence(db);
  await db.act(RENAME);
  await db.query(`update journal.head set drained_xmin = '99999999999', base_entry_id = 99999999999`);
  expect(await sequence(db)).toBe(1);
  expect(await faultsOfLog(db)).toEqual([]);
  await using log = await sequencer(db.sequencerUrl);
  await log.drain();
  await db.act(RENAME);
  expect(await log.drain()).toBe(1);
});

test('the watermark never passes a transaction that still runs', async () => {
  await using db = await freshDatabase();
  await given(db).plan();
  await using long = await session(db.url);
  await long.query('begin');
  const { rows } = await long.query<{ xid: string }>('select pg_current_xact_id()::text as xid');
  await using log = await sequencer(db.sequencerUrl);
  await log.drain();
  await db.act(RENAME);
  await log.drain();
  expect(BigInt((await head(db)).watermark)).toBeLessThanOrEqual(BigInt(rows[0]!.xid));
  await long.query('commit');
  // Other databases of the same server may hold it up as well.
  while (BigInt((await head(db)).watermark) <= BigInt(rows[0]!.xid)) {
    await db.act(RENAME);
    await log.drain();
  }
});

test('one of two sequencers leads; the other may as soon as the first is gone', async () => {
  await using db = await freshDatabase();
  const first = await sequencer(db.sequencerUrl);
  await using second = await sequencer(db.sequencerUrl);
  const nothing = () => undefined;
  expect([await first.lead(nothing), await second.lead(nothing)]).toEqual([true, false]);
  await first.close();
  while (!(await second.lead(nothing)));
});

test('whoever does not lead can wake the one that does', async () => {
  await using db = await freshDatabase();
  await using first = await sequencer(db.sequencerUrl);
  await using second = await sequencer(db.sequencerUrl);
  const woken: object[] = [];
  expect([await first.lead(() => woken.push({})), await second.lead(() => undefined)]).toEqual([true, false]);
  while (woken.length === 0) await second.wakeLeader();
});

test('two that number the same entries at once give none two leaves', async () => {
  await using db = await freshDatabase();
  await given(db).plan();
  await using gate = await session(db.url);
  await gate.query('begin; select from journal.head for update');
  await using first = await sequencer(db.sequencerUrl);
  await using second = await sequencer(db.sequencerUrl);
  const both = Promise.allSettled([first.drain(), second.drain()]);
  await waitingForLocks(db, 2);
  await gate.query('commit');
  expect((await both).map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await faultsOfLog(db)).toEqual([]);
});

test('a sequencer whose connection is cut in the middle leaves nothing behind, and another does its work', async () => {
  await using db = await freshDatabase();
  await given(db).plan();
  await using gate = await session(db.url);
  await gate.query('begin; select from journal.head for update');
  await using cut = await sequencer(db.sequencerUrl);
  const drained = cut.drain();
  await waitingForLocks(db, 1);
  await db.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'quipu_sequencer' and datname = current_database()`,
  );
  await expect(drained).rejects.toThrow('terminating connection');
  await gate.query('commit');
  expect((await head(db)).size).toBe('0');
  await sequence(db);
  expect(await faultsOfLog(db)).toEqual([]);
});

test('in a database that was restored into another cluster, no old entry is missed and none is looked at for ever', async () => {
  await using db = await freshDatabase();
  await given(db).plan();
  await sequence(db);
  await db.act(RENAME);
  await force(db, 'entries', `update journal.entries set xid = (xid::text::bigint + 4000000000)::text::xid8`);
  await db.query(`update journal.head set drained_xmin = '4000000500', system_identifier = 'another'`);
  await using log = await sequencer(db.sequencerUrl);
  await log.drain();
  expect(await faultsOfLog(db)).toEqual([]);
  const [restored] = await db.query(
    `select max(id) as base, system_identifier::text as cluster from journal.entries, pg_control_system()
     where xid >= '4000000000' group by 2`,
  );
  expect(await head(db)).toMatchObject(restored!);
  await db.act(RENAME);
  expect(await log.drain()).toBe(1);
  expect(await faultsOfLog(db)).toEqual([]);
});

test('an entry that cannot become a leaf stops the log and is named; nothing is passed over', async () => {
  await using db = await freshDatabase();
  await sequence(db);
  const { size } = await head(db);
  await db.query(
    `with act as (
       insert into journal.acts (actor, role, act, subject) values ('operator:test', 'operator', 'test.broken', 'test') returning id)
     insert into journal.entries (act_id, kind, row_id, op, after) select id, 'nobody', gen_random_uuid(), 'insert', '{}' from act`,
  );
  await given(db).plan();
  await expect(sequence(db)).rejects.toThrow(/^entry \d+: nobody has no shape 1$/);
  expect((await head(db)).size).toBe(size);
});

test('no act has a name or a role that would not fit into a leaf', async () => {
  await using db = await freshDatabase();
  const refused = db.query(`select journal.begin_act('operator:test', repeat('r', 101), 'test.broken', 'test')`);
  await expect(refused).rejects.toMatchObject({ constraint: 'ck_acts_fits_a_leaf' });
});

test('the application cannot number', async () => {
  await using db = await freshDatabase();
  await using log = await sequencer(db.applicationUrl);
  await expect(log.drain()).rejects.toMatchObject({ code: '42501' });
});
