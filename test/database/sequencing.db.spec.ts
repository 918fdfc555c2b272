import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { Logger, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Journal, SEQUENCER_URL, SequencerService } from '@quipu/journal';
import { system } from '@quipu/kernel';
import { readSettings } from '@quipu/platform/config';
import { startWork, WorkerModule } from '@quipu/worker';
import { given } from '../builders/index.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { faultsOfLog, sequence } from '../support/log.ts';
import { sequencer, session } from '../support/sessions.ts';

const ACT = { actor: system('test'), act: 'plan.renamed', subject: 'PE-PAGA-9' } as const;

type Worker = INestApplicationContext & AsyncDisposable;

async function worker(db: TestDatabase, environment: Record<string, string> = {}): Promise<Worker> {
  const settings = readSettings({
    DATABASE_URL: db.applicationUrl,
    SEQUENCER_URL: db.sequencerUrl,
    LOG_LEVEL: 'silent',
    ...environment,
  });
  const started = await NestFactory.createApplicationContext(WorkerModule.with(settings), {
    logger: false,
    abortOnError: false,
  });
  return Object.assign(started, { [Symbol.asyncDispose]: () => started.close() });
}

const rename = (from: INestApplicationContext) =>
  from.get(Journal).write(ACT, (tx) => tx.query(`update plans set title_es = title_es || '.'`));

/** Waits until every entry has its leaf. */
async function allNumbered(db: TestDatabase): Promise<void> {
  const pending = `select from journal.entries where not exists (select from journal.leaves where entry_id = entries.id)`;
  while ((await db.query(pending)).length > 0) await sleep(20);
  expect(await faultsOfLog(db)).toEqual([]);
}

const leaders = (db: TestDatabase) =>
  db.query<{ pid: number }>(
    `select pid from pg_locks where locktype = 'advisory' and granted
     and database = (select oid from pg_database where datname = current_database())
     and pid in (select pid from pg_stat_activity where usename = 'quipu_sequencer')`,
  );

test('while a worker runs, what is committed becomes part of the log by itself', async () => {
  await using db = await freshDatabase();
  await given(db).plan();
  await using running = await worker(db);
  await startWork(running);
  await allNumbered(db);
  await rename(running);
  await allNumbered(db);
});

test('an act rings, so that the worker need not look first', async () => {
  await using db = await freshDatabase();
  await given(db).plan();
  await using one = await worker(db);
  await using listening = await session(db.sequencerUrl);
  // Another leads, so this worker passes on what it is told; that can be heard.
  await using leader = await sequencer(db.sequencerUrl);
  await leader.lead(() => undefined);
  const heard = new Promise((tell) => void listening.once('notification', tell));
  await listening.query('listen quipu_journal');
  await startWork(one);
  await rename(one);
  await heard;
});

test('one worker numbers; when it ends, another goes on', async () => {
  await using db = await freshDatabase();
  await given(db).plan();
  const [first, second] = [await worker(db), await worker(db)];
  await using rest = second;
  await startWork(first);
  await allNumbered(db);
  await startWork(rest);
  expect(await leaders(db)).toHaveLength(1);
  await first.close();
  await rename(rest);
  await allNumbered(db);
});

test('a worker whose connection is cut comes back', async () => {
  await using db = await freshDatabase();
  await given(db).plan();
  await using running = await worker(db);
  await startWork(running);
  await allNumbered(db);
  for (const { pid } of await leaders(db)) await db.query('select pg_terminate_backend($1)', [pid]);
  await rename(running);
  await allNumbered(db);
});

/** A way to a server that can be cut. Without a server it leads nowhere. */
async function wayTo(target?: URL): Promise<{ port: number; cut: () => void }> {
  const open = new Set<Socket>();
  const server = createServer((from) => {
    const to = target ? connect(Number(target.port || 6379), target.hostname) : from;
    for (const socket of [from, to]) open.add(socket.on('error', () => undefined));
    if (target) from.pipe(to).pipe(from);
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  const cut = () => {
    server.close();
    for (const socket of open) socket.destroy();
  };
  return { port: (server.address() as AddressInfo).port, cut };
}

test('without its queue the log only waits for the next look, and no act fails', async () => {
  await using db = await freshDatabase();
  await given(db).plan();
  const { port, cut } = await wayTo();
  cut();
  await using running = await worker(db, { REDIS_URL: `redis://127.0.0.1:${port}` });
  // Never done: the schedule waits for the queue.
  void startWork(running).catch(() => undefined);
  for (let act = 0; act < 3; act += 1) await rename(running);
  await allNumbered(db);
});

const redis = process.env['REDIS_URL'];

(redis ? test : test.skip)('nor when the queue is lost in the middle; and who rang can still end', async () => {
  await using db = await freshDatabase();
  await given(db).plan();
  await using running = await worker(db);
  await startWork(running);
  const way = await wayTo(new URL(redis ?? ''));
  await using writing = await worker(db, { REDIS_URL: `redis://127.0.0.1:${way.port}` });
  await rename(writing);
  await allNumbered(db);
  way.cut();
  for (let act = 0; act < 3; act += 1) await rename(writing);
  await allNumbered(db);
});

test('what grew is published, and a publication that fails stops no leaf', async () => {
  await using db = await freshDatabase();
  await given(db).plan();
  const published: number[] = [];
  let hasFailed = false;
  const publisher = {
    mayGrow: () => Promise.resolve(true),
    publish: async () => {
      const [head] = await db.query<{ size: string }>('select size from journal.head');
      if (published.length === 1 && !hasFailed) {
        hasFailed = true;
        throw new Error('the disk is full');
      }
      published.push(Number(head?.size));
    },
  };
  const service = new SequencerService(db.sequencerUrl, publisher);
  service.start();
  await allNumbered(db);
  await given(db).contribution('A-1');
  await allNumbered(db);
  const [head] = await db.query<{ size: string }>('select size from journal.head');
  while (published.at(-1) !== Number(head?.size)) await sleep(20);
  await service.onApplicationShutdown();
});

test('a worker that was not told where to number says so, loudly, and does the rest', async () => {
  await using db = await freshDatabase();
  const said: unknown[] = [];
  try {
    await using running = await worker(db, { SEQUENCER_URL: '' });
    Logger.overrideLogger({ log: () => undefined, error: () => undefined, warn: (words: unknown) => said.push(words) });
    await startWork(running);
    expect(running.get(SEQUENCER_URL)).toBeNull();
    expect(said).toContainEqual(expect.stringMatching(/^SEQUENCER_URL is not set: this worker numbers nothing/));
  } finally {
    Logger.overrideLogger(false);
  }
  expect(await sequence(db)).toBeGreaterThan(0);
});
