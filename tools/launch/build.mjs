// @ts-check
import { join } from 'node:path';
import { PlainError, say } from '../messages.mjs';
import { runQuietly, stopSignal } from './child.mjs';
import { Stopped } from './npm.mjs';

/** Nx as a library of targets and a cache only: no cloud, no daemon, no figures sent home, no screen of its own. */
const QUIET_NX = {
  NX_NO_CLOUD: 'true',
  NX_DAEMON: 'false',
  NX_TUI: 'false',
  NX_SKIP_LOG_GROUPING: 'true',
  NO_UPDATE_NOTIFIER: '1',
};

/**
 * Builds every package whose sources changed; Nx's cache knows which. The caller holds the lock of the checkout.
 * @param {string} root
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 * @param {(pid: number) => void} onStart hears the process that builds
 */
export async function build(root, node, env, onStart) {
  const start = Date.now();
  console.error(say('build.start'));
  const nx = join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
  const args = [nx, 'run-many', '--targets=build', '--parallel=2', '--outputStyle=static'];
  const { code, output } = await runQuietly(node, args, { cwd: root, env: { ...env, ...QUIET_NX }, onStart });
  const signal = stopSignal();
  if (signal) throw new Stopped(signal);
  if (/\bENOSPC\b|No space left on device/.test(output)) throw new PlainError('build.disk', { folder: root });
  if (code !== 0) throw new PlainError('build.failed', { output: output.trim().split('\n').slice(-60).join('\n') });
  console.error(say('build.done', { seconds: Math.round((Date.now() - start) / 1000) }));
}
