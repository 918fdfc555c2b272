import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { retireOldKeys, rotateKeyFile, signerOf } from '@quipu/journal/signing';
import { openNote, parseCheckpoint } from '@quipu/proof';
import { given } from '../builders/index.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { sequence } from '../support/log.ts';
import { signerFor, type TestSigner } from '../support/signing.ts';

const newest = (db: TestDatabase) =>
  db.query<{ size: string; note: string }>('select size, note from journal.checkpoints order by size desc limit 1');
const remembered = ({ settings }: TestSigner) => readFileSync(settings.JOURNAL_STATE_FILE, 'utf8');

/** What a superuser may do who switches the guards off. */
const rewrite = (db: TestDatabase) =>
  db.query(`
    alter table journal.tiles disable trigger aa_grows_only;
    update journal.tiles set hashes = overlay(hashes placing sha256('another leaf') from 1);
    alter table journal.tiles enable always trigger aa_grows_only`);

test('a key is recorded before it signs, so that the first checkpoint covers its coming', async () => {
  await using db = await freshDatabase();
  await using signer = await signerFor(db);
  expect(await signer.signer.sign()).toEqual({ outcome: 'announced' });
  expect(existsSync(signer.settings.JOURNAL_STATE_FILE)).toBe(false);
  const { checkpoint } = await signer.sign();
  const vkeys = await signer.vkeys();
  const [coming] = await db.query<{ log_index: string }>(
    `select log_index from journal.leaves join journal.entries on entries.id = entry_id where op = 'key' and after ->> 'vkey' = $1`,
    vkeys,
  );
  expect(Number(coming?.log_index)).toBeLessThan(checkpoint.size);
});

test('what is signed is the tree of the database, by our key, remembered and published alike', async () => {
  await using db = await freshDatabase();
  await given(db).plan();
  await using signer = await signerFor(db);
  const { checkpoint } = await signer.sign();
  const [head] = await db.query<{ size: string }>('select size from journal.head');
  expect(checkpoint.size).toBe(Number(head?.size));
  const { text, signatures } = openNote(remembered(signer), await signer.vkeys());
  expect(signatures).toHaveLength(1);
  expect(parseCheckpoint(text)).toMatchObject({ origin: 'quipu.example/journal', size: checkpoint.size });
  expect(await newest(db)).toEqual([{ size: String(checkpoint.size), note: remembered(signer) }]);
});

test('a log that did not grow is not signed again', async () => {
  await using db = await freshDatabase();
  await using signer = await signerFor(db);
  const first = await signer.sign();
  const again = await signer.sign();
  expect([first.isOld, again.isOld]).toEqual([false, true]);
  expect(again.checkpoint.note).toBe(first.checkpoint.note);
});

test('two signers at once sign one after the other, and both say the same', async () => {
  await using db = await freshDatabase();
  await using signer = await signerFor(db);
  await signer.sign();
  await given(db).plan();
  await sequence(db);
  const signings = await Promise.all([signer.signer.sign(), signer.signer.sign(), signer.signer.sign()]);
  const notes = signings.map((signing) => (signing.outcome === 'signed' ? signing.checkpoint.note : undefined));
  expect(new Set(notes)).toEqual(new Set([remembered(signer)]));
});

test('a database that lost leaves is not signed: neither as it is, nor once it has grown past what was signed', async () => {
  await using db = await freshDatabase();
  await using signer = await signerFor(db);
  await given(db).plan();
  const { checkpoint } = await signer.sign();
  const note = remembered(signer);
  await db.query('update journal.head set size = size - 1');
  await expect(signer.signer.sign()).rejects.toMatchObject({
    code: 'LOG_SMALLER',
    values: { size: checkpoint.size - 1, signed: checkpoint.size },
  });
  await expect(signer.signer.check()).rejects.toMatchObject({ code: 'LOG_SMALLER' });
  await db.query('update journal.head set size = size + 1');
  await rewrite(db);
  await given(db).contribution('CTR-01');
  await sequence(db);
  await expect(signer.signer.sign()).rejects.toMatchObject({ code: 'LOG_FORKED' });
  expect(remembered(signer)).toBe(note);
  expect(await newest(db)).toEqual([{ size: String(checkpoint.size), note }]);
});

test('a tree of the same size with other leaves is not signed', async () => {
  await using db = await freshDatabase();
  await using signer = await signerFor(db);
  await signer.sign();
  await rewrite(db);
  await expect(signer.signer.sign()).rejects.toMatchObject({ code: 'LOG_FORKED' });
});

test('a signer without its memory does not begin a history anew', async () => {
  await using db = await freshDatabase();
  await using signer = await signerFor(db);
  await signer.sign();
  rmSync(signer.settings.JOURNAL_STATE_FILE);
  await expect(signer.signer.sign()).rejects.toMatchObject({
    code: 'STATE_MISSING',
    message: expect.stringContaining('quipu checkpoint adopt'),
  });
});

test('a log that begins anew under another name has a memory of its own', async () => {
  await using db = await freshDatabase();
  await using signer = await signerFor(db);
  await signer.sign();
  const renamed = { ...signer.settings, JOURNAL_ORIGIN: 'quipu.example/journal-2' };
  await expect(signerOf(renamed, signer.pool).check()).rejects.toMatchObject({ code: 'STATE_FOREIGN' });
  const anew = signerOf({ ...renamed, JOURNAL_STATE_FILE: `${signer.settings.JOURNAL_STATE_FILE}-2` }, signer.pool);
  expect(await anew.sign()).toEqual({ outcome: 'announced' });
  await sequence(db);
  expect(await anew.sign()).toMatchObject({ checkpoint: { origin: 'quipu.example/journal-2' }, isOld: false });
});

test.each([
  ['rubbish', () => 'no note at all'],
  ['the note of another log', (note: string) => note.replace('quipu.example', 'other.example')],
  ['a note whose size was edited', (note: string) => note.replace(/\n(\d+)\n/, '\n1\n')],
  ['half a note', (note: string) => note.slice(0, -20)],
])('a state file with %s stops the signer', async (_, spoil) => {
  await using db = await freshDatabase();
  await using signer = await signerFor(db);
  await signer.sign();
  writeFileSync(signer.settings.JOURNAL_STATE_FILE, spoil(remembered(signer)));
  await expect(signer.signer.sign()).rejects.toMatchObject({ code: 'STATE_FOREIGN' });
});

test('what was signed and not published, because the signer died between, is published by the next one', async () => {
  await using db = await freshDatabase();
  await using signer = await signerFor(db);
  await signer.sign();
  await given(db).plan();
  await sequence(db);
  await db.query(`create function public.die() returns trigger language plpgsql as $$ begin raise 'dead'; end $$;
    create trigger die before insert on journal.checkpoints execute function public.die()`);
  await expect(signer.signer.sign()).rejects.toThrow('dead');
  const note = remembered(signer);
  expect(await newest(db)).not.toEqual([expect.objectContaining({ note })]);
  await db.query('drop trigger die on journal.checkpoints');
  expect(await signer.signer.sign()).toMatchObject({ checkpoint: { note }, isOld: false });
  expect(await newest(db)).toEqual([expect.objectContaining({ note })]);
});

test('a signer that cannot keep what it signs publishes nothing', async () => {
  await using db = await freshDatabase();
  await using signer = await signerFor(db);
  await signer.sign();
  const [before] = await newest(db);
  await given(db).plan();
  await sequence(db);
  // A name of 255 bytes leaves no room for the draft beside it.
  const file = join(dirname(signer.settings.JOURNAL_STATE_FILE), 'x'.repeat(255));
  copyFileSync(signer.settings.JOURNAL_STATE_FILE, file);
  const forgetful = signerOf({ ...signer.settings, JOURNAL_STATE_FILE: file }, signer.pool);
  await expect(forgetful.sign()).rejects.toMatchObject({ code: 'ENAMETOOLONG' });
  expect(await newest(db)).toEqual([before]);
});

test('while a key is changed both keys sign, the new one once its coming is in the log', async () => {
  await using db = await freshDatabase();
  await using signer = await signerFor(db);
  await signer.sign();
  const [old = ''] = await signer.vkeys();
  await rotateKeyFile(signer.settings.JOURNAL_KEY_FILE);
  const [fresh = '', kept] = await signer.vkeys();
  expect(kept).toBe(old);
  const before = await signer.sign();
  expect(openNote(before.checkpoint.note, [old, fresh]).signatures).toHaveLength(1);
  const after = await signer.sign();
  expect(after.checkpoint.size).toBe(before.checkpoint.size + 1);
  for (const vkey of [old, fresh]) expect(openNote(after.checkpoint.note, [vkey]).text).toContain('quipu.example');
  const { JOURNAL_KEY_FILE: file } = signer.settings;
  const reason = 'Cambio anual de la clave.';
  expect(await retireOldKeys(signer.settings, { file, url: db.sequencerUrl, reason })).toEqual([
    { vkey: old, isRecorded: true },
  ]);
  const last = await signer.sign();
  expect(openNote(last.checkpoint.note, [old, fresh]).signatures).toHaveLength(1);
  expect(openNote(last.checkpoint.note, [fresh]).signatures).toHaveLength(1);
});

test('a key that was retired signs no more, though its file still holds it', async () => {
  await using db = await freshDatabase();
  await using signer = await signerFor(db);
  await signer.sign();
  const [vkey] = await signer.vkeys();
  await db.query(`select journal.retire_key($1, 'operator:test', 'Se perdió la máquina que la guardaba.')`, [vkey]);
  await sequence(db);
  await expect(signer.signer.sign()).rejects.toMatchObject({ code: 'KEYS_RETIRED' });
});
