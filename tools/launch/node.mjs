// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError, say } from '../messages.mjs';
import { installPackages } from './packages.mjs';

/**
 * Whether this Node runs everything that we use: 22.13 and later of the long-term lines, 24.11, or any from 26.
 * @param {string} version
 */
export function fits(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major === 22) return minor >= 13;
  if (major === 24) return minor >= 11;
  return major >= 26;
}

/**
 * The Node to run with: this one when it fits, else the one that tools/node/package-lock.json pins, fetched when it is not there.
 * The caller holds the lock of the checkout.
 * @param {string} root
 * @param {(pid: number) => void} onStart hears the process that installs
 * @returns {Promise<string>}
 */
export async function provideNode(root, onStart) {
  if (fits(process.versions.node)) return process.execPath;
  const folder = join(root, 'tools', 'node');
  const platform = `${process.platform}-${process.arch}`;
  /** @type {{ optionalDependencies: Record<string, string> }} */
  const { optionalDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const wanted = optionalDependencies[`node-${platform}`];
  const unsupported = new PlainError('node.unsupported', { version: process.versions.node, platform });
  if (!wanted) throw unsupported;
  const program = join(folder, 'node_modules', `node-${platform}`, 'bin', 'node');
  if (runs(program, wanted)) return program;
  console.error(say('node.fetch', { version: process.versions.node, wanted }));
  await installPackages(process.execPath, folder, onStart);
  if (!runs(program, wanted)) throw unsupported;
  return program;
}

/**
 * Whether `program` is a Node of that version which this machine can execute (another C library cannot).
 * @param {string} program
 * @param {string} version
 */
const runs = (program, version) =>
  existsSync(program) && spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout?.trim() === `v${version}`;
