// @ts-check
import { existsSync, realpathSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { PlainError, say } from '../messages.mjs';
import { exitCodeOf, runQuietly, stopSignal } from './child.mjs';

const OPTIONS = [
  // Nothing that we depend on needs its install script, and none should run on a stranger's machine.
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--no-update-notifier',
  // Only there does npm tell why it left out an optional package, which our own platform's are.
  '--loglevel=silly',
  '--fetch-retries=2',
  '--fetch-retry-mintimeout=2000',
  '--fetch-retry-maxtimeout=10000',
];

const NETWORK =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b/;
const DISK = /\b(ENOSPC|EDQUOT)\b/;
const PERMISSION = /\b(EACCES|EPERM|EROFS)\b/;

/**
 * Runs npm's own program with the given Node, wherever `npm` on the PATH comes from.
 * @param {string} node
 * @param {readonly string[]} args
 * @param {{ cwd: string, onStart?: (pid: number) => void }} options
 */
export async function npm(node, args, { cwd, onStart }) {
  const program = findNpm(process.env);
  const [command, first] = program.endsWith('.js') ? [node, [program]] : [program, []];
  const env = { ...process.env, PATH: [dirname(node), process.env['PATH']].join(delimiter) };
  // On a full disk npm either goes on for minutes, or succeeds with files that are cut off.
  const outcome = await runQuietly(command, [...first, ...OPTIONS, ...args], { cwd, env, onStart, fatal: DISK });
  const signal = stopSignal();
  if (signal) throw new Stopped(signal);
  return outcome;
}

/** A signal asked the preparation to stop; the next run takes it up again. */
export class Stopped extends PlainError {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super('run.stopped', { signal });
    this.exitCode = exitCodeOf(signal);
  }
}

/**
 * npm's program: the one that runs us, the one on the PATH, or the one that came with this Node.
 * @param {NodeJS.ProcessEnv} env
 */
export function findNpm(env) {
  const beside = join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const running = env['npm_execpath'] ?? '';
  const onPath = (env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'npm'));
  // npm_execpath may also name yarn or pnpm, which do not read our lock file.
  const found = [basename(running) === 'npm-cli.js' ? running : '', ...onPath, beside].find(
    (file) => file && existsSync(file),
  );
  if (!found) throw new PlainError('npm.missing');
  return realpathSync(found);
}

/** Whether npm's words tell of a registry that does not answer. */
export const isUnreachable = (/** @type {string} */ output) => NETWORK.test(output);

/**
 * What a person should hear of a failed npm run.
 * @param {string} output
 * @param {string} folder
 */
export function explainNpm(output, folder) {
  const lines = output.trim().split('\n');
  const errors = lines.filter((line) => line.startsWith('npm error'));
  if (DISK.test(output)) return new PlainError('install.disk', { folder });
  const text = errors.length > 0 ? errors.join('\n') : output;
  const reason = (/** @type {RegExp} */ words) => words.exec(text)?.[0];
  const network = reason(NETWORK);
  if (network) return new PlainError('install.network', { reason: network });
  const permission = reason(PERMISSION);
  if (permission) return new PlainError('install.permission', { folder, reason: permission });
  return new PlainError('install.failed', { output: (errors.length > 0 ? errors : lines).slice(-15).join('\n') });
}

/**
 * Says every 20 s that the work still goes on, until it ends.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function patiently(work) {
  const start = Date.now();
  const timer = setInterval(
    () => console.error(say('install.still', { seconds: Math.round((Date.now() - start) / 1000) })),
    20_000,
  );
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
