import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { tilePath } from '@quipu/proof';
import { MadeLog, NoteKey } from '../support/made-log.ts';
import { serve, temporaryFolder, writeLog } from '../support/served-log.ts';
import { buildGoVerifier } from './go-verifier.ts';

const go = await buildGoVerifier();
afterAll(() => go[Symbol.dispose]());

const made = () => new MadeLog().grow(600);

/** What Go says of the files of a log, in a folder of their own. */
async function judge(log: MadeLog, { vkey = log.key.vkey, old }: { vkey?: string; old?: string } = {}) {
  using folder = temporaryFolder();
  writeLog(log, join(folder.path, 'log'));
  const older = join(folder.path, 'older');
  if (old !== undefined) writeFileSync(older, old);
  // Awaited here: the folder goes when this returns.
  return await go.verify(join(folder.path, 'log'), vkey, old === undefined ? undefined : older);
}

test.each([1, 2, 255, 256, 257, 511, 513, 1_300])('Go proves every entry of a log of %s', async (size) => {
  expect(await judge(await new MadeLog().grow(size))).toEqual({ isVerified: true, says: `${size} entries proven` });
});

// Go proves each entry anew from the root: more than the usual time where the machine is busy.
test('Go proves a log whose tree has three levels of tiles, entry by entry, over HTTP', async () => {
  const log = await new MadeLog().grow(Array.from({ length: 65_836 }, (_, core) => ({ parts: { core } })));
  await using server = await serve(log);
  expect(await go.verify(`${server.url}/journal`, log.key.vkey)).toEqual({
    isVerified: true,
    says: '65836 entries proven',
  });
}, 600_000);

test.each([1, 100, 256, 300, 512, 600])(
  'Go proves that the log extends the checkpoint over %s entries',
  async (from) => {
    const log = await new MadeLog().grow(from);
    const old = log.note;
    await log.grow(600 - from);
    await log.grow(700);
    expect(await judge(log, { old })).toEqual({ isVerified: true, says: '1300 entries proven' });
  },
);

test('cosignatures of witnesses do not trouble Go', async () => {
  const lima = new NoteKey('lima.example/witness');
  const log = await made();
  await log.sign((text) => lima.cosign(text, 1_795_226_388));
  expect((await judge(log)).isVerified).toBe(true);
});

test.each<[string, (log: MadeLog) => unknown, string]>([
  ['an entry', (log) => log.rewrite(300, { parts: { core: 'other' } }), 'entry 300'],
  ['a byte of an entry', (log) => flip(log, tilePath('entries', 1), 5000), 'entry'],
  ['a byte of a full tile', (log) => flip(log, tilePath(0, 1), 0), 'entry'],
  ['a byte of a partial tile', (log) => flip(log, tilePath(0, 2, 88), 0), 'downloaded inconsistent tile'],
  ['a byte of the tile above', (log) => flip(log, tilePath(1, 0, 2), 40), 'downloaded inconsistent tile'],
  ['a bundle, to its half', (log) => cut(log, tilePath('entries', 0)), 'cut short'],
  ['a tile, to its half', (log) => cut(log, tilePath(0, 0)), 'tile'],
  ['the size that is signed', (log) => resign(log, '\n600\n', '\n599\n'), 'invalid signature'],
  [
    'the name that is signed',
    (log) => resign(log, 'quipu.example/journal\n', 'other.example/journal\n'),
    'invalid signature',
  ],
  ['a file, away', (log) => log.files.delete(tilePath(0, 1)), 'no such file'],
])('Go refuses a log with %s changed', async (_, change, why) => {
  const log = await made();
  change(log);
  const { isVerified, says } = await judge(log);
  expect([isVerified, says]).toEqual([false, expect.stringContaining(why)]);
});

function flip(log: MadeLog, path: string, at: number): void {
  const bytes = Buffer.from(log.files.get(path)!);
  bytes[at]! ^= 1;
  log.put(path, bytes);
}

function cut(log: MadeLog, path: string): void {
  const bytes = log.files.get(path)!;
  log.put(path, bytes.subarray(0, bytes.length / 2));
}

const resign = (log: MadeLog, from: string, to: string) => log.put('checkpoint', log.note.replace(from, to));

test('Go refuses the log of another key', async () => {
  const { vkey } = new NoteKey('quipu.example/journal');
  const { isVerified, says } = await judge(await made(), { vkey });
  expect([isVerified, says]).toEqual([false, expect.stringContaining('no verifiable signatures')]);
});

test('Go refuses a rewritten log, signed with the real key, to whoever has an older checkpoint', async () => {
  const log = await made();
  const forged = new MadeLog(log.origin, log.key);
  await forged.grow(300);
  await forged.grow([{ parts: { core: 'other' } }]);
  await forged.grow(500);
  expect((await judge(forged)).isVerified).toBe(true);
  const { isVerified, says } = await judge(forged, { old: log.note });
  expect([isVerified, says]).toEqual([false, expect.stringContaining('older checkpoint')]);
});

test('Go refuses a log that shrank, to whoever has an older checkpoint', async () => {
  const log = await made();
  const shrunken = await new MadeLog(log.origin, log.key).grow(500);
  const { isVerified, says } = await judge(shrunken, { old: log.note });
  expect([isVerified, says]).toEqual([false, expect.stringContaining('older checkpoint')]);
});
