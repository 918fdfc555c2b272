// @ts-check
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { PlainError } from '../messages.mjs';
import { comesTrue, identify, isAlive, pidOf } from '../processes.mjs';

/** A guardian whose parent died needs at most 6 s; the rest is patience with slow disks. */
const GUARDIAN_MS = 20_000;
const FAST_MS = 5_000;

/**
 * Makes sure that nothing runs on the data in `folder` any more. The caller holds the lock of the folder, so whoever started what
 * still runs is dead: its guardian is just stopping the server, or was killed as well and left the server alone.
 * @param {string} folder
 */
export async function settlePredecessor(folder) {
  const record = join(folder, 'pg.guardian');
  const guardian = existsSync(record) ? readFileSync(record, 'utf8') : '';
  if (guardian && !(await comesTrue(() => !isAlive(guardian), GUARDIAN_MS)))
    throw new PlainError('postgres.in-use', { folder, pid: pidOf(guardian) });
  await settleServer(folder, Boolean(guardian));
  rmSync(record, { force: true });
}

/**
 * @param {string} folder
 * @param {boolean} isOurs a guardian that ends by itself takes its record along; so a server without one was started by somebody else
 */
async function settleServer(folder, isOurs) {
  const data = join(folder, 'pg');
  const pidFile = join(data, 'postmaster.pid');
  const pid = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').split('\n')[0]) : 0;
  const server = pid > 0 ? identify(pid) : undefined;
  if (!server || !worksOn(pid, data)) {
    // Nobody reaped the dead server, or its number belongs to another program now: PostgreSQL would take either for a living one.
    rmSync(pidFile, { force: true });
    return;
  }
  if (!isOurs || !(await stops(server))) throw new PlainError('postgres.foreign', { folder, pid });
}

/**
 * @param {number} pid
 * @param {string} data
 */
function worksOn(pid, data) {
  if (process.platform !== 'linux')
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes(data);
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
  } catch {
    return false;
  }
}

/** @param {string} server */
async function stops(server) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGQUIT'])) {
    try {
      process.kill(pidOf(server), signal);
    } catch {
      return !isAlive(server);
    }
    if (await comesTrue(() => !isAlive(server), FAST_MS)) return true;
  }
  return false;
}
