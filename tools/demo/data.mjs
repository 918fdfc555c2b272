// @ts-check
import { generateKeyPairSync, hash, randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../faults.mjs';
import { PlainError } from '../messages.mjs';
import { identify } from '../processes.mjs';

/**
 * Makes the data folder, for our eyes only.
 * @param {string} data
 */
export function prepareData(data) {
  try {
    mkdirSync(join(data, 'logs'), { recursive: true, mode: 0o700 });
    accessSync(data, constants.W_OK);
  } catch (error) {
    const reason = codeOf(error);
    if (reason === 'ENOSPC') throw new PlainError('demo.disk', { folder: data });
    throw new PlainError('demo.data', { folder: data, reason });
  }
}

/**
 * A secret of this data folder, made at the first start.
 * @param {string} data
 * @param {'application-password' | 'demo-password' | 'privacy-password' | 'sequencer-password' | 'session-secret' | 'journal.key'} name
 * @param {() => string} make
 */
export function secret(data, name, make = () => randomBytes(32).toString('base64url')) {
  const file = join(data, name);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const value = make();
  // By rename, so that a kill leaves no half secret.
  writeFileSync(`${file}.draft`, value, { mode: 0o600 });
  renameSync(`${file}.draft`, file);
  return value;
}

/**
 * The key of the demo's public log, made at the first start, and where its signer keeps what it signed last: for each database
 * a memory of its own, or one would take another for a log that shrank.
 * @param {string} data
 * @param {string | undefined} givenUrl of a database that is not the demo's own
 */
export function journalFiles(data, givenUrl) {
  secret(data, 'journal.key', () =>
    generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  );
  const given = givenUrl ? new URL(givenUrl) : undefined;
  const which = given ? `.${hash('sha256', `${given.host}${given.pathname}`).slice(0, 8)}` : '';
  return { JOURNAL_KEY_FILE: join(data, 'journal.key'), JOURNAL_STATE_FILE: join(data, `journal.state${which}`) };
}

/**
 * Tells `npm run quipu` of this checkout which demo runs now.
 * @param {string} file
 * @param {Record<string, string>} env
 * @returns {() => void} takes it back
 */
export function announce(file, env) {
  prepareData(join(file, '..'));
  const text = JSON.stringify({ process: identify(process.pid), env });
  writeFileSync(file, text, { mode: 0o600 });
  return () => {
    if (existsSync(file) && readFileSync(file, 'utf8') === text) rmSync(file);
  };
}
