import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { generateKeyPairSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ExitCode } from '@quipu/cli';
import { readKeys } from '@quipu/journal/signing';
import { openNote } from '@quipu/proof';
import { given } from '../builders/index.ts';
import { quipu } from '../support/console.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { sequence } from '../support/log.ts';

/** A folder of an installation, with the environment of its console. */
function console(db?: TestDatabase) {
  const folder = mkdtempSync(join(tmpdir(), 'quipu-keys-'));
  const env = {
    JOURNAL_ORIGIN: 'quipu.example/journal',
    JOURNAL_KEY_FILE: join(folder, 'key'),
    JOURNAL_STATE_FILE: join(folder, 'state'),
    LANG: 'en_US.UTF-8',
    ...(db && { SEQUENCER_URL: db.sequencerUrl }),
  };
  const say = (...args: readonly string[]) => quipu(args, env);
  return {
    folder,
    env,
    key: env.JOURNAL_KEY_FILE,
    state: env.JOURNAL_STATE_FILE,
    say,
    vkeys: async () => (await readKeys(env)).map(({ vkey }) => vkey),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const mode = (file: string) => (statSync(file).mode & 0o777).toString(8);
const pem = (kind: 'ed25519' | 'x25519') =>
  generateKeyPairSync(kind as 'ed25519')
    .privateKey.export({ format: 'pem', type: 'pkcs8' })
    .toString();

test('a new key file can be read by its owner alone, holds one key, and says its verifier key', async () => {
  using at = console();
  const { code, out } = await at.say('key', 'new', at.key);
  expect([code, mode(at.key)]).toEqual([ExitCode.DONE, '600']);
  expect(out.trim().split('\n').at(-1)).toBe((await at.vkeys())[0]);
});

test('a key file that is there is never overwritten', async () => {
  using at = console();
  await at.say('key', 'new', at.key);
  const before = readFileSync(at.key, 'utf8');
  expect(await at.say('key', 'new', at.key)).toMatchObject({ code: ExitCode.REFUSED });
  expect(readFileSync(at.key, 'utf8')).toBe(before);
});

test.each<[string, string, (file: string, folder: string) => void]>([
  ['anybody may read', 'KEY_READABLE_BY_OTHERS', (file) => chmodSync(file, 0o644)],
  ['its group may write', 'KEY_READABLE_BY_OTHERS', (file) => chmodSync(file, 0o620)],
  ['is not there', 'KEY_UNREADABLE', (file) => rmSync(file)],
  ['is a folder', 'KEY_NOT_A_FILE', (file) => (rmSync(file), mkdirSync(file))],
  ['is a pipe', 'KEY_NOT_A_FILE', (file) => (rmSync(file), execFileSync('mkfifo', ['-m', '600', file]))],
  ['is a device', 'KEY_NOT_A_FILE', (file) => (rmSync(file), symlinkSync('/dev/zero', file))],
  ['is empty', 'KEY_MALFORMED', (file) => writeFileSync(file, '')],
  ['holds rubbish', 'KEY_MALFORMED', (file) => writeFileSync(file, 'key\n')],
  ['holds a key of another kind', 'KEY_MALFORMED', (file) => writeFileSync(file, pem('x25519'))],
  ['holds words beside its key', 'KEY_MALFORMED', (file) => writeFileSync(file, `${pem('ed25519')}nueva\n`)],
  ['holds the same key twice', 'KEY_MALFORMED', (file) => writeFileSync(file, readFileSync(file, 'utf8').repeat(2))],
  ['holds half a key', 'KEY_MALFORMED', (file) => writeFileSync(file, readFileSync(file, 'utf8').slice(0, 60))],
])('a key file that %s is refused', async (_, code, spoil) => {
  using at = console();
  await at.say('key', 'new', at.key);
  spoil(at.key, at.folder);
  await expect(readKeys(at.env)).rejects.toMatchObject({ code });
});

test('what is said of a key that cannot be read never quotes it', async () => {
  using at = console();
  const secret = pem('x25519');
  writeFileSync(at.key, secret, { mode: 0o600 });
  const { err } = await at.say('key', 'rotate', at.key);
  expect(err).toContain('block 1');
  expect(err).not.toContain(secret.split('\n')[1]);
});

test('the same text as a secret of the environment gives the same keys', async () => {
  using at = console();
  await at.say('key', 'new', at.key);
  await at.say('key', 'rotate', at.key);
  const JOURNAL_KEY = readFileSync(at.key, 'utf8');
  const keys = await readKeys({ JOURNAL_ORIGIN: at.env.JOURNAL_ORIGIN, JOURNAL_KEY });
  expect(keys.map(({ vkey }) => vkey)).toEqual(await at.vkeys());
});

test('a rotation keeps the old key behind the new one, and the file closed', async () => {
  using at = console();
  await at.say('key', 'new', at.key);
  const [old] = await at.vkeys();
  const { code, out } = await at.say('key', 'rotate', at.key);
  const [fresh = '', kept] = await at.vkeys();
  expect([code, kept, mode(at.key)]).toEqual([ExitCode.DONE, old, '600']);
  expect(fresh).not.toBe(old);
  expect(out).toContain(fresh);
});

test('a checkpoint from the command line: the key announces itself, then signs, then there is nothing new', async () => {
  await using db = await freshDatabase();
  using at = console(db);
  await at.say('key', 'new', at.key);
  expect((await at.say('checkpoint')).out).toMatch(/^The coming of the key was recorded/);
  await sequence(db);
  expect(await at.say('checkpoint')).toMatchObject({ code: ExitCode.DONE, out: expect.stringMatching(/^Signed: /) });
  expect((await at.say('checkpoint')).out).toMatch(/^Nothing new to sign: /);
  expect(openNote(readFileSync(at.state, 'utf8'), await at.vkeys()).signatures).toHaveLength(1);
});

test('old keys retire once the new one has signed, each with an entry that says why', async () => {
  await using db = await freshDatabase();
  using at = console(db);
  const sign = async () => {
    await sequence(db);
    await at.say('checkpoint');
    await sequence(db);
    await at.say('checkpoint');
  };
  const reason = 'Cambio anual de la clave.';
  await at.say('key', 'new', at.key);
  await sign();
  const [old = ''] = await at.vkeys();
  expect((await at.say('key', 'retire', at.key, '--reason', reason)).err).toContain('one key only');
  await at.say('key', 'rotate', at.key);
  expect((await at.say('key', 'retire', at.key, '--reason', reason)).err).toContain('has not signed');
  await sign();
  const { code, out } = await at.say('key', 'retire', at.key, '--reason', reason);
  expect([code, out.split('\n')[0]]).toEqual([ExitCode.DONE, `Retired: ${old}`]);
  expect(await at.vkeys()).toHaveLength(1);
  const going = await db.query(
    `select reason, after ->> 'vkey' as vkey from journal.acts join journal.entries on act_id = acts.id where act = 'key.retired'`,
  );
  expect(going).toEqual([{ reason, vkey: old }]);
  await given(db).plan();
  await sign();
  expect((await at.say('checkpoint')).out).toMatch(/^Nothing new to sign/);
});

test('a lost memory is given the last checkpoint, and then holds: no second one, and none of another log', async () => {
  await using db = await freshDatabase();
  using at = console(db);
  await at.say('key', 'new', at.key);
  await at.say('checkpoint');
  await sequence(db);
  await at.say('checkpoint');
  const note = join(at.folder, 'note');
  writeFileSync(note, readFileSync(at.state));
  expect((await at.say('checkpoint', 'adopt', note)).err).toContain('already holds a checkpoint');
  rmSync(at.state);
  expect((await at.say('checkpoint')).err).toContain('quipu checkpoint adopt');
  writeFileSync(`${note}.other`, readFileSync(note, 'utf8').replaceAll('quipu.example', 'other.example'));
  expect(await at.say('checkpoint', 'adopt', `${note}.other`)).toMatchObject({ code: ExitCode.REFUSED });
  expect(await at.say('checkpoint', 'adopt', join(at.folder, 'nothing'))).toMatchObject({ code: ExitCode.REFUSED });
  expect(await at.say('checkpoint', 'adopt', note)).toMatchObject({ code: ExitCode.DONE });
  expect((await at.say('checkpoint')).out).toMatch(/^Nothing new to sign/);
});

test.each([
  [['key', 'new'], 'missing'],
  [['key', 'retire', 'key'], '--reason'],
  [['checkpoint', 'sign'], 'too many arguments'],
  [['journal', 'repair'], 'no command'],
])('quipu %s ends with 2 and says what is wrong with the call', async (args, words) => {
  using at = console();
  expect(await at.say(...args)).toMatchObject({ code: ExitCode.WRONG_USAGE, err: expect.stringContaining(words) });
});

test('a setting that is wrong is named before anything is made', async () => {
  using at = console();
  const env = { ...at.env, JOURNAL_ORIGIN: 'https://quipu.example' };
  expect(await quipu(['key', 'new', at.key], env)).toMatchObject({
    code: ExitCode.WRONG_USAGE,
    err: expect.stringContaining('JOURNAL_ORIGIN'),
  });
  expect(() => statSync(at.key)).toThrow('ENOENT');
});
