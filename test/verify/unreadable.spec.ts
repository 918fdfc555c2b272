import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ExitCode } from '@quipu/cli';
import { MadeLog, NoteKey } from '../support/made-log.ts';
import { quipu, serve, temporaryFolder, writeLog } from '../support/served-log.ts';

test('what cannot be read or reached ends with a code of its own', async () => {
  using folder = temporaryFolder();
  const key = new NoteKey('quipu.example/journal').vkey;
  const closed = await serve(await new MadeLog().grow(1));
  await closed[Symbol.asyncDispose]();
  const ends = async (...args: string[]) => quipu(['verify', ...args, '--vkey', key]);
  expect(await ends(join(folder.path, 'none.json'))).toMatchObject({
    code: ExitCode.UNREADABLE,
    out: '',
    err: expect.stringContaining('none.json cannot be read: ENOENT'),
  });
  expect(await ends('--dir', folder.path)).toMatchObject({
    code: ExitCode.UNREADABLE,
    err: `There is no log at ${folder.path}: checkpoint is missing.\n`,
  });
  expect(await ends('--url', closed.url)).toMatchObject({
    code: ExitCode.UNREADABLE,
    err: expect.stringContaining('ECONNREFUSED'),
  });
});

test('a memory that cannot be written is said, and not passed over', async () => {
  using folder = temporaryFolder();
  const log = await new MadeLog().grow(3);
  writeLog(log, folder.path);
  mkdirSync(join(folder.path, 'state'));
  const { code, err } = await quipu(['verify', '--dir', folder.path, '--state', join(folder.path, 'state')]);
  expect(code).toBe(ExitCode.UNREADABLE);
  expect(err).toContain('EISDIR');
});

test('a server that cuts its answers short is found, or cannot be read', async () => {
  const log = await new MadeLog().grow(600);
  const tile = log.files.get('tile/0/001')!;
  await using honestly = await serve(log, (path, response) => {
    if (path !== 'tile/0/001') return false;
    response.end(tile.subarray(0, 100));
    return true;
  });
  await using rudely = await serve(log, (path, response) => {
    if (path !== 'tile/0/001') return false;
    response.writeHead(200, { 'content-length': tile.length }).write(tile.subarray(0, 100));
    setTimeout(() => response.destroy(), 20);
    return true;
  });
  const check = (url: string) => quipu(['verify', '--url', url, '--vkey', log.key.vkey]);
  expect(await check(honestly.url)).toMatchObject({
    code: ExitCode.NOT_VERIFIED,
    out: expect.stringContaining('tile/0/001'),
  });
  expect(await check(rudely.url)).toMatchObject({
    code: ExitCode.UNREADABLE,
    err: expect.stringContaining('tile/0/001'),
  });
});

test('a server that asks for patience gets it, one that fails does not', async () => {
  const log = await new MadeLog().grow(10);
  let isBusy = true;
  await using busy = await serve(log, (path, response) => {
    if (!isBusy || path !== 'tile/0/000.p/10') return false;
    isBusy = false;
    response.writeHead(429, { 'retry-after': '1' }).end();
    return true;
  });
  await using broken = await serve(log, (path, response) => {
    if (path !== 'tile/0/000.p/10') return false;
    response.writeHead(500).end();
    return true;
  });
  const check = (url: string) => quipu(['verify', '--url', url, '--vkey', log.key.vkey]);
  expect((await check(busy.url)).code).toBe(ExitCode.DONE);
  expect(busy.asked.filter((path) => path === 'tile/0/000.p/10')).toHaveLength(2);
  expect(await check(broken.url)).toMatchObject({
    code: ExitCode.UNREADABLE,
    err: expect.stringContaining('answered 500'),
  });
});

test('a verification that is interrupted ends as one', async () => {
  const stopping = new AbortController();
  const log = await new MadeLog().grow(10);
  await using server = await serve(log, (path) => {
    if (path.startsWith('tile/')) stopping.abort(new Error('told to stop'));
    return false;
  });
  const { code } = await quipu(['verify', '--url', server.url, '--vkey', log.key.vkey], stopping.signal);
  expect(code).toBe(ExitCode.INTERRUPTED);
});
