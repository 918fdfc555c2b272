// @ts-check
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** @typedef {{ code: number, output: string }} Outcome */

/** npm tidies up for minutes when it is asked to stop; the next run does that better, from the beginning. */
const QUIET_GRACE_MS = 2_000;

/** How the child of the moment is told to stop. @type {((signal: NodeJS.Signals) => void) | undefined} */
let stopCurrent;

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
      stopCurrent?.(signal);
    });
  }
}

/**
 * Runs a program to its end, or to the first `fatal` word of it, and keeps what it said (its last 64 KB).
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, onStart?: ((pid: number) => void) | undefined, fatal?: RegExp }} options
 * @returns {Promise<Outcome>}
 */
export function runQuietly(command, args, { cwd, env, onStart, fatal }) {
  let output = '';
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  if (child.pid) onStart?.(child.pid);
  const keep = (/** @type {Buffer} */ chunk) => {
    output = (output + chunk.toString()).slice(-65_536);
    if (fatal?.test(output)) child.kill('SIGKILL');
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const stop = (/** @type {NodeJS.Signals} */ signal) => {
    child.kill(signal);
    setTimeout(() => child.kill('SIGKILL'), QUIET_GRACE_MS).unref();
  };
  return ended(child, stop).then((code) => ({ code, output }));
}

/**
 * Runs a program with our terminal and tells its exit code.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, ipc?: boolean, isLeader?: boolean }} options with `ipc` it notices when this process is
 *   gone, also by kill -9; as `isLeader` of a process group of its own it hears a terminal's Ctrl-C once, from us
 */
export function runHere(command, args, { cwd, env, ipc = false, isLeader = false }) {
  const channel = ipc ? [/** @type {const} */ ('ipc')] : [];
  const stdio = ['inherit', 'inherit', 'inherit', ...channel];
  const child = spawn(command, args, {
    cwd,
    env,
    stdio: /** @type {import('node:child_process').StdioOptions} */ (stdio),
    detached: isLeader,
  });
  return ended(child, (signal) => child.kill(signal));
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {(signal: NodeJS.Signals) => void} stop
 * @returns {Promise<number>}
 */
function ended(child, stop) {
  stopCurrent = stop;
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      stopCurrent = undefined;
      resolve(code ?? exitCodeOf(signal ?? 'SIGKILL'));
    });
  });
}
