// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What tells a process from a later one that got the same number: `pid@start`. Undefined when no such process runs.
 * A zombie is not running: it only waits to be reaped.
 * @param {number} pid
 * @returns {string | undefined}
 */
export function identify(pid) {
  const start = existsSync('/proc/self/stat') ? startInProc(pid) : startFromPs(pid);
  return start ? `${pid}@${start}` : undefined;
}

/** @param {number} pid */
function startInProc(pid) {
  try {
    // The name, in brackets, may hold spaces and brackets itself: fields are counted after the last one.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()?.split(' ') ?? [];
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function startFromPs(pid) {
  const ps = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  return ps.status === 0 ? ps.stdout.trim().replaceAll(/\s+/g, '-') : undefined;
}

/** The number in an identity made by {@link identify}. */
export const pidOf = (/** @type {string} */ identity) => Number(identity.split('@')[0]);

/** Whether the very process that `identity` names still runs. */
export const isAlive = (/** @type {string} */ identity) => identify(pidOf(identity)) === identity;

/**
 * Whether `condition` came true within `timeoutMs`; asked every 50 ms.
 * @param {() => boolean} condition
 * @param {number} timeoutMs
 */
export async function comesTrue(condition, timeoutMs) {
  for (const end = Date.now() + timeoutMs; Date.now() < end; await sleep(50)) if (condition()) return true;
  return condition();
}
