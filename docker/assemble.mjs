#!/usr/bin/env node
// @ts-check
// Copies what a program needs to run and no more: its build, and the packages that it depends on in production.
//   node docker/assemble.mjs api worker web cli --into /image
import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = join(dirname(fileURLToPath(import.meta.url)), '..');

/** What only builds and types need of a package. */
const NOT_RUN = /(^|\/)(node_modules|src|static|\.svelte-kit|tsconfig[\w.]*\.json)$|\.(ts|mts|cts|map)$/;
/** A published package may keep what it runs in `src`. */
const NOT_RUN_OF_OTHERS = /(^|\/)node_modules$|\.(d\.ts|d\.mts|d\.cts|map)$/;

/**
 * The names that the package in `folder` needs when it runs.
 * @param {string} folder
 */
function needsOf(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { dependencies = {}, optionalDependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = manifest;
  const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
  const mayLack = new Set([...Object.keys(optionalDependencies), ...peers]);
  return [...new Set([...Object.keys(dependencies), ...mayLack])]
    .filter((name) => !name.startsWith('@types/'))
    .map((name) => ({ name, mayLack: mayLack.has(name) }));
}

/**
 * Where Node finds package `name` from `folder`: in the nearest `node_modules` above it, up to the repository's.
 * @param {string} name
 * @param {string} folder
 */
function find(name, folder) {
  for (let above = folder; above.startsWith(repository); above = dirname(above)) {
    const place = join(above, 'node_modules', name);
    if (existsSync(join(place, 'package.json'))) return place;
  }
  return undefined;
}

/**
 * The packages that `apps/<app>` needs when it runs, itself among them: where each is found, and where it really is, both from
 * the root of the repository. The two differ for the packages of this workspace, which npm links.
 * @param {string} app
 * @returns {ReadonlyMap<string, string>}
 * @throws when a dependency is not installed
 */
export function packagesOf(app) {
  const found = new Map([[`apps/${app}`, `apps/${app}`]]);
  // A map gives what is added while it is walked.
  for (const folder of found.values()) {
    for (const { name, mayLack } of needsOf(join(repository, folder))) {
      const place = find(name, join(repository, folder));
      if (place) found.set(relative(repository, place), relative(repository, realpathSync(place)));
      else if (!mayLack) throw new Error(`${folder} needs ${name}, which is not installed.`);
    }
  }
  return found;
}

/**
 * @param {string} app
 * @param {string} target
 */
function assemble(app, target) {
  for (const [place, folder] of packagesOf(app)) {
    const isOurs = !folder.split('/').includes('node_modules');
    const from = join(repository, folder);
    const leftOut = isOurs ? NOT_RUN : NOT_RUN_OF_OTHERS;
    const filter = (/** @type {string} */ file) => file === from || !leftOut.test(relative(from, file));
    cpSync(from, join(target, folder), { recursive: true, filter });
    if (place === folder) continue;
    mkdirSync(join(target, dirname(place)), { recursive: true });
    symlinkSync(relative(dirname(place), folder), join(target, place));
  }
}

if (process.argv[1] && basename(process.argv[1]) === 'assemble.mjs') {
  const [target, ...apps] = process.argv
    .slice(2)
    .filter((word) => word !== '--into')
    .toReversed();
  if (!target || apps.length === 0) throw new Error('Usage: node docker/assemble.mjs APP… --into FOLDER');
  for (const app of apps) assemble(app, join(target, app));
}
