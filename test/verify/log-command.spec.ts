import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ExitCode } from '@quipu/cli';
import { disclosuresPath, tilePath } from '@quipu/proof';
import { MadeLog, NoteKey, rowOf } from '../support/made-log.ts';
import { quipu, serve, temporaryFolder, writeLog } from '../support/served-log.ts';

test('what cannot be read or reached ends with a code of its own', async () => {
  using folder = temporaryFolder();
  const key = new NoteKey('quipu.example/journal').vkey;
  const closed = await serve(await new MadeLog().grow(1));
  await closed[Symbol.asyncDispose]();
  const ends = async (...args: string[]) => quipu(['verify', ...args, '--vkey', key]);
  expect(await ends(join(folder.path, 'none.json'))).toMatchObject({
    code: ExitCode.UNREADABLE,
    out: '',
    err: expect.stringContaining('none.json cannot be read: ENOENT'),
  });
  expect(await ends('--dir', folder.path)).toMatchObject({
    code: ExitCode.UNREADABLE,
    err: `There is no log at ${folder.path}: checkpoint is missing.\n`,
  });
  expect(await ends('--url', closed.url)).toMatchObject({
    code: ExitCode.UNREADABLE,
    err: expect.stringContaining('ECONNREFUSED'),
  });
});

test('a log at an address is verified, with or without /journal in it', async () => {
  const log = await new MadeLog().grow(600);
  await using server = await serve(log);
  for (const address of [server.url, `${server.url}/`, `${server.url}/journal`, `${server.url}/journal/?x#y`]) {
    const { code, out } = await quipu(['verify', '--url', address, '--vkey', log.key.vkey]);
    expect(code).toBe(ExitCode.DONE);
    expect(out).toContain('VERIFIED: quipu.example/journal has 600 entries under this checkpoint.');
    expect(out).toContain('Checked: 600 of 600 entries');
    expect(out).toContain('Published and right: 1,800 parts; 600 withheld, 0 erased');
    expect(out).toContain('Memory: none.');
  }
});

test('a folder is verified as a server is, also where the log stands in its journal', async () => {
  using folder = temporaryFolder();
  const log = await new MadeLog().grow(300);
  writeLog(log, join(folder.path, 'journal'));
  for (const place of [folder.path, join(folder.path, 'journal')])
    expect((await quipu(['verify', '--dir', place, '--vkey', log.key.vkey, '--all'])).code).toBe(ExitCode.DONE);
});

test('a tampered folder is found, and the entry is named', async () => {
  using folder = temporaryFolder();
  const log = await new MadeLog().grow(600);
  writeLog(log, folder.path);
  const told = join(folder.path, disclosuresPath(1));
  writeFileSync(told, readFileSync(told, 'utf8').replace('Propuesta 300', 'Propuesta 3OO'));
  const check = (...more: string[]) =>
    quipu(['verify', '--dir', folder.path, '--vkey', log.key.vkey, '--all', ...more]);
  expect(await check()).toEqual({
    code: ExitCode.NOT_VERIFIED,
    err: '',
    out:
      'NOT VERIFIED: 1 problem. The file that remembers was not changed.\n' +
      `  - Entry 300 (contributions ${rowOf(300)}): "text.body" was altered: it is not what was recorded.\n`,
  });
  const proofsOnly = await check('--proofs-only');
  expect(proofsOnly.code).toBe(ExitCode.DONE);
  expect(proofsOnly.out).toContain('was not checked (--proofs-only)');
  writeFileSync(join(folder.path, tilePath('entries', 0)), 'rubbish');
  expect((await check()).out).toContain('tile/entries/000 is cut short');
  expect(JSON.parse((await check('--json')).out)).toMatchObject({
    verified: false,
    place: folder.path,
    problems: [{ code: 'BUNDLE_MALFORMED' }, { code: 'PART_ALTERED', entry: { index: 300 } }],
  });
});

test('a memory begins with the key that the log publishes, and then keeps to it', async () => {
  using folder = temporaryFolder();
  const log = await new MadeLog().grow(300);
  await using server = await serve(log);
  const state = join(folder.path, 'state.json');
  const check = () => quipu(['verify', '--url', server.url, '--state', state]);
  const first = await check();
  expect(first).toMatchObject({ code: ExitCode.DONE, out: expect.stringContaining('Memory: it begins today') });
  expect(first.out).toContain('FIRST TIME: the one that the log itself publishes was believed');
  expect(JSON.parse(readFileSync(state, 'utf8'))).toEqual({
    format: 'quipu-state/1',
    vkeys: [log.key.vkey],
    note: log.note,
  });

  await log.grow(300);
  const second = await check();
  expect(second.out).toContain('(that of the times before)');
  expect(second.out).toContain('Memory: it holds unchanged the 300 entries that had been seen');

  const usurper = await new MadeLog(log.origin).grow(700);
  for (const [path, content] of usurper.files) log.files.set(path, content);
  expect(await check()).toMatchObject({
    code: ExitCode.NOT_VERIFIED,
    out: expect.stringContaining('No key that is trusted'),
  });
});

test.each([
  ['was rolled back', (made: MadeLog) => made.grow(200), 'The log shrank: it had 300 entries and now 200.'],
  [
    'was rewritten',
    async (made: MadeLog) => (await made.grow([{ parts: { core: 1 } }])).grow(400),
    'It does not begin with the 300 entries',
  ],
])('a log that %s is found by who remembers, and the memory stays', async (_, remake, words) => {
  using folder = temporaryFolder();
  const log = await new MadeLog().grow(300);
  const state = join(folder.path, 'state.json');
  writeLog(log, join(folder.path, 'log'));
  const check = () => quipu(['verify', '--dir', join(folder.path, 'log'), '--state', state]);
  expect((await check()).code).toBe(ExitCode.DONE);
  const remembered = readFileSync(state, 'utf8');
  writeLog(await remake(new MadeLog(log.origin, log.key)), join(folder.path, 'log'));
  expect(await check()).toMatchObject({ code: ExitCode.NOT_VERIFIED, out: expect.stringContaining(words) });
  expect(readFileSync(state, 'utf8')).toBe(remembered);
});

test('a memory of another log is refused, and so is a file that is none', async () => {
  using folder = temporaryFolder();
  const [log, other] = [await new MadeLog().grow(3), await new MadeLog('other.example/journal').grow(3)];
  const state = join(folder.path, 'state');
  writeFileSync(state, JSON.stringify({ format: 'quipu-state/1', vkeys: [other.key.vkey], note: other.note }));
  writeLog(log, folder.path);
  const check = (...more: string[]) => quipu(['verify', '--dir', folder.path, '--state', state, ...more]);
  expect((await check('--vkey', log.key.vkey)).out).toContain(
    'other.example/journal was expected, and it is quipu.example/journal',
  );
  for (const rubbish of ['', '{', 'null', '{}', '{"format":"quipu-state/1","vkeys":[],"note":""}']) {
    writeFileSync(state, rubbish);
    expect(await check()).toMatchObject({
      code: ExitCode.UNREADABLE,
      out: '',
      err: expect.stringContaining('It was not changed'),
    });
    expect(readFileSync(state, 'utf8')).toBe(rubbish);
  }
});

test('a memory that cannot be written is said, and not passed over', async () => {
  using folder = temporaryFolder();
  const log = await new MadeLog().grow(3);
  writeLog(log, folder.path);
  mkdirSync(join(folder.path, 'state'));
  const { code, err } = await quipu(['verify', '--dir', folder.path, '--state', join(folder.path, 'state')]);
  expect(code).toBe(ExitCode.UNREADABLE);
  expect(err).toContain('EISDIR');
});

test('witnesses are asked for by a quorum, and no checkpoint without it is remembered', async () => {
  using folder = temporaryFolder();
  const lima = new NoteKey('lima.example/witness');
  const log = await new MadeLog().grow(300, (text) => lima.cosign(text, 1_795_226_388));
  writeLog(log, folder.path);
  const state = join(folder.path, 'state.json');
  const cusco = new NoteKey('cusco.example/witness').witnessVkey;
  const check = (quorum: string) =>
    quipu([
      'verify',
      '--dir',
      folder.path,
      '--state',
      state,
      '--witness',
      lima.witnessVkey,
      '--witness',
      cusco,
      '--quorum',
      quorum,
    ]);
  expect(await check('2')).toMatchObject({
    code: ExitCode.NOT_VERIFIED,
    out: expect.stringContaining('1 of the given witnesses cosigned; 2 are asked for.'),
  });
  expect(existsSync(state)).toBe(false);
  expect((await check('1')).out).toContain('Witness: lima.example/witness saw it at 2026-11-21T01:59:48.000Z');
});

test('a server that cuts its answers short is found, or cannot be read', async () => {
  const log = await new MadeLog().grow(600);
  const tile = log.files.get('tile/0/001')!;
  await using honestly = await serve(log, (path, response) => {
    if (path !== 'tile/0/001') return false;
    response.end(tile.subarray(0, 100));
    return true;
  });
  await using rudely = await serve(log, (path, response) => {
    if (path !== 'tile/0/001') return false;
    response.writeHead(200, { 'content-length': tile.length }).write(tile.subarray(0, 100));
    setTimeout(() => response.destroy(), 20);
    return true;
  });
  const check = (url: string) => quipu(['verify', '--url', url, '--vkey', log.key.vkey]);
  expect(await check(honestly.url)).toMatchObject({
    code: ExitCode.NOT_VERIFIED,
    out: expect.stringContaining('tile/0/001'),
  });
  expect(await check(rudely.url)).toMatchObject({
    code: ExitCode.UNREADABLE,
    err: expect.stringContaining('tile/0/001'),
  });
});

test('a server that asks for patience gets it, one that fails does not', async () => {
  const log = await new MadeLog().grow(10);
  let isBusy = true;
  await using busy = await serve(log, (path, response) => {
    if (!isBusy || path !== 'tile/0/000.p/10') return false;
    isBusy = false;
    response.writeHead(429, { 'retry-after': '1' }).end();
    return true;
  });
  await using broken = await serve(log, (path, response) => {
    if (path !== 'tile/0/000.p/10') return false;
    response.writeHead(500).end();
    return true;
  });
  const check = (url: string) => quipu(['verify', '--url', url, '--vkey', log.key.vkey]);
  expect((await check(busy.url)).code).toBe(ExitCode.DONE);
  expect(busy.asked.filter((path) => path === 'tile/0/000.p/10')).toHaveLength(2);
  expect(await check(broken.url)).toMatchObject({
    code: ExitCode.UNREADABLE,
    err: expect.stringContaining('answered 500'),
  });
});

test('a verification that is interrupted ends as one', async () => {
  const stopping = new AbortController();
  const log = await new MadeLog().grow(10);
  await using server = await serve(log, (path) => {
    if (path.startsWith('tile/')) stopping.abort(new Error('told to stop'));
    return false;
  });
  const { code } = await quipu(['verify', '--url', server.url, '--vkey', log.key.vkey], stopping.signal);
  expect(code).toBe(ExitCode.INTERRUPTED);
});
