import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { startPostgres } from '@quipu/postgres';
import pg from 'pg';
import { privateFolder } from './checkout.ts';
import { nobodyAnswers, nothingNames, processesNaming, Run } from './processes.ts';
import { root } from '../support/repository.ts';

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<{ answer: unknown }>(sql);
  await client.end();
  return rows[0]?.answer;
}

/** Its end is the end of its server: only then may the folder be removed. */
class Parent extends Run {
  readonly #folder: string;

  constructor(folder: string, program: string) {
    super(['--input-type=module', '--eval', program]);
    this.#folder = folder;
  }

  override async [Symbol.asyncDispose]() {
    await super[Symbol.asyncDispose]();
    await nothingNames(this.#folder);
  }
}

/** A parent that starts a server on `folder` and stays; it says the port. */
const parentOn = (folder: string) =>
  new Parent(
    folder,
    `import { startPostgres } from ${JSON.stringify(join(root, 'tools/postgres/index.mjs'))};
    const { port } = await startPostgres({ dataDir: ${JSON.stringify(folder)} });
    console.log('port ' + port + '.');
    setInterval(() => undefined, 1_000);`,
  );

async function portOf(parent: Run): Promise<number> {
  await parent.says('.');
  return Number(/port (\d+)\./.exec(parent.said)?.[1]);
}

test('data that nobody will miss are kept off the disk, and gone when the server stops', async () => {
  const server = await startPostgres();
  expect(await ask(server.url, "select current_setting('fsync') as answer")).toBe('off');
  await server.stop();
  await nobodyAnswers(server.port);
});

test('data in a folder below one that only its owner may enter are durable and there again at the next start', async () => {
  using folder = privateFolder();
  const dataDir = join(folder.path, 'data');
  const first = await startPostgres({ dataDir });
  await ask(first.url, 'create table knots (cord text)');
  await ask(first.url, "insert into knots values ('k''ipu')");
  expect(await ask(first.url, "select current_setting('fsync') as answer")).toBe('on');
  await first.stop();
  const second = await startPostgres({ dataDir });
  expect(await ask(second.url, 'select cord as answer from knots')).toBe("k'ipu");
  await second.stop();
  expect(processesNaming(folder.path)).toEqual([]);
});

test('letters are letters in every alphabet', async () => {
  const server = await startPostgres();
  expect(await ask(server.url, "select lower('ÁÑ') as answer")).toBe('áñ');
  await server.stop();
});

test('nothing is left behind when the parent is killed', async () => {
  using folder = privateFolder();
  await using parent = parentOn(folder.path);
  const port = await portOf(parent);
  parent.kill('SIGKILL');
  await nothingNames(folder.path);
  await nobodyAnswers(port);
});

test('Ctrl-C in the terminal of the parent does not reach the server', async () => {
  using folder = privateFolder();
  await using parent = new Run([
    '--input-type=module',
    '--eval',
    `import { startPostgres } from ${JSON.stringify(join(root, 'tools/postgres/index.mjs'))};
    const server = await startPostgres({ dataDir: ${JSON.stringify(folder.path)} });
    process.once('SIGINT', async () => {
      const reached = await Promise.race([server.ended, new Promise((done) => setTimeout(done, 300, 'untouched'))]);
      console.log(reached ?? 'ended');
      await server.stop();
      process.exit(0);
    });
    console.log('started');
    setInterval(() => undefined, 1_000);`,
  ]);
  await parent.says('started');
  parent.interrupt();
  expect(await parent.ended()).toBe(0);
  expect(parent.said).toContain('untouched');
});

test('a server whose guardian was killed with the parent is stopped by the next start', async () => {
  using folder = privateFolder();
  await using parent = parentOn(folder.path);
  const port = await portOf(parent);
  const guardian = Number.parseInt(readFileSync(join(folder.path, 'pg.guardian'), 'utf8'), 10);
  process.kill(guardian, 'SIGKILL');
  parent.kill('SIGKILL');
  await parent.ended();
  const next = await startPostgres({ dataDir: folder.path });
  await nobodyAnswers(port);
  await next.stop();
});

test('data that another process uses are refused in words', async () => {
  using folder = privateFolder();
  await using parent = parentOn(folder.path);
  await portOf(parent);
  await expect(startPostgres({ dataDir: folder.path })).rejects.toThrow(/already in use by process \d+|ya está usando/);
});

test('a taken port is refused in words, and the data stay usable', async () => {
  using folder = privateFolder();
  const other = await startPostgres();
  await expect(startPostgres({ dataDir: folder.path, port: other.port })).rejects.toThrow(String(other.port));
  await other.stop();
  const server = await startPostgres({ dataDir: folder.path });
  await server.stop();
});

test('data of another major version are refused in words', async () => {
  using folder = privateFolder();
  const server = await startPostgres({ dataDir: folder.path });
  await server.stop();
  writeFileSync(join(folder.path, 'pg', 'PG_VERSION'), '17\n');
  await expect(startPostgres({ dataDir: folder.path })).rejects.toThrow(/PostgreSQL 17/);
});

test('a start that was cut off leaves no half data', async () => {
  using folder = privateFolder();
  await using parent = parentOn(folder.path);
  while (!existsSync(join(folder.path, 'pg.draft'))) await new Promise(setImmediate);
  parent.kill('SIGKILL');
  await parent.ended();
  const server = await startPostgres({ dataDir: folder.path });
  await server.stop();
  expect(readdirSync(folder.path).toSorted()).toEqual(['logs', 'pg', 'pg.password']);
});
