import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** PostgreSQL 15 as Debian packages it, with the programs that copy and restore. */
export const PROGRAMS = '/usr/lib/postgresql/15/bin';
export const hasPrograms = ['initdb', 'postgres', 'pg_dump', 'psql'].every((name) => existsSync(join(PROGRAMS, name)));

export interface Cluster extends AsyncDisposable {
  /** Of its superuser and the database `postgres`. */
  readonly url: string;
}

/** PostgreSQL refuses root; then it is the user `postgres`, who comes with the programs. */
function identity(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const number = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: number('-u'), gid: number('-g') };
}

const freePort = () =>
  new Promise<number>((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => found(port));
    });
  });

/** The server ends when whoever started it does, for then its pipe closes. */
const GUARD = '"$0" "$@" & server=$!; cat; kill -INT $server; wait $server';

/** A new PostgreSQL 15 with nothing in it; gone at the end of `await using`. */
export async function startCluster(): Promise<Cluster> {
  const who = identity();
  const folder = mkdtempSync(join(tmpdir(), 'quipu-cluster-'));
  if (who.uid !== undefined && who.gid !== undefined) chownSync(folder, who.uid, who.gid);
  const data = join(folder, 'data');
  const options = { ...who, cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC' } };
  const make = ['-D', data, '--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'];
  execFileSync(join(PROGRAMS, 'initdb'), make, { ...options, stdio: 'ignore' });
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'fsync=off'];
  const server = spawn(
    '/bin/sh',
    ['-c', GUARD, join(PROGRAMS, 'postgres'), '-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    { ...options, stdio: ['pipe', 'ignore', 'ignore'] },
  );
  const ended = new Promise<void>((done) => server.once('exit', () => done()));
  const pidFile = join(data, 'postmaster.pid');
  const isReady = () => existsSync(pidFile) && readFileSync(pidFile, 'utf8').split('\n')[7]?.trim() === 'ready';
  while (!isReady()) {
    if (server.exitCode !== null) throw new Error('PostgreSQL 15 did not start');
    await sleep(25);
  }
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async [Symbol.asyncDispose]() {
      server.stdin?.end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
