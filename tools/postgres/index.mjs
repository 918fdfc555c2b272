// @ts-check
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { closeSync } from 'node:fs';
import { createServer, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { tryLock } from '../lock.mjs';
import { PlainError } from '../messages.mjs';
import { provideBinaries } from './binaries.mjs';
import { DATABASE, provideCluster, versionOf } from './cluster.mjs';
import { explain, explainFile } from './explain.mjs';
import { chooseIdentity } from './identity.mjs';
import { settlePredecessor } from './predecessor.mjs';

const GUARDIAN = fileURLToPath(new URL('./guardian.mjs', import.meta.url));
const PORT_ATTEMPTS = 5;

/** Data that nobody will miss need not reach the disk. */
const HASTY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** @type {typeof import('./index.d.mts').startPostgres} */
export async function startPostgres({ dataDir, port, settings = {} } = {}) {
  const folder = dataDir ? resolve(dataDir) : mkdtempSync(join(tmpdir(), 'quipu-postgres-data-'));
  const isDurable = dataDir !== undefined;
  const lock = await takeFolder(folder);
  try {
    await settlePredecessor(folder);
    const identity = chooseIdentity(join(folder, 'pg'));
    const cluster = { folder, isDurable, identity, native: provideBinaries(identity) };
    const password = provideCluster(cluster);
    const running = await startGuarded(cluster, port, isDurable ? settings : { ...HASTY, ...settings });
    const url = `postgres://postgres:${password}@127.0.0.1:${running.port}/${DATABASE}`;
    return { url, port: running.port, version: versionOf(cluster), ...endOf(running.guardian, folder, lock) };
  } catch (error) {
    lock.release();
    if (!isDurable) rmSync(folder, { recursive: true, force: true });
    throw explainFile(error, folder);
  }
}

/**
 * The right to use `folder`, for as long as this process lives.
 * @param {string} folder
 */
async function takeFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    mkdirSync(join(folder, 'logs'), { recursive: true });
    for (;;) {
      const attempt = tryLock(join(folder, 'pg.lock'));
      if ('lock' in attempt) return attempt.lock;
      if (attempt.holder) throw new PlainError('postgres.in-use', { folder, pid: attempt.holder });
      await sleep(50);
    }
  } catch (error) {
    throw explainFile(error, folder);
  }
}

/**
 * @typedef {import('node:child_process').ChildProcess} ChildProcess
 * @param {import('./cluster.mjs').Cluster} cluster
 * @param {number | undefined} wanted
 * @param {Readonly<Record<string, string>>} settings
 */
async function startGuarded(cluster, wanted, settings) {
  for (let attempt = 1; ; attempt += 1) {
    const port = wanted ?? (await freePort());
    const before = readPidFile(cluster.folder);
    const guardian = guard(cluster, { listen_addresses: '127.0.0.1', port: String(port), ...settings });
    if (await isReady(cluster.folder, guardian, before)) return { guardian, port };
    const problem = explain(readFileSync(logOf(cluster.folder), 'utf8'), { folder: cluster.folder, port });
    const isRaced = problem.key === 'postgres.port-taken' && wanted === undefined;
    if (!isRaced || attempt === PORT_ATTEMPTS) throw problem;
  }
}

/** @param {string} folder */
const logOf = (folder) => join(folder, 'logs', 'postgres.log');

/**
 * @param {import('./cluster.mjs').Cluster} cluster
 * @param {Readonly<Record<string, string>>} settings
 */
function guard({ folder, native, identity, isDurable }, settings) {
  const all = { unix_socket_directories: '', password_encryption: 'scram-sha-256', timezone: 'UTC', ...settings };
  /** @type {import('./guardian.mjs').Charge} */
  const charge = {
    folder,
    native,
    identity: identity ?? null,
    isDurable,
    settings: Object.entries(all).map(([name, value]) => `${name}=${value}`),
  };
  if (existsSync(logOf(folder))) renameSync(logOf(folder), `${logOf(folder)}.1`);
  const log = openSync(logOf(folder), 'a', 0o600);
  const guardian = spawn(process.execPath, [GUARDIAN, JSON.stringify(charge)], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', log, log],
  });
  closeSync(log);
  return guardian;
}

/**
 * What the server says of itself: process, folder, start, port and, in line 8, whether it takes connections.
 * @param {string} folder
 */
function readPidFile(folder) {
  const file = join(folder, 'pg', 'postmaster.pid');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/**
 * Whether the server takes connections; false when it ended instead. Recovery after a crash may take as long as it takes.
 * @param {string} folder
 * @param {ChildProcess} guardian
 * @param {string} before what a server that was killed may have left
 */
async function isReady(folder, guardian, before) {
  for (; guardian.exitCode === null && guardian.signalCode === null; await sleep(25)) {
    const now = readPidFile(folder);
    if (now !== before && now.split('\n')[7]?.trim() === 'ready') return true;
  }
  return false;
}

/**
 * @param {ChildProcess} guardian
 * @param {string} folder
 * @param {import('../lock.mjs').Lock} lock
 */
function endOf(guardian, folder, lock) {
  /** @type {Promise<void>} */
  const ended = new Promise((done) => guardian.once('exit', () => done()));
  // Neither the guardian nor its pipe keeps this process running.
  guardian.unref();
  const pipe = guardian.stdin;
  pipe?.on('error', () => undefined);
  if (pipe instanceof Socket) pipe.unref();
  /** @type {Promise<void> | undefined} */
  let stopping;
  const stop = async () => {
    guardian.ref();
    pipe?.end();
    await ended;
    // Nothing is left to settle, unless somebody killed the guardian.
    await settlePredecessor(folder);
    lock.release();
  };
  return { ended, stop: () => (stopping ??= stop()) };
}

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((found, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
