// @ts-check
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../messages.mjs';
import { installPackages } from './packages.mjs';

/**
 * Installs the workspace when the lock file, the platform or the major version of Node is another than at the last install.
 * The checkout stays clean: package-lock.json is read, never written. The caller holds the lock of the checkout.
 * @param {string} root
 * @param {string} node
 * @param {(pid: number) => void} onStart hears the process that installs
 */
export async function install(root, node, onStart) {
  const stampFile = join(root, 'node_modules', '.quipu-installed');
  const lockFile = join(root, 'package-lock.json');
  const lock = readFileSync(lockFile);
  const major = spawnSync(node, ['-p', 'process.versions.modules'], { encoding: 'utf8' }).stdout.trim();
  const stamp = [createHash('sha256').update(lock).digest('hex'), process.platform, process.arch, major].join(' ');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  const start = Date.now();
  console.error(say('install.start'));
  rmSync(stampFile, { force: true });
  try {
    await installPackages(node, root, onStart);
  } finally {
    if (!readFileSync(lockFile).equals(lock)) writeFileSync(lockFile, lock);
  }
  writeFileSync(stampFile, stamp);
  console.error(say('install.done', { seconds: Math.round((Date.now() - start) / 1000) }));
}
