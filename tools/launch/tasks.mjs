// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '../processes.mjs';

/**
 * @typedef {object} Task
 * @property {string} script what runs, from the root of the checkout
 * @property {readonly string[]} [args] given before those of the command line
 * @property {Record<string, string>} [env]
 * @property {'caller'} [cwd] paths in the arguments are the caller's
 * @property {boolean} [isLeader] leads a process group of its own
 * @property {boolean} [usesDemo] without DATABASE_URL it works on the demo that runs now
 */

/** @type {Readonly<Record<string, Task>>} */
export const TASKS = {
  demo: { script: 'tools/demo/main.mjs', cwd: 'caller', isLeader: true },
  test: { script: 'tools/test/main.mjs' },
  check: { script: 'tools/test/main.mjs', args: ['--check'] },
  bench: { script: 'test/bench/main.mjs' },
  migrate: { script: 'apps/cli/dist/main.js', args: ['migrate'], usesDemo: true },
  // The contract tests compare what is committed with what the code says; told to update, they write it.
  schema: {
    script: 'tools/test/main.mjs',
    args: [
      '--only',
      'jest',
      ...['schema', 'migrations', 'access', 'attacks'].map((name) => `test/contracts/${name}.spec.ts`),
    ],
    env: { UPDATE: '1' },
  },
  quipu: { script: 'apps/cli/dist/main.js', cwd: 'caller', usesDemo: true },
};

/**
 * The environment of the demo that runs now with its default data folder, or nothing.
 * @param {string} root
 * @returns {Record<string, string>}
 */
export function demoEnvironment(root) {
  const file = join(root, '.data', 'demo.json');
  if (!existsSync(file)) return {};
  /** @type {{ process: string, env: Record<string, string> }} */
  const demo = JSON.parse(readFileSync(file, 'utf8'));
  return isAlive(demo.process) ? demo.env : {};
}
