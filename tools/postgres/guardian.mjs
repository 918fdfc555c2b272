// @ts-check
// Runs PostgreSQL for a parent that may die of anything. In a session of its own, so that Ctrl-C in the parent's terminal reaches
// neither it nor the server; when the pipe from the parent closes, for whatever reason, it stops the server and cleans up.
import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identify } from '../processes.mjs';
import { dataArgument, SERVER_ENV } from './cluster.mjs';

/**
 * @typedef {object} Charge what the guardian is given to guard, as its only argument in JSON
 * @property {string} folder
 * @property {string} native
 * @property {import('./identity.mjs').Identity | null} identity
 * @property {readonly string[]} settings `name=value`
 * @property {boolean} isDurable false: the folder is removed at the end
 */

/** After "fast" this long, then "immediate" this long, then the kernel's way. */
const FAST_MS = 3_000;
const IMMEDIATE_MS = 3_000;

/** @type {Charge} */
const { folder, native, identity, settings, isDurable } = JSON.parse(process.argv[2] ?? '');
const record = join(folder, 'pg.guardian');
writeFileSync(record, identify(process.pid) ?? '', { mode: 0o600 });

const data = join(folder, 'pg');
const server = spawn(
  join(native, 'bin', 'postgres'),
  ['-D', dataArgument(data), ...settings.flatMap((setting) => ['-c', setting])],
  { ...identity, cwd: data, env: SERVER_ENV, stdio: ['ignore', 'inherit', 'inherit'] },
);

let isStopping = false;

function stop() {
  if (isStopping) return;
  isStopping = true;
  server.kill('SIGINT');
  setTimeout(() => server.kill('SIGQUIT'), FAST_MS).unref();
  setTimeout(() => server.kill('SIGKILL'), FAST_MS + IMMEDIATE_MS).unref();
}

/** @param {number} code */
function leave(code) {
  rmSync(isDurable ? record : folder, { recursive: true, force: true });
  process.exit(code);
}

server.once('error', (error) => {
  console.error(error.message);
  leave(1);
});
server.once('exit', (code) => leave(code ?? 1));
process.stdin.once('close', stop).on('error', stop).resume();
process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', stop);
