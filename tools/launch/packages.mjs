// @ts-check
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainNpm, isUnreachable, npm, patiently } from './npm.mjs';

/** @typedef {{ os?: string | string[], cpu?: string | string[], libc?: string | string[] }} Needs what a package in a lock file is made for */

/**
 * Installs what the lock file of `folder` names. Without a network only npm's cache is asked: npm would try each of a thousand
 * packages again and again before it gives up.
 * @param {string} node
 * @param {string} folder
 * @param {(pid: number) => void} onStart hears the process that installs
 */
export async function installPackages(node, folder, onStart) {
  const run = (/** @type {string[]} */ ...args) => npm(node, args, { cwd: folder, onStart });
  const unfinished = beginInstall(join(folder, 'node_modules'));
  const ping = await run('ping', '--fetch-retries=1');
  const isOffline = ping.code !== 0 && isUnreachable(ping.output);
  const source = isOffline ? '--offline' : '--prefer-offline';
  // `npm ci` refuses a lock file that lacks other platforms' optional packages, as it does when the registry that it was made from
  // lacks them. Then `npm install` brings the same versions, with the same digests, and is told not to write the lock.
  const { code, output } = await patiently(async () => {
    const trial = await run('ci', '--dry-run', source);
    return trial.code === 0 ? run('ci', source) : run('install', '--no-save', source);
  });
  if (code !== 0 || missingPackages(folder).length > 0) throw explainNpm(isOffline ? ping.output : output, folder);
  rmSync(unfinished, { force: true });
}

/**
 * Marks an installation as unfinished, and removes what an unfinished one left: npm takes a package that was extracted by half for a
 * whole one. npm itself writes its own list last.
 * @param {string} modules
 * @returns {string} the mark, for the end to remove
 */
function beginInstall(modules) {
  const mark = join(modules, '.quipu-unfinished');
  if (existsSync(mark) || !existsSync(join(modules, '.package-lock.json')))
    rmSync(modules, { recursive: true, force: true });
  mkdirSync(modules, { recursive: true });
  writeFileSync(mark, '');
  return mark;
}

/**
 * The packages made for this platform that the lock file of `folder` names and that are not there. npm takes them for optional
 * and succeeds without them when it cannot fetch them; to us they are Node, PostgreSQL and the compiler.
 * @param {string} folder
 * @returns {string[]}
 */
function missingPackages(folder) {
  /** @type {{ packages: Record<string, Needs> }} */
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([path, needs]) => isForUs(needs) && !existsSync(join(folder, path, 'package.json')))
    .map(([path]) => path);
}

/** @param {Needs} needs */
const isForUs = ({ os, cpu, libc }) =>
  Boolean(os && cpu) &&
  names(os, process.platform) &&
  names(cpu, process.arch) &&
  (!libc || names(libc, 'glibc') === hasGlibc());

/**
 * @param {string | string[] | undefined} list
 * @param {string} name
 */
const names = (list, name) => [list].flat().includes(name);

/** Whether this Node runs on the GNU C library, and so not on musl. */
function hasGlibc() {
  const { header } = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  return header.glibcVersionRuntime !== undefined;
}
