// @ts-check
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PlainError, say } from '../messages.mjs';

/**
 * @typedef {object} Wanted an answer that shows that a program is ready
 * @property {string} url
 * @property {number} timeoutMs
 * @property {(response: Response) => boolean} satisfies
 */

/**
 * @typedef {object} Program
 * @property {'api' | 'portal' | 'worker' | 'cli'} name
 * @property {string} script
 * @property {readonly string[]} [args]
 * @property {Record<string, string>} env beside the environment of the demo itself
 */

/**
 * @typedef {object} Child
 * @property {Program['name']} name
 * @property {string} log
 * @property {Promise<{ code: number | null, signal: NodeJS.Signals | null }>} ended
 * @property {(graceMs: number) => Promise<void>} stop SIGTERM, then SIGKILL for it and for all that it started
 * @property {() => void} kill
 */

/** An own program needs less than this to finish its work when asked to. */
export const GRACE_MS = 2_500;

/**
 * Starts a program in a process group of its own, so that Ctrl-C reaches only us, with an IPC channel, by whose end it notices that
 * we are gone, and with its output in a file.
 * @param {Program} program
 * @param {{ cwd: string, logs: string }} place
 * @returns {Child}
 */
export function startChild({ name, script, args = [], env }, { cwd, logs }) {
  const log = join(logs, `${name}.log`);
  const file = openSync(log, 'a', 0o600);
  const child = spawn(process.execPath, [script, ...args], {
    cwd,
    detached: true,
    stdio: ['ignore', file, file, 'ipc'],
    env: { ...inherited(), ...env },
  });
  closeSync(file);
  child.on('message', () => undefined);
  /** @type {Child['ended']} */
  const ended = new Promise((resolve) => {
    child.once('error', () => resolve({ code: 1, signal: null }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  const kill = () => signalGroup(child.pid, 'SIGKILL');
  const stop = async (/** @type {number} */ graceMs) => {
    child.kill('SIGTERM');
    const timer = setTimeout(kill, graceMs);
    await ended;
    clearTimeout(timer);
    kill();
  };
  return { name, log, ended, stop, kill };
}

/** What every program may know of our environment; credentials are given to those that need them. */
const inherited = () =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !['DATABASE_URL', 'MIGRATOR_DATABASE_URL'].includes(name)),
  );

/**
 * @param {number | undefined} leader
 * @param {NodeJS.Signals} signal
 */
function signalGroup(leader, signal) {
  try {
    if (leader) process.kill(-leader, signal);
  } catch {
    // The whole group has ended.
  }
}

/**
 * Keeps the log of the run before as `.1`.
 * @param {string} logs
 * @param {readonly Program['name'][]} names
 */
export function rotateLogs(logs, names) {
  for (const file of names.map((name) => join(logs, `${name}.log`))) {
    if (existsSync(file)) renameSync(file, `${file}.1`);
  }
}

/**
 * @param {string} log
 * @param {number} lines
 */
const tailOf = (log, lines) => readFileSync(log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');

/** The last line that is not indented: what a command says in short. @param {string} log */
export const lastStatement = (log) =>
  readFileSync(log, 'utf8')
    .trimEnd()
    .split('\n')
    .findLast((line) => /^\S/.test(line)) ?? '';

const DISK_FULL = /\bENOSPC\b|No space left on device|Check free disk space|"53100"/;

/**
 * The words for a child that did not do what it had to; a full disk is told as such.
 * @param {import('../messages.mjs').MessageKey} key
 * @param {Child} child
 * @param {import('../messages.mjs').MessageValues} values
 */
export function complaint(key, child, values) {
  const output = tailOf(child.log, 20);
  if (DISK_FULL.test(output)) return new PlainError('demo.disk', { folder: dirname(dirname(child.log)) });
  return new PlainError(key, { ...values, what: say(child.name), log: child.log, output });
}

/**
 * Never resolves; rejects when `child` ends, which it should not by itself.
 * @param {Child} child
 * @returns {Promise<never>}
 */
export async function neverEnds(child) {
  const { code, signal } = await child.ended;
  throw complaint('demo.died', child, { how: signal ?? `${code}` });
}

/**
 * Waits until the program answers as wanted.
 * @param {Child} child
 * @param {Wanted} wanted
 */
export async function answers(child, { url, timeoutMs, satisfies }) {
  for (const end = Date.now() + timeoutMs; Date.now() < end; await sleep(150)) {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: 'manual' }).catch(
      () => undefined,
    );
    await response?.body?.cancel();
    if (response && satisfies(response)) return;
  }
  throw complaint('demo.silent', child, { url, seconds: timeoutMs / 1000 });
}
