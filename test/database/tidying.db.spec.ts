import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { Tidying, tidyQueue } from '@quipu/accounts/tidying';
import { readSettings } from '@quipu/platform/config';
import { databaseOptions } from '@quipu/platform/database';
import { Queues } from '@quipu/platform/queue';
import { startWork, WorkerModule } from '@quipu/worker';
import { DataSource } from 'typeorm';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { posted } from '../support/mail.ts';

async function tidied(db: TestDatabase): Promise<void> {
  const database = await new DataSource(databaseOptions(db.applicationUrl, [])).initialize();
  await new Tidying(database).tidy();
  await database.destroy();
}

test('a night takes what signing in left behind and is good for nothing, and leaves the rest', async () => {
  await using db = await freshDatabase();
  await db.query(
    `insert into access.events (at, event) values (now() - interval '366 days', 'old'), (now() - interval '364 days', 'young')`,
  );
  await db.query(`insert into access.tickets (hash, purpose, expires_at)
    values ('old', 'reset', now() - interval '25 hours'), ('young', 'reset', now() - interval '23 hours')`);
  await db.query(
    `insert into access.sessions (hash, seen_at) values ('old', now() - interval '32 days'), ('young', now())`,
  );
  await db.query(`insert into access.attempts (key, points, expire)
    values ('old', 1, extract(epoch from now()) * 1000 - 1000), ('young', 1, extract(epoch from now()) * 1000 + 60000)`);
  await tidied(db);
  for (const [table, column] of [
    ['events', 'event'],
    ['tickets', `convert_from(hash, 'UTF8')`],
    ['sessions', `convert_from(hash, 'UTF8')`],
    ['attempts', 'key'],
  ])
    expect([table, await db.query(`select ${column} as name from access.${table}`)]).toEqual([
      table,
      [{ name: 'young' }],
    ]);
});

test('mails that left or were given up a month ago are taken; what waits is never', async () => {
  await using db = await freshDatabase();
  const ids = [await posted(db), await posted(db), await posted(db), await posted(db)];
  const long = `now() - interval '31 days'`;
  await db.query(`update mail.outbox set created_at = ${long}`);
  await db.query(`update mail.outbox set sent_at = ${long} where id = $1`, [ids[0]]);
  await db.query(`update mail.outbox set given_up_at = ${long} where id = $1`, [ids[1]]);
  await db.query(`update mail.outbox set sent_at = now() - interval '29 days' where id = $1`, [ids[2]]);
  await tidied(db);
  const left = await db.query<{ id: string }>('select id from mail.outbox');
  expect(left.map(({ id }) => id).toSorted()).toEqual([ids[2], ids[3]].toSorted());
});

test('a worker tidies when the clock says so, and sends what is posted meanwhile', async () => {
  await using db = await freshDatabase();
  await db.query(`insert into access.events (at, event) values (now() - interval '366 days', 'old')`);
  const settings = readSettings({ DATABASE_URL: db.applicationUrl, QUIPU_DEMO: '1', LOG_LEVEL: 'silent' });
  const worker = await NestFactory.createApplicationContext(WorkerModule.with(settings), { logger: false });
  try {
    await startWork(worker);
    await posted(db);
    await worker.get(Queues).add(tidyQueue, 'tidy', {}, 'tonight');
    const rest = `select from access.events union all select from mail.outbox where sent_at is null`;
    while ((await db.query(rest)).length > 0) await sleep(50);
  } finally {
    await worker.close();
  }
});
