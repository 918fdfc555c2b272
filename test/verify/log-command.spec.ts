import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ExitCode } from '@quipu/cli';
import { disclosuresPath, tilePath } from '@quipu/proof';
import { MadeLog, NoteKey, rowOf } from '../support/made-log.ts';
import { quipu, serve, temporaryFolder, writeLog } from '../support/served-log.ts';

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

test('a folder that brings its own key is whole, and the advice is to compare', async () => {
  using folder = temporaryFolder();
  const log = await new MadeLog().grow(3);
  writeLog(log, folder.path);
  const { code, out } = await quipu(['verify', '--dir', folder.path, '--all']);
  expect(code).toBe(ExitCode.DONE);
  expect(out).toMatch(/^WHOLE: .* Compare it with that of another source/);
  expect(out).toContain('(that of the folder itself)');
  writeFileSync(join(folder.path, 'vkey'), 'rubbish\n');
  expect(await quipu(['verify', '--dir', folder.path])).toMatchObject({
    code: ExitCode.UNREADABLE,
    err: expect.stringContaining('"rubbish" is not a verifier key'),
  });
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
