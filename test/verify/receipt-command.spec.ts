import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ExitCode } from '@quipu/cli';
import { MadeLog, NoteKey, rowOf } from '../support/made-log.ts';
import { quipu, temporaryFolder } from '../support/served-log.ts';

const REASONS = 'No se ajusta al marco legal.\nLa norma vigente no lo permite.';

async function decided() {
  const log = await new MadeLog().grow(20);
  await log.grow([
    { parts: { core: { outcome: 'rejected' }, 'text.reasons': REASONS, personal: 1 }, withheld: ['personal'] },
  ]);
  return { log, receipt: await log.receipt(20) };
}

/** Writes a file into a folder and says where. */
function put(folder: string, name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

test('a receipt that holds is told in words: which log, which entry, what it says and what it does not show', async () => {
  using folder = temporaryFolder();
  const { log, receipt } = await decided();
  const file = put(folder.path, 'receipt.json', receipt);
  const { code, out, err } = await quipu(['verify', file, '--vkey', log.key.vkey]);
  expect({ code, err }).toEqual({ code: ExitCode.DONE, err: '' });
  expect(out.split('\n')).toEqual([
    'VERIFIED: entry 20 of quipu.example/journal says this, and was among the first 21 when the checkpoint was signed.',
    '',
    'Log: quipu.example/journal',
    expect.stringMatching(/^Key: quipu\.example\/journal\+[0-9a-f]{8} \(given with --vkey\)$/),
    expect.stringMatching(/^Checkpoint: 21 entries, root \S{44}$/),
    'Witnesses: none. Only the log itself says that it shows the same to all.',
    `Entry: 20, contributions ${rowOf(20)}`,
    'Act: contribution.recorded (insert), coordinator, 2026-11-21T01:59:48.335375Z as the log says',
    'It says:',
    '  core',
    '    {"outcome":"rejected"}',
    '  text.reasons',
    '    No se ajusta al marco legal.',
    '    La norma vigente no lo permite.',
    'Withheld: personal',
    '',
  ]);
});

test('without a key from elsewhere a receipt is whole, and the advice is to compare', async () => {
  using folder = temporaryFolder();
  const { receipt } = await decided();
  const { code, out } = await quipu(['verify', put(folder.path, 'receipt.json', receipt)]);
  expect(code).toBe(ExitCode.DONE);
  expect(out).toMatch(/^WHOLE, but .*Compare the key.*quipu\.example\/journal\/vkey/);
  expect(out).toContain('(that of the receipt itself)');
});

test('a receipt with altered words is not verified, and none of its words are repeated', async () => {
  using folder = temporaryFolder();
  const { receipt } = await decided();
  const file = put(folder.path, 'receipt.json', JSON.stringify(receipt).replace('vigente', 'anterior'));
  const { code, out } = await quipu(['verify', file]);
  expect(code).toBe(ExitCode.NOT_VERIFIED);
  expect(out).toBe(
    'NOT VERIFIED: 1 problem. Do not trust what this receipt says.\n  - "text.reasons" was altered: it is not what was recorded.\n',
  );
});

test('a receipt of another key is not verified', async () => {
  using folder = temporaryFolder();
  const { receipt } = await decided();
  const other = new NoteKey('quipu.example/journal');
  const { code, out } = await quipu(['verify', put(folder.path, 'r.json', receipt), '--vkey', other.vkey]);
  expect(code).toBe(ExitCode.NOT_VERIFIED);
  expect(out).toContain('No key that is trusted signed the checkpoint. It was signed by: quipu.example/journal+');
});

test('a receipt for programs says all, with the words of each problem', async () => {
  using folder = temporaryFolder();
  const { log, receipt } = await decided();
  const file = put(
    folder.path,
    'receipt.json',
    JSON.stringify(receipt).replace('"op\\":\\"insert', '"op\\":\\"delete'),
  );
  const { code, out } = await quipu(['verify', file, '--json', '--vkey', log.key.vkey]);
  expect(code).toBe(ExitCode.NOT_VERIFIED);
  expect(JSON.parse(out)).toMatchObject({
    verified: false,
    problems: [{ code: 'NOT_INCLUDED', values: { index: 20, size: 21 }, what: expect.stringContaining('place 20') }],
    checkpoint: { origin: 'quipu.example/journal', size: 21 },
    keysFrom: 'caller',
    parts: [
      { part: 'core', isIntact: true },
      { part: 'text.reasons', isIntact: true },
    ],
  });
});

test('what others wrote cannot steer the terminal', async () => {
  using folder = temporaryFolder();
  const log = await new MadeLog().grow([{ parts: { 'text.body': 'a\u001b[2Jb\u202ec\rd' } }]);
  const { out } = await quipu(['verify', put(folder.path, 'r.json', await log.receipt(0))]);
  expect(out).toContain('    a\\u{1b}[2Jb\\u{202e}c\\u{d}d\n');
});

test.each([
  ['nothing to verify', []],
  ['two things at once', ['receipt.json', '--dir', 'folder']],
  ['a memory for a receipt', ['receipt.json', '--state', 'file']],
  ['no address', ['--url', 'ftp://quipu.example', '--state', 'file']],
  ['half a key', ['receipt.json', '--vkey', 'quipu.example+530d903a']],
  ['a key of the log for a witness', ['receipt.json', '--witness', new NoteKey('a.example').vkey]],
  ['the key of a witness for the log', ['receipt.json', '--vkey', new NoteKey('a.example').witnessVkey]],
  ['a quorum that nobody can meet', ['receipt.json', '--quorum', '1']],
  ['a quorum that is no number', ['receipt.json', '--quorum', 'two']],
  ['a log at an address without key and without memory', ['--url', 'https://quipu.example']],
])('%s is wrong usage', async (_, args) => {
  const { code, out, err } = await quipu(['verify', ...args]);
  expect({ code, out }).toEqual({ code: ExitCode.WRONG_USAGE, out: '' });
  expect(err).not.toBe('');
});
