// @ts-check
import { randomBytes } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { PlainError } from '../messages.mjs';
import { explain } from './explain.mjs';

/**
 * @typedef {object} Cluster
 * @property {string} folder everything of this server: `pg` (the data), `pg.password`, `logs/postgres.log`
 * @property {string} native where the programs are
 * @property {import('./identity.mjs').Identity | undefined} identity
 * @property {boolean} isDurable false: may be lost when the machine stops
 */

/** The database that every new cluster gets. */
export const DATABASE = 'quipu';

/** Language and zone of the messages that we read; nothing else of our environment reaches the server. */
export const SERVER_ENV = { LC_ALL: 'C', TZ: 'UTC' };

/**
 * The data folder as the server is told it. Where the kernel offers it, the folder that it is started in: node enters that as
 * ourselves before it becomes `identity`, so folders above that only we may enter do no harm, and none has to be opened.
 * @param {string} folder
 */
export const dataArgument = (folder) => (process.platform === 'linux' ? '/proc/self/cwd' : folder);

/**
 * The password of the superuser of `cluster`, which is made first when it is not there. A kill at any moment leaves either no
 * cluster or a whole one.
 * @param {Cluster} cluster
 * @returns {string}
 */
export function provideCluster(cluster) {
  const data = join(cluster.folder, 'pg');
  const passwordFile = join(cluster.folder, 'pg.password');
  if (existsSync(data)) {
    checkVersion(cluster, data);
    if (!existsSync(passwordFile))
      throw new PlainError('postgres.password', { folder: cluster.folder, file: passwordFile });
    return readFileSync(passwordFile, 'utf8');
  }
  const password = randomBytes(24).toString('base64url');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  const draft = join(cluster.folder, 'pg.draft');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  give(draft, cluster.identity);
  initialise(cluster, draft, password);
  renameSync(draft, data);
  return password;
}

/** The version of the programs, for example `18.4`. @param {Pick<Cluster, 'native' | 'identity'>} cluster */
export function versionOf({ native, identity }) {
  const { stdout } = spawnSync(join(native, 'bin', 'postgres'), ['--version'], {
    ...identity,
    cwd: '/',
    encoding: 'utf8',
    env: SERVER_ENV,
  });
  return stdout.trim().split(' ').pop() ?? '';
}

/**
 * @param {Cluster} cluster
 * @param {string} data
 */
function checkVersion(cluster, data) {
  const found = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  const wanted = versionOf(cluster).split('.')[0] ?? '';
  if (found !== wanted) throw new PlainError('postgres.major', { folder: cluster.folder, found, wanted });
}

/**
 * @param {Cluster} cluster
 * @param {string} draft
 * @param {string} password
 */
function initialise(cluster, draft, password) {
  const passwordFd = handOver(join(cluster.folder, 'pg.draft.password'), password, cluster.identity);
  try {
    const access = ['--username=postgres', '--pwfile=/dev/stdin', '--auth=scram-sha-256'];
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const haste = cluster.isDurable ? [] : ['--no-sync'];
    const args = [...access, ...locale, ...haste, '--no-instructions'];
    run(cluster, draft, 'initdb', [...args, '-D', dataArgument(draft)], { stdio: [passwordFd, 'pipe', 'pipe'] });
  } finally {
    closeSync(passwordFd);
  }
  const createDatabase = { input: `CREATE DATABASE ${DATABASE}\n` };
  run(cluster, draft, 'postgres', ['--single', '-D', dataArgument(draft), 'postgres'], createDatabase);
}

/**
 * A file that `identity` can read through its descriptor only: it may not enter the folder, and the name is gone at once.
 * @param {string} file
 * @param {string} text
 * @param {import('./identity.mjs').Identity | undefined} identity
 */
function handOver(file, text, identity) {
  writeFileSync(file, text, { mode: 0o600 });
  give(file, identity);
  const descriptor = openSync(file, 'r');
  rmSync(file);
  return descriptor;
}

/**
 * @param {Cluster} cluster
 * @param {string} cwd
 * @param {'initdb' | 'postgres'} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} options
 */
function run({ native, identity, folder }, cwd, program, args, options) {
  const { status, stdout, stderr, error } = spawnSync(join(native, 'bin', program), args, {
    ...options,
    ...identity,
    cwd,
    env: SERVER_ENV,
    encoding: 'utf8',
  });
  const output = `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`;
  if (status !== 0 || /\b(ERROR|FATAL|PANIC):/.test(output)) throw explain(output, { folder });
}

/**
 * @param {string} path
 * @param {import('./identity.mjs').Identity | undefined} identity
 */
function give(path, identity) {
  if (identity) chownSync(path, identity.uid, identity.gid);
}
