import { expect, test } from '@jest/globals';
import { openCheckpoint, parseProof, parseReceipt, verifyReceipt } from '@quipu/proof';
import { given } from '../builders/index.ts';
import {
  attacked,
  LIE,
  problemsOfReceipt,
  rebuildLog,
  rewriteLeaf,
  rewriteReasons,
  signerOn,
  verify,
} from '../support/attacked.ts';
import { auditOf, foundIn } from '../support/audit.ts';
import { copyOf } from '../support/backup.ts';
import { withClient } from '../support/database.ts';
import { sequence } from '../support/log.ts';
import { publicLogOf } from '../support/public-log.ts';
import { tamper } from '../support/tamper.ts';

/** The checkpoint that came with a receipt. */
const checkpointOf = (receipt: string) => parseProof(parseReceipt(receipt).proof).checkpoint;

// The table of docs/journal.md, "Against whom": each row carried out as superuser, and found by what it says.

test('an untouched log satisfies everybody', async () => {
  await using it = await attacked();
  const { db, vkeys, note, receipt, witness } = it;
  const trust = { vkeys, witnesses: [witness.vkey], quorum: 1 };
  expect(await foundIn(db)).toEqual([]);
  expect(await verify(db, { ...trust, previous: note })).toEqual({ isVerified: true, told: [] });
  expect(verifyReceipt(receipt, trust).isVerified).toBe(true);
  expect(await problemsOfReceipt(it)).toEqual([]);
});

test.each([
  ['changed', `update decisions set reasons = '${LIE}'`, 'ROW_DIFFERS'],
  ['deleted', 'delete from decisions', 'ROW_VANISHED'],
  [
    'added',
    `insert into decisions select (jsonb_populate_record(decisions, jsonb_build_object('id', gen_random_uuid(), 'stage_code', 'national_table'))).* from decisions`,
    'ROW_NEVER_LOGGED',
  ],
])('a row that is %s with the triggers switched off: the audit names table and row', async (_what, sql, code) => {
  await using it = await attacked();
  const rows = () => it.db.query<{ id: string }>('select id from decisions order by id');
  const before = await rows();
  await tamper(it.db, ['decisions'], sql);
  const after = await rows();
  const [row] = code === 'ROW_NEVER_LOGGED' ? after.filter(({ id }) => !before.some((one) => one.id === id)) : before;
  expect((await auditOf(it.db)).findings.kept).toEqual([
    expect.objectContaining({ code, kind: 'decisions', row: row?.id }),
  ]);
});

test('a trigger that is switched off: an entry of its own', async () => {
  await using it = await attacked();
  await it.db.query('alter table decisions disable trigger all');
  await sequence(it.db);
  const [entry] = await it.db.query(
    `select after ->> 'object' as object, log_index is not null as "isLogged" from journal.entries
     left join journal.leaves on entry_id = id where op = 'schema' order by id desc limit 1`,
  );
  expect(entry).toEqual({ object: 'public.decisions', isLogged: true });
});

test('the reasons in an entry: the audit, any receipt, any verifier that reads the disclosures', async () => {
  await using it = await attacked();
  await rewriteReasons(it.db);
  expect(await foundIn(it.db)).toEqual(['PART_DIFFERS decisions text.reasons']);
  expect(await problemsOfReceipt(it)).toEqual(['PART_ALTERED']);
  expect((await verify(it.db, it)).told).toEqual(['PART_ALTERED decisions text.reasons']);
});

test('the leaf as well: every verifier, and still the audit and any receipt', async () => {
  await using it = await attacked();
  await rewriteReasons(it.db);
  await rewriteLeaf(it.db);
  expect((await verify(it.db, it)).told).toEqual(['ENTRY_OTHER decisions']);
  expect(await problemsOfReceipt(it)).toEqual(['NOT_INCLUDED']);
  expect(await foundIn(it.db)).toEqual(['LEAF_NOT_IN_TILE decisions']);
});

test('all tiles built anew and signed with the real key: not by who comes for the first time, but by all who were here before', async () => {
  await using it = await attacked();
  const { db, vkeys, note, receipt, signer, witness } = it;
  await rewriteReasons(db);
  await given(db).commitment('1');
  await rebuildLog(db);
  await expect(signer.signer.sign()).rejects.toMatchObject({ code: 'LOG_FORKED' });
  await using forger = signerOn(db, it, false);
  expect(await forger.signer.sign()).toMatchObject({
    outcome: 'signed',
    answers: [{ witness: 'witness.example', outcome: 'inconsistent', detail: '422' }],
  });

  expect(await verify(db, { vkeys })).toEqual({ isVerified: true, told: [] });
  expect([await problemsOfReceipt(it), await foundIn(db)]).toEqual([[], []]);

  expect((await verify(db, { vkeys, previous: note })).told).toEqual(['NOT_AN_EXTENSION']);
  expect((await verify(db, { vkeys, witnesses: [witness.vkey], quorum: 1 })).told).toEqual(['QUORUM_MISSED']);
  expect((await verify(db, { vkeys, previous: checkpointOf(receipt) })).told).toEqual(['NOT_AN_EXTENSION']);
  expect(verifyReceipt(receipt, { vkeys, witnesses: [witness.vkey], quorum: 1 }).isVerified).toBe(true);
});

test('a log that is rolled back: every verifier with memory, the witness, the signer', async () => {
  await using it = await attacked();
  const { db, vkeys, signer } = it;
  await using old = await copyOf(db);
  await given(db).commitment('1');
  const { checkpoint } = await signer.sign();
  expect((await verify(old, { vkeys, previous: checkpoint.note })).told).toEqual(['LOG_SHRANK']);
  await using back = signerOn(old, it, true);
  await expect(back.signer.sign()).rejects.toMatchObject({ code: 'LOG_SMALLER' });
  await using forger = signerOn(old, it, false);
  await tamper(
    old,
    ['journal.checkpoints', 'journal.cosignatures'],
    'delete from journal.cosignatures; delete from journal.checkpoints',
  );
  expect(await forger.signer.sign()).toMatchObject({ outcome: 'signed', answers: [{ outcome: 'ahead' }] });
  expect(await verify(old, { vkeys })).toEqual({ isVerified: true, told: [] });
});

test('one log for Lima and another for the IRM: no fork gets a second cosignature, and two receipts tell them apart', async () => {
  await using it = await attacked();
  const { db, vkeys, witness, entry } = it;
  const trust = { vkeys, witnesses: [witness.vkey], quorum: 1 };
  await using lima = await copyOf(db);
  await tamper(
    lima,
    ['journal.checkpoints', 'journal.cosignatures'],
    'delete from journal.cosignatures; delete from journal.checkpoints',
  );
  await rewriteReasons(lima);
  await rebuildLog(lima);
  await using forger = signerOn(lima, it, false);
  expect(await forger.signer.sign()).toMatchObject({ outcome: 'signed', answers: [{ outcome: 'conflict' }] });
  expect((await verify(db, trust)).isVerified).toBe(true);
  expect(await verify(lima, trust)).toEqual({ isVerified: false, told: ['QUORUM_MISSED'] });
  await using log = publicLogOf(lima);
  const [one, other] = [it.receipt, await log.receipt(entry)].map((text) => verifyReceipt(text, { vkeys }).checkpoint);
  expect(one?.size).toBe(other?.size);
  expect(one?.root).not.toEqual(other?.root);
});

test('an entry that is deleted before it has its leaf: the audit, as drift', async () => {
  await using it = await attacked();
  await it.db.act(`update contributions set title = 'Agua'`);
  await tamper(
    it.db,
    ['journal.entries'],
    `delete from journal.entries where id = (select max(id) from journal.entries)`,
  );
  await sequence(it.db);
  expect(await foundIn(it.db)).toEqual(['ROW_DIFFERS contributions title']);
});

test('a backup of yesterday with which one goes on: the signer refuses', async () => {
  await using it = await attacked();
  const { db, signer } = it;
  await using yesterday = await copyOf(db);
  await given(db).commitment('1');
  await signer.sign();
  await using restored = signerOn(yesterday, it, true);
  await expect(restored.signer.sign()).rejects.toMatchObject({ code: 'LOG_SMALLER' });
  await withClient(yesterday.url, async (client) => {
    await client.query('begin');
    await client.query(`select journal.begin_act('operator:test', 'coordinator', 'test.prepared', 'test')`);
    await client.query(
      `update contributions set title = 'Otro'; update contributions set title = 'Y otro'; update contributions set title = 'Y otro más'`,
    );
    await client.query('commit');
  });
  await sequence(yesterday);
  await expect(restored.signer.sign()).rejects.toMatchObject({ code: 'LOG_FORKED' });
});

test('an act that is backdated: the cosignature before it is older than it claims to be', async () => {
  await using it = await attacked();
  const { db, vkeys, witness, note, signer } = it;
  await given(db).commitment('1');
  await tamper(
    db,
    ['journal.acts'],
    `update journal.acts set at = '2020-01-01' where id = (select max(id) from journal.acts)`,
  );
  await signer.sign();
  const [entry] = await db.query<{ id: string }>(
    `select max(id) as id from journal.entries where kind = 'commitments'`,
  );
  await using log = publicLogOf(db);
  const claimed = verifyReceipt(await log.receipt(entry?.id ?? ''), { vkeys }).entry;
  const seen = openCheckpoint(note, { vkeys, witnesses: [witness.vkey] });
  expect(claimed?.leaf.at).toBe('2020-01-01T00:00:00.000000Z');
  expect(claimed?.index).toBeGreaterThanOrEqual(seen.size);
  expect(Date.parse(seen.witnesses[0]?.at ?? '')).toBeGreaterThan(Date.parse(claimed?.leaf.at ?? ''));
});
