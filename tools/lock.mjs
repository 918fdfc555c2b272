// @ts-check
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from './faults.mjs';
import { identify, isAlive, pidOf } from './processes.mjs';

/** An owner file is created and written in two steps; an empty one is trusted for this long. */
const WRITING_MS = 5_000;

/**
 * @typedef {object} Lock
 * @property {() => void} release
 * @property {(pid: number) => void} share keeps the lock held while `pid` runs, even when this process is killed
 */

/**
 * Takes the lock `folder`, or tells who holds it. At most one living process holds it at a time.
 *
 * The folder holds numbered owner files, the highest is the owner. A dead owner is succeeded by creating the next number,
 * which exactly one of several heirs can do; nothing that belongs to a living owner is ever removed by another.
 * @param {string} folder
 * @returns {{ lock: Lock } | { holder: number }} `holder` 0: someone is just taking or leaving it; ask again
 */
export function tryLock(folder) {
  mkdirSync(folder, { recursive: true });
  try {
    const last = Math.max(-1, ...readdirSync(folder).map(Number));
    const holder = last < 0 ? undefined : holderOf(join(folder, String(last)));
    if (holder !== undefined) return { holder };
    const mine = join(folder, String(last + 1));
    writeFileSync(mine, identify(process.pid) ?? '', { flag: 'wx' });
    return {
      lock: { release: () => release(folder), share: (pid) => appendFileSync(mine, `\n${identify(pid) ?? ''}`) },
    };
  } catch (error) {
    if (['EEXIST', 'ENOENT'].includes(codeOf(error))) return { holder: 0 };
    throw error;
  }
}

/** @param {string} file */
function holderOf(file) {
  const owners = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  if (owners.length === 0) return Date.now() - statSync(file).mtimeMs < WRITING_MS ? 0 : undefined;
  const living = owners.find(isAlive);
  return living === undefined ? undefined : pidOf(living);
}

/** @param {string} folder */
function release(folder) {
  // Renamed first: whoever looks in meanwhile must not create its owner file in a folder that is being removed.
  const leaving = `${folder}.${process.pid}`;
  if (!existsSync(folder)) return;
  renameSync(folder, leaving);
  rmSync(leaving, { recursive: true, force: true });
}

/**
 * Waits until the lock is ours; `onWait` hears once who holds it.
 * @param {string} folder
 * @param {(pid: number) => void} onWait
 * @returns {Promise<Lock>}
 */
export async function waitForLock(folder, onWait) {
  for (let told = false; ; await sleep(200)) {
    const attempt = tryLock(folder);
    if ('lock' in attempt) return attempt.lock;
    if (attempt.holder && !told) onWait(attempt.holder);
    told ||= attempt.holder > 0;
  }
}
