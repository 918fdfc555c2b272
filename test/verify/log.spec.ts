import { expect, test } from '@jest/globals';
import { checkpointText, disclosuresPath, PROBLEMS_AT_MOST, tilePath, verifyLog, type LogOptions } from '@quipu/proof';
import fc from 'fast-check';
import { MadeLog, NoteKey, rowOf } from '../support/made-log.ts';

const SIZE = 600;
const made = () => new MadeLog().grow(SIZE);
const check = (log: MadeLog, options: Partial<LogOptions> = {}) =>
  verifyLog(log, { vkeys: [log.key.vkey], bundles: 'all', disclosures: true, ...options });
const codes = ({ problems }: { problems: readonly { code: string }[] }) => problems.map(({ code }) => code);

/** The bytes of a file with one changed. */
function flip(log: MadeLog, path: string, at: number): void {
  const bytes = Buffer.from(log.files.get(path)!);
  bytes[at]! ^= 1;
  log.put(path, bytes);
}

test('a log is verified from its checkpoint down to each part of each entry', async () => {
  const log = await made();
  const steps: number[][] = [];
  const verdict = await check(log, { progress: (...step) => void steps.push(step) });
  expect(verdict).toMatchObject({
    isVerified: true,
    problems: [],
    note: log.note,
    checkpoint: { origin: log.origin, size: SIZE },
    checked: { entries: SIZE, disclosed: 3 * SIZE, withheld: SIZE, erased: 0 },
  });
  expect(steps.at(-1)).toEqual([3, 3]);
});

test('a sample reads as many bundles as asked for, the newest among them', async () => {
  const log = await made();
  const read: string[] = [];
  const source = { read: async (path: string) => (read.push(path), log.read(path)) };
  const verdict = await verifyLog(source, { vkeys: [log.key.vkey], bundles: 2 });
  const bundles = read.filter((path) => path.startsWith('tile/entries/'));
  expect(bundles).toHaveLength(2);
  expect(bundles).toContain('tile/entries/002.p/88');
  expect(verdict).toMatchObject({ isVerified: true, checked: { entries: 256 + 88, disclosed: 0 } });
  expect((await check(log, { bundles: 100 })).checked.entries).toBe(SIZE);
  expect((await check(log, { bundles: 0 })).checked.entries).toBe(0);
});

test('an empty log is verified too', async () => {
  const log = await new MadeLog().grow(0);
  expect(await check(log)).toMatchObject({ isVerified: true, checkpoint: { size: 0 }, checked: { entries: 0 } });
});

test('a log that grew extends what it was', async () => {
  const log = await made();
  const previous = log.note;
  await log.grow(700);
  expect(await check(log, { previous })).toMatchObject({ isVerified: true, extends: SIZE, checkpoint: { size: 1300 } });
  expect(await check(log, { previous: log.note })).toMatchObject({ isVerified: true, extends: 1300 });
  const empty = (await new MadeLog(log.origin, log.key).grow(0)).note;
  expect(await check(log, { previous: empty })).toMatchObject({ isVerified: true, extends: 0 });
});

test('an entry that was rewritten is named by index, kind and row', async () => {
  const log = await made();
  log.rewrite(300, { parts: { core: { code: 'CTR-300', on: '2017-08-10' } } });
  expect((await check(log)).problems).toEqual([
    { code: 'ENTRY_OTHER', values: {}, entry: { index: 300, kind: 'contributions', ref: rowOf(300) } },
  ]);
});

test('words that were rewritten beside their leaf are named by entry and part', async () => {
  const log = await made();
  const path = disclosuresPath(1);
  log.put(path, Buffer.from(log.files.get(path)!).toString().replace('Propuesta 300', 'Propuesta 30O'));
  expect((await check(log)).problems).toEqual([
    {
      code: 'PART_ALTERED',
      values: { part: 'text.body' },
      entry: { index: 300, kind: 'contributions', ref: rowOf(300) },
    },
  ]);
  expect((await check(log, { disclosures: false })).isVerified).toBe(true);
});

test('the line of another entry is no disclosure of this one', async () => {
  const log = await made();
  const path = disclosuresPath(0);
  const [first, second, ...others] = Buffer.from(log.files.get(path)!).toString().split('\n');
  log.put(path, [second, first, ...others].join('\n'));
  expect(codes(await check(log))).toEqual(['DISCLOSURE_MALFORMED', 'DISCLOSURE_MALFORMED']);
  log.put(path, [first, second, ...others.slice(1)].join('\n'));
  expect((await check(log)).problems).toEqual([
    { code: 'DISCLOSURE_MALFORMED', values: { detail: 'disclosures/000' } },
  ]);
});

test('entry and tile rewritten together do not fit the tile above', async () => {
  const log = await made();
  const other = await new MadeLog(log.origin, log.key).grow(SIZE - 1);
  await other.grow([{ parts: { core: 'other' } }]);
  flip(log, tilePath(0, 1), 0);
  expect((await check(log)).problems).toEqual([{ code: 'TILE_OTHER', values: { path: 'tile/0/001' } }]);
  const edge = tilePath(0, 2, 88);
  log.put(edge, other.files.get(edge)!);
  expect((await check(log)).problems).toEqual([{ code: 'ROOT_OTHER', values: { size: SIZE } }]);
});

test('a log rewritten as a whole and signed anew is found by whoever remembers, and by nobody else', async () => {
  const log = await made();
  const previous = log.note;
  const rewritten = await new MadeLog(log.origin, log.key).grow(300);
  await rewritten.grow([{ parts: { core: 'other' } }]);
  await rewritten.grow(SIZE);
  expect((await check(rewritten)).isVerified).toBe(true);
  const verdict = await check(rewritten, { previous });
  expect(verdict.problems).toEqual([{ code: 'NOT_AN_EXTENSION', values: { was: SIZE } }]);
  expect(verdict.extends).toBeUndefined();
});

test('a fork of the same size is no extension', async () => {
  const log = await made();
  const forked = new MadeLog(log.origin, log.key);
  await forked.grow(SIZE - 1);
  await forked.grow([{ parts: { core: 'other' } }]);
  expect(codes(await check(forked, { previous: log.note }))).toEqual(['NOT_AN_EXTENSION']);
});

test('a log that was rolled back has shrunk', async () => {
  const log = await made();
  const previous = log.note;
  const rolledBack = await new MadeLog(log.origin, log.key).grow(500);
  expect((await check(rolledBack, { previous })).problems).toEqual([
    { code: 'LOG_SHRANK', values: { was: SIZE, is: 500 } },
  ]);
});

test('while one key replaces another, who knows either is satisfied; afterwards only who knows the new one', async () => {
  const log = await made();
  const next = new NoteKey(log.origin);
  await log.sign((text) => next.sign(text));
  const vkeys = [log.key.vkey, next.vkey];
  for (const vkey of vkeys) expect(await check(log, { vkeys: [vkey] })).toMatchObject({ isVerified: true });
  expect((await check(log, { vkeys })).checkpoint?.signers).toHaveLength(2);
  const later = await new MadeLog(log.origin, next).grow(SIZE);
  expect(codes(await check(later, { vkeys: [log.key.vkey] }))).toEqual(['KEY_UNKNOWN']);
  expect(await check(later, { vkeys, previous: log.note })).toMatchObject({ isVerified: true, extends: SIZE });
});

test('a log that claims more entries than anybody could hold is refused at the first that are missing', async () => {
  const log = await new MadeLog().grow(1);
  const root = log.files.get(tilePath(0, 0, 1))!;
  const text = checkpointText({ origin: log.origin, size: 2 ** 48, root });
  log.put('checkpoint', `${text}\n${log.key.sign(text)}`);
  log.put(tilePath(6, 0, 1), root);
  expect(new Set(codes(await check(log)))).toEqual(new Set(['FILE_MISSING']));
});

test('another log, or another key, is not this one', async () => {
  const [log, other] = [await made(), await new MadeLog('other.example/journal').grow(SIZE)];
  expect(codes(await check(other, { vkeys: [log.key.vkey] }))).toEqual(['KEY_UNKNOWN']);
  expect((await check(other, { previous: log.note })).problems).toEqual([
    { code: 'ORIGIN_OTHER', values: { expected: 'quipu.example/journal', found: 'other.example/journal' } },
  ]);
  await expect(check(log, { vkeys: ['quipu'] })).rejects.toMatchObject({ code: 'VKEY_MALFORMED' });
});

test('witnesses are counted, and a false one spoils the checkpoint', async () => {
  const [lima, cusco] = [new NoteKey('lima.example/witness'), new NoteKey('cusco.example/witness')];
  const log = await made();
  await log.sign((text) => lima.cosign(text, 1_795_226_388));
  const witnesses = [lima.witnessVkey, cusco.witnessVkey];
  expect(await check(log, { witnesses, quorum: 1 })).toMatchObject({ isVerified: true });
  const verdict = await check(log, { witnesses, quorum: 2 });
  expect(verdict.problems).toEqual([{ code: 'QUORUM_MISSED', values: { needed: 2, found: 1 } }]);
  expect(verdict.checked.entries).toBe(SIZE);
  await log.sign((text) => lima.cosign(text, 1_795_226_388) + cusco.cosign(`${text} `, 1_795_226_388));
  expect(codes(await check(log, { witnesses, quorum: 1 }))).toEqual(['SIGNATURE_WRONG']);
});

test.each([
  [tilePath(0, 1), 'FILE_MISSING'],
  [tilePath(0, 2, 88), 'FILE_MISSING'],
  [tilePath(1, 0, 2), 'FILE_MISSING'],
  [tilePath('entries', 1), 'FILE_MISSING'],
  [disclosuresPath(1), 'FILE_MISSING'],
  ['checkpoint', 'FILE_MISSING'],
])('a log without %s is missing it', async (path, code) => {
  const log = await made();
  log.files.delete(path);
  expect((await check(log)).problems).toEqual([{ code, values: { path } }]);
});

test.each([
  [tilePath(0, 1), 'TILE_OTHER'],
  [tilePath(0, 2, 88), 'TILE_OTHER'],
  [tilePath('entries', 1), 'BUNDLE_MALFORMED'],
  [tilePath('entries', 2, 88), 'BUNDLE_MALFORMED'],
  [disclosuresPath(1), 'DISCLOSURE_MALFORMED'],
  ['checkpoint', 'NOTE_MALFORMED'],
])('a log whose %s is cut short is found', async (path, code) => {
  const log = await made();
  log.put(path, log.files.get(path)!.subarray(0, -1));
  expect(codes(await check(log))).toEqual([code]);
});

test('the partial files may be gone once the full ones are there', async () => {
  const log = await made();
  const { note } = log;
  await log.grow(600);
  for (const path of log.files.keys()) if (path.includes('.p/') && !path.includes('1/000')) log.files.delete(path);
  log.put('checkpoint', note);
  expect(await check(log)).toMatchObject({ isVerified: true, checkpoint: { size: SIZE }, checked: { entries: SIZE } });
});

test('no flip of a bit in any file of the log goes unnoticed', async () => {
  const log = await made();
  const paths = [...log.files.keys()].filter((path) => path !== 'vkey');
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), fc.nat(), fc.nat(7), async (path, at, bit) => {
      const whole = log.files.get(path)!;
      const bytes = Buffer.from(whole);
      bytes[at % bytes.length]! ^= 1 << bit;
      log.put(path, bytes);
      const { isVerified } = await check(log);
      log.put(path, whole);
      expect(isVerified).toBe(false);
    }),
    { numRuns: 40 },
  );
});

test('where everything is wrong, the verdict is bounded', async () => {
  const log = await made();
  for (const path of log.files.keys()) if (path.startsWith('disclosures/')) log.put(path, '{}\n'.repeat(256));
  expect((await check(log)).problems).toHaveLength(PROBLEMS_AT_MOST);
});

test('what cannot be read is not judged: the fault of the source comes through', async () => {
  const log = await made();
  const unreachable = new Error('no route to host');
  const source = { read: (path: string) => (path === 'tile/0/001' ? Promise.reject(unreachable) : log.read(path)) };
  await expect(verifyLog(source, { vkeys: [log.key.vkey], bundles: 'all' })).rejects.toBe(unreachable);
});

test('a verification ends when it is told to', async () => {
  const log = await made();
  const stopped = AbortSignal.abort(new Error('told to stop'));
  await expect(check(log, { signal: stopped })).rejects.toThrow('told to stop');
});
