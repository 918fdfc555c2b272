import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { readSettings } from '@quipu/platform/config';
import { SnapshotService } from '@quipu/snapshots';
import { startWork, WorkerModule } from '@quipu/worker';
import { given } from '../builders/index.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

const redis = process.env['REDIS_URL'];

async function startWorker(
  db: TestDatabase,
  environment: Record<string, string> = {},
): Promise<INestApplicationContext> {
  const settings = readSettings({ DATABASE_URL: db.applicationUrl, LOG_LEVEL: 'silent', ...environment });
  return NestFactory.createApplicationContext(WorkerModule.with(settings), { logger: false, abortOnError: false });
}

/** Looks until `found` finds something; the suite's own time limit ends a search that is in vain. */
async function eventually<T>(found: () => Promise<T[]>): Promise<T[]> {
  for (;;) {
    const rows = await found();
    if (rows.length > 0) return rows;
    await setTimeout(50);
  }
}

const taken = (db: TestDatabase) =>
  db.query(`select day::text, rule, (figures ->> 'commitments')::int as commitments, position::int from snapshots`);

/** On the PostgreSQL queue always; on Redis when REDIS_URL names one. */
const backends: readonly (readonly [string, Record<string, string>])[] = [
  ['PostgreSQL', {}],
  ...(redis ? ([['Redis', { REDIS_URL: redis }]] as const) : []),
];

test.each(backends)(
  'a snapshot that was asked for is taken through the queue, once: %s',
  async (_backend, environment) => {
    await using db = await freshDatabase();
    const plan = await given(db).plan(`PE-PAGA-${Date.now()}`);
    await given(db).commitment('1', plan);
    const worker = await startWorker(db, environment);
    try {
      await startWork(worker);
      const asked = await Promise.all([1, 2, 3].map(() => worker.get(SnapshotService).ask(plan)));
      expect(new Set(asked.map((one) => JSON.stringify(one))).size).toBe(1);
      const rows = await eventually(() => taken(db));
      expect(rows).toEqual([
        {
          day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
          rule: 'plan-figures/1',
          commitments: 1,
          position: expect.any(Number),
        },
      ]);
    } finally {
      await worker.close();
    }
    expect(await db.query(`select count(*)::int from journal.acts where act = 'snapshot.taken'`)).toEqual([
      { count: 1 },
    ]);
  },
);

test('asked for while no worker runs, it is taken when one starts', async () => {
  await using db = await freshDatabase();
  const plan = await given(db).plan();
  const before = await startWorker(db);
  await before.get(SnapshotService).ask(plan);
  await before.close();
  expect(await taken(db)).toEqual([]);
  const after = await startWorker(db);
  try {
    await startWork(after);
    expect(await eventually(() => taken(db))).toHaveLength(1);
  } finally {
    await after.close();
  }
});

test('the first snapshot of a day stays, whoever takes another, and keeps what was known then', async () => {
  await using db = await freshDatabase();
  const plan = await given(db).plan();
  const worker = await startWorker(db);
  try {
    const snapshots = worker.get(SnapshotService);
    await snapshots.take(plan, '2026-11-20');
    await given(db).commitment('1');
    await Promise.all([
      snapshots.take(plan, '2026-11-20'),
      snapshots.take(plan, '2026-11-20'),
      snapshots.take(plan, '2026-11-21'),
    ]);
  } finally {
    await worker.close();
  }
  expect((await taken(db)).map(({ day, commitments }) => [day, commitments]).toSorted()).toEqual([
    ['2026-11-20', 0],
    ['2026-11-21', 1],
  ]);
});

test('a snapshot is never changed or deleted', async () => {
  await using db = await freshDatabase();
  const plan = await given(db).plan();
  const worker = await startWorker(db);
  await worker
    .get(SnapshotService)
    .take(plan, '2026-11-20')
    .finally(() => worker.close());
  for (const sql of [`update snapshots set figures = '{}'`, 'delete from snapshots'])
    await expect(db.act(sql)).rejects.toMatchObject({ code: 'QP003' });
});

test('a plan that is not there is refused, by name', async () => {
  await using db = await freshDatabase();
  const worker = await startWorker(db);
  try {
    expect(await worker.get(SnapshotService).ask('PE-NADA')).toMatchObject({
      code: 'PLAN_NOT_FOUND',
      values: { sought: 'PE-NADA' },
    });
    expect(await worker.get(SnapshotService).take('PE-NADA', '2026-11-20')).toMatchObject({ code: 'PLAN_NOT_FOUND' });
  } finally {
    await worker.close();
  }
});
