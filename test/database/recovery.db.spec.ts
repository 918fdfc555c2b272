import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ExitCode } from '@quipu/cli';
import { Sequencer } from '@quipu/journal/log';
import { retireOldKeys, rotateKeyFile, signerOf } from '@quipu/journal/signing';
import { openNote, parseCheckpoint, TileTree, verifyConsistency } from '@quipu/proof';
import pg from 'pg';
import { quipu } from '../support/console.ts';
import type { TestDatabase } from '../support/database.ts';
import { disaster, environmentOf, REASON, restore, sizeOf } from '../support/disaster.ts';
import { sequence } from '../support/log.ts';
import type { TestSigner } from '../support/signing.ts';

/** Signs the restored database with the same key and memory. */
async function signCopy({ settings }: TestSigner, copy: TestDatabase) {
  const pool = new pg.Pool({ connectionString: copy.sequencerUrl });
  try {
    return await signerOf(settings, pool).sign();
  } finally {
    await pool.end();
  }
}

test('a restored database is not signed; with the leaves of a mirror it is, and its tree extends what was signed', async () => {
  await using lost = await disaster();
  await expect(signCopy(lost.signer, lost.copy)).rejects.toMatchObject({ code: 'LOG_SMALLER' });
  const signed = readFileSync(lost.signer.settings.JOURNAL_STATE_FILE, 'utf8');
  expect(await restore(lost.signer, lost.copy, lost.mirror.folder)).toMatchObject({ code: ExitCode.DONE, err: '' });
  await sequence(lost.copy);
  const signing = await signCopy(lost.signer, lost.copy);
  if (signing.outcome !== 'signed') throw new Error(signing.outcome);
  const vkeys = await lost.signer.vkeys();
  const before = parseCheckpoint(openNote(signed, vkeys).text);
  const after = parseCheckpoint(openNote(signing.checkpoint.note, vkeys).text);
  const tree = new TileTree(async (level, position) => {
    const rows = await lost.copy.query<{ hashes: Buffer }>(
      'select hashes from journal.tiles where level = $1 and position = $2',
      [level, position],
    );
    return rows[0]?.hashes;
  });
  const [from, to] = [before.size, after.size];
  expect(to).toBeGreaterThan(from);
  expect(verifyConsistency({ from, to }, await tree.consistency(from, to), before.root, after.root)).toBe(true);
});

test('what is written after a restore takes no number of what was lost, and the past still shows what there is', async () => {
  await using lost = await disaster();
  await restore(lost.signer, lost.copy, lost.mirror.folder);
  await lost.copy.act(`update plans set title_es = title_es || ' (nuevo)'`);
  await sequence(lost.copy);
  const twice = await lost.copy.query(
    `select leaf ->> 'entry' as entry from (select convert_from(body, 'UTF8')::jsonb as leaf from journal.leaves) as leaves group by 1 having count(*) > 1`,
  );
  expect(twice).toEqual([]);
  const [seen] = await lost.copy.query<{ live: number; past: number }>(
    `select (select count(*)::int from plans) as live, count(*)::int as past
     from (select set_config('quipu.as_of', (select size::text from journal.head), false)) as moment, as_of.plans`,
  );
  expect(seen?.live).toBeGreaterThan(0);
  expect(seen?.past).toBe(seen?.live);
});

test('a restored database is refused also where the key that signs now came after the copy', async () => {
  await using lost = await disaster();
  const { JOURNAL_KEY_FILE: file } = lost.signer.settings;
  await rotateKeyFile(file);
  await lost.signer.sign();
  await lost.signer.sign();
  await retireOldKeys(lost.signer.settings, { file, url: lost.db.sequencerUrl, reason: 'Cambio anual de la clave.' });
  await expect(signCopy(lost.signer, lost.copy)).rejects.toMatchObject({ code: 'LOG_SMALLER' });
  expect(await lost.copy.query('select from journal.keys')).toHaveLength(1);
});

test('an entry that the copy has and that had no leaf yet gets the leaf that it had been given, and no second one', async () => {
  await using lost = await disaster();
  const told = await restore(lost.signer, lost.copy, lost.mirror.folder);
  expect(told.out).toContain('Of 1 of them the entry was in the database');
  await sequence(lost.copy);
  const [row] = await lost.copy.query(
    `select count(*)::int as entries, count(leaves.entry_id)::int as leaves, count(distinct leaves.log_index)::int as places
     from journal.entries left join journal.leaves on entry_id = entries.id`,
  );
  expect(row).toMatchObject({ leaves: row?.['entries'], places: row?.['entries'] });
});

test('the incident is an entry, with the reason in words, after all that came back', async () => {
  await using lost = await disaster();
  const from = await sizeOf(lost.copy);
  await restore(lost.signer, lost.copy, lost.mirror.folder);
  await sequence(lost.copy);
  const incident = await lost.copy.query(
    `select actor, reason, after, log_index >= $1 as "isAfter" from journal.acts join journal.entries on act_id = acts.id
     join journal.leaves on entry_id = entries.id where op = 'incident'`,
    [lost.mirror.size],
  );
  const after = { from, to: lost.mirror.size, found: 1 };
  expect(incident).toEqual([{ actor: 'operator:console', reason: REASON, after, isAfter: true }]);
});

test('whoever restores is told which rows stand as they were before the loss', async () => {
  await using lost = await disaster();
  const { out } = await restore(lost.signer, lost.copy, lost.mirror.folder);
  expect(out).toContain('contributions 2, plans 1');
});

test('the checkpoint of the mirror is served again', async () => {
  await using lost = await disaster();
  await restore(lost.signer, lost.copy, lost.mirror.folder);
  const [row] = await lost.copy.query<{ note: string }>('select note from journal.checkpoints where size = $1', [
    lost.mirror.size,
  ]);
  expect(row?.note).toBe(readFileSync(join(lost.mirror.folder, 'checkpoint'), 'utf8'));
});

test('a database that grew another way after it was restored is not joined to the mirror', async () => {
  await using lost = await disaster();
  await lost.copy.query(`select journal.record_incident('operator:test', 'Otra historia.', '{}')`);
  await sequence(lost.copy);
  expect(await sizeOf(lost.copy)).toBeLessThan(lost.mirror.size);
  const told = await restore(lost.signer, lost.copy, lost.mirror.folder);
  expect(told).toMatchObject({ code: ExitCode.REFUSED, err: expect.stringContaining('another history') });
});

test('nothing is restored where nothing is missing', async () => {
  await using lost = await disaster();
  await restore(lost.signer, lost.copy, lost.mirror.folder);
  const again = await restore(lost.signer, lost.copy, lost.mirror.folder);
  expect(again).toMatchObject({ code: ExitCode.REFUSED, err: expect.stringContaining('nothing to bring back') });
});

test('nothing is restored while a worker numbers', async () => {
  await using lost = await disaster();
  const sequencer = await Sequencer.connect(lost.copy.sequencerUrl);
  await sequencer.lead(() => undefined);
  const told = await restore(lost.signer, lost.copy, lost.mirror.folder);
  await sequencer.close();
  expect(told).toMatchObject({ code: ExitCode.REFUSED, err: expect.stringContaining('numbering entries') });
});

test('a restoration is explained in words, or it is refused', async () => {
  await using lost = await disaster();
  const env = environmentOf(lost.signer, lost.copy);
  expect(await quipu(['journal', 'restore', lost.mirror.folder], env)).toMatchObject({ code: ExitCode.WRONG_USAGE });
  const brief = await quipu(['journal', 'restore', lost.mirror.folder, '--reason', ' disco '], env);
  expect(brief).toMatchObject({ code: ExitCode.WRONG_USAGE, err: expect.stringContaining('20 characters') });
});

test('where key and memory were lost as well, the old verifier key and the last checkpoint bring the log back', async () => {
  await using lost = await disaster();
  const [old = ''] = await lost.signer.vkeys();
  for (const file of [lost.signer.settings.JOURNAL_KEY_FILE, lost.signer.settings.JOURNAL_STATE_FILE]) rmSync(file);
  const env = environmentOf(lost.signer, lost.copy);
  await quipu(['key', 'new', env.JOURNAL_KEY_FILE], env);
  const checkpoint = join(lost.mirror.folder, 'checkpoint');
  expect(await quipu(['checkpoint', 'adopt', checkpoint], env)).toMatchObject({ code: ExitCode.REFUSED });
  expect(await quipu(['checkpoint', 'adopt', checkpoint, '--vkey', old], env)).toMatchObject({ code: ExitCode.DONE });
  expect(await restore(lost.signer, lost.copy, lost.mirror.folder, '--vkey', old)).toMatchObject({
    code: ExitCode.DONE,
  });
  expect(await signCopy(lost.signer, lost.copy)).toEqual({ outcome: 'announced' });
  await sequence(lost.copy);
  const signing = await signCopy(lost.signer, lost.copy);
  expect(signing).toMatchObject({ outcome: 'signed', isOld: false });
});
