// @ts-check
import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { PlainError } from '../messages.mjs';

/** @typedef {{ uid: number, gid: number }} Identity who PostgreSQL runs as, when that is not who we are */

/**
 * PostgreSQL refuses root. Then it runs as the owner of the data, or as the existing user `postgres` or `nobody`; none is made.
 * @param {string} cluster the folder of the data, which need not exist
 * @returns {Identity | undefined} undefined: as ourselves
 */
export function chooseIdentity(cluster) {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const found = identityOf('postgres') ?? identityOf('nobody');
  if (!found) throw new PlainError('postgres.user');
  return found;
}

/** @param {string} name */
function identityOf(name) {
  try {
    const number = (/** @type {string} */ flag) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: number('-u'), gid: number('-g') };
  } catch {
    return undefined;
  }
}

/**
 * Whether `program` starts as `identity`: it may be unreachable for that user, lack a library, or lie on a disk that forbids programs.
 * @param {string} program
 * @param {Identity | undefined} identity
 * @returns {string | undefined} why not
 */
export function whyItCannotRun(program, identity) {
  const run = spawnSync(program, ['--version'], { ...identity, cwd: '/', encoding: 'utf8', env: {} });
  if (run.error) return run.error.message;
  return run.status === 0 ? undefined : run.stderr.trim() || `exit code ${run.status}`;
}
