import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ExitCode } from '@quipu/cli';
import { MadeLog, NoteKey } from '../support/made-log.ts';
import { quipu, serve, temporaryFolder, type ServedLog } from '../support/served-log.ts';

/** A log of 600 entries, its server, and a folder for the copy. */
async function mirrored(size = 600) {
  const log = await new MadeLog().grow(size);
  const server = await serve(log);
  const folder = temporaryFolder();
  const copy = join(folder.path, 'copy');
  return {
    log,
    server,
    copy,
    mirror: (...more: string[]) => quipu(['mirror', copy, '--url', server.url, ...more]),
    verify: () => quipu(['verify', '--dir', copy, '--vkey', log.key.vkey, '--all']),
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
    },
  };
}

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();

/** What was asked for since the last call. */
const askedSince = ({ asked }: ServedLog) => asked.splice(0);

test('a mirror is the log, file by file, and verifies with nothing else', async () => {
  await using made = await mirrored();
  const { log, copy, mirror, verify } = made;
  expect(await mirror('--vkey', log.key.vkey)).toEqual({
    code: ExitCode.DONE,
    err: '',
    out: `COPIED AND VERIFIED: quipu.example/journal has 600 entries in ${copy}. 10 new files, 0 partials removed.\n`,
  });
  expect(filesIn(copy)).toEqual([...log.files.keys()].toSorted());
  for (const [path, content] of log.files) expect(readFileSync(join(copy, path))).toEqual(Buffer.from(content));
  expect((await verify()).code).toBe(ExitCode.DONE);
});

test('the next run asks only for what is new, and takes the partial files of two sizes ago away', async () => {
  await using made = await mirrored();
  const { log, server, copy, mirror, verify } = made;
  await mirror();
  askedSince(server);
  await log.grow(50);
  expect((await mirror()).out).toContain('3 new files, 0 partials removed');
  const asked = askedSince(server).filter((path) => !path.endsWith('checkpoint'));
  expect(new Set(asked)).toEqual(
    new Set(['tile/0/002.p/138', 'tile/1/000.p/2', 'tile/entries/002.p/138', 'disclosures/002.p/138']),
  );
  await log.grow(300);
  expect((await mirror()).out).toContain('3 partials removed');
  const partials = filesIn(copy).filter((path) => path.includes('.p/'));
  expect(partials).toEqual([
    'disclosures/002.p/138',
    'disclosures/003.p/182',
    'tile/0/002.p/138',
    'tile/0/003.p/182',
    'tile/1/000.p/2',
    'tile/1/000.p/3',
    'tile/entries/002.p/138',
    'tile/entries/003.p/182',
  ]);
  expect((await verify()).code).toBe(ExitCode.DONE);
  askedSince(server);
  expect((await mirror()).out).toContain('0 new files');
});

test('the first time the published key is believed and said; later another key is refused', async () => {
  await using made = await mirrored(300);
  const { log, copy, mirror } = made;
  const first = await mirror();
  expect(first.out).toContain('FIRST TIME');
  expect(readFileSync(join(copy, 'vkey'), 'utf8')).toBe(`${log.key.vkey}\n`);
  const before = readFileSync(join(copy, 'checkpoint'), 'utf8');
  const usurper = await new MadeLog(log.origin).grow(400);
  for (const [path, content] of usurper.files) log.files.set(path, content);
  expect(await mirror()).toMatchObject({
    code: ExitCode.NOT_VERIFIED,
    out: expect.stringContaining('The copy is as it was.'),
  });
  expect(readFileSync(join(copy, 'checkpoint'), 'utf8')).toBe(before);
});

test.each([
  ['rolled back', (made: MadeLog) => made.grow(200), 'The log shrank'],
  [
    'rewritten',
    async (made: MadeLog) => (await made.grow([{ parts: { core: 1 } }])).grow(400),
    'It does not begin with',
  ],
])('a log that was %s does not replace the copy', async (_, remake, words) => {
  await using made = await mirrored(300);
  const { log, copy, mirror, verify } = made;
  await mirror();
  const before = filesIn(copy);
  const other = await remake(new MadeLog(log.origin, log.key));
  for (const [path, content] of other.files) log.files.set(path, content);
  expect(await mirror()).toMatchObject({ code: ExitCode.NOT_VERIFIED, out: expect.stringContaining(words) });
  expect(filesIn(copy)).toEqual(before);
  expect((await verify()).code).toBe(ExitCode.DONE);
});

test.each(['tile/0/001', 'tile/entries/001', 'tile/0/002.p/88', 'disclosures/001'])(
  'nothing of a log whose %s is wrong is published, and the next run begins clean',
  async (path) => {
    await using made = await mirrored();
    const { log, copy, mirror, verify } = made;
    const whole = log.files.get(path)!;
    log.put(
      path,
      Buffer.from(whole).map((byte, at) => (at === 40 ? byte ^ 1 : byte)),
    );
    expect((await mirror()).code).toBe(ExitCode.NOT_VERIFIED);
    expect(filesIn(copy)).toEqual([]);
    log.put(path, whole);
    expect((await mirror()).code).toBe(ExitCode.DONE);
    expect((await verify()).code).toBe(ExitCode.DONE);
  },
);

test('a run that is cut off goes on where it was', async () => {
  await using made = await mirrored();
  const { log, server, copy, mirror, verify } = made;
  await using failing = await serve(log, (path, response) => {
    if (path !== 'disclosures/002.p/88') return false;
    response.writeHead(500).end();
    return true;
  });
  const { code, out } = await quipu(['mirror', copy, '--url', failing.url]);
  expect({ code, out }).toEqual({ code: ExitCode.UNREADABLE, out: '' });
  expect(existsSync(join(copy, 'checkpoint'))).toBe(false);
  await mirror();
  expect(askedSince(server).filter((path) => path.startsWith('tile/entries/'))).toEqual([]);
  expect(filesIn(copy)).toEqual([...log.files.keys()].toSorted());
  expect((await verify()).code).toBe(ExitCode.DONE);
});

test('after an erasure the copy forgets as well, also in the files of the size before', async () => {
  await using made = await mirrored();
  const { log, copy, mirror, verify } = made;
  await mirror();
  const words = () =>
    filesIn(copy)
      .filter((path) => path.startsWith('disclosures/'))
      .map((path) => readFileSync(join(copy, path), 'utf8'))
      .join('');
  expect(words()).toContain('Propuesta 300');
  for (const index of [300, 599]) log.rewrite(index, { ...log.entry(index), erased: ['text.body'] });
  await log.grow([{ kind: 'journal', op: 'erasure', parts: { core: { kind: 'contributions' } } }]);
  expect((await mirror()).code).toBe(ExitCode.DONE);
  expect(words()).not.toMatch(/Propuesta (300|599)/);
  expect((await verify()).out).toContain('2 erased');
});

test('what somebody removed from the copy is fetched again; what somebody changed is found by verifying it', async () => {
  await using made = await mirrored();
  const { copy, mirror, verify } = made;
  await mirror();
  rmSync(join(copy, 'tile/entries/000'));
  expect((await mirror()).out).toContain('1 new file,');
  writeFileSync(join(copy, 'tile/0/000'), 'rubbish');
  expect(await verify()).toMatchObject({ code: ExitCode.NOT_VERIFIED, out: expect.stringContaining('tile/0/000') });
});

test('the cosignatures of witnesses come along, and a quorum can be asked for', async () => {
  const lima = new NoteKey('lima.example/witness');
  await using made = await mirrored(30);
  const { log, copy, mirror } = made;
  const asking = ['--witness', lima.witnessVkey, '--quorum', '1'];
  expect((await mirror(...asking)).code).toBe(ExitCode.NOT_VERIFIED);
  await log.sign((text) => lima.cosign(text, 1_795_226_388));
  const { code, out } = await mirror(...asking, '--json');
  expect(code).toBe(ExitCode.DONE);
  expect(JSON.parse(out)).toMatchObject({
    verified: true,
    checkpoint: { size: 30, witnesses: [{ name: 'lima.example/witness' }] },
    keysFrom: 'published',
    checked: { entries: 30 },
    fetched: 3,
    removed: 0,
  });
  expect(readFileSync(join(copy, 'checkpoint'), 'utf8')).toBe(log.note);
});

test('a folder that cannot be written is said', async () => {
  await using made = await mirrored(3);
  writeFileSync(made.copy, 'a file');
  expect(await made.mirror()).toMatchObject({
    code: ExitCode.UNREADABLE,
    err: expect.stringMatching(/copy.*(EEXIST|ENOTDIR)/),
  });
  expect(await quipu(['mirror', made.copy])).toMatchObject({ code: ExitCode.WRONG_USAGE });
});
