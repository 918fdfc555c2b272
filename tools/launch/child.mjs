// @ts-check
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** @typedef {{ code: number, output: string }} Outcome */

/** @type {import('node:child_process').ChildProcess | undefined} */
let current;

/** @type {NodeJS.Signals | undefined} */
let received;

/** The signal that asked this run to stop, if one did. */
export const stopSignal = () => received;

/** The exit code by which a shell tells that `signal` ended a program. */
export const exitCodeOf = (/** @type {NodeJS.Signals} */ signal) => 128 + constants.signals[signal];

/** From now on SIGINT, SIGTERM and SIGHUP go to the child of the moment; this process ends by itself after it. */
export function forwardSignals() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      received = signal;
      current?.kill(signal);
    });
  }
}

/**
 * Runs a program to its end and keeps what it said (its last 64 KB).
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, onStart?: (pid: number) => void }} options
 * @returns {Promise<Outcome>}
 */
export function runQuietly(command, args, { cwd, env, onStart }) {
  let output = '';
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  if (child.pid) onStart?.(child.pid);
  const keep = (/** @type {Buffer} */ chunk) => {
    output = (output + chunk.toString()).slice(-65_536);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return ended(child).then((code) => ({ code, output }));
}

/**
 * Runs a program with our terminal and tells its exit code.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, ipc?: boolean }} options with `ipc` it notices when this process is gone, also by kill -9
 */
export const runHere = (command, args, { cwd, env, ipc = false }) =>
  ended(
    spawn(command, args, {
      cwd,
      env,
      stdio: ['inherit', 'inherit', 'inherit', ...(ipc ? [/** @type {const} */ ('ipc')] : [])],
    }),
  );

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function ended(child) {
  current = child;
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      current = undefined;
      resolve(code ?? exitCodeOf(signal ?? 'SIGKILL'));
    });
  });
}
