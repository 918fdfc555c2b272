import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { readSettings } from '@quipu/platform/config';
import { LogBehind } from '@quipu/journal';
import { SnapshotService } from '@quipu/snapshots';
import { startWork, WorkerModule } from '@quipu/worker';
import { given } from '../builders/index.ts';
import { startApi } from '../support/api.ts';
import { freshDatabase, withClient, type TestDatabase } from '../support/database.ts';
import { sequence } from '../support/log.ts';
import { importInto, PERU } from '../support/packages.ts';
import { publish } from '../support/published.ts';

const redis = process.env['REDIS_URL'];

async function startWorker(
  db: TestDatabase,
  environment: Record<string, string> = {},
): Promise<INestApplicationContext> {
  const settings = readSettings({
    DATABASE_URL: db.applicationUrl,
    SEQUENCER_URL: db.sequencerUrl,
    LOG_LEVEL: 'silent',
    ...environment,
  });
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

/** Takes a snapshot as the worker would, once what was recorded until now is in the log. */
async function take(db: TestDatabase, worker: INestApplicationContext, plan: string, day: string): Promise<void> {
  await sequence(db);
  expect(await worker.get(SnapshotService).take(plan, day)).toBeUndefined();
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
    await take(db, worker, plan, '2026-11-20');
    await given(db).commitment('1');
    await sequence(db);
    const days = ['2026-11-20', '2026-11-20', '2026-11-21'];
    await Promise.all(days.map((day) => worker.get(SnapshotService).take(plan, day)));
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
  await take(db, worker, plan, '2026-11-20').finally(() => worker.close());
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

test('a snapshot waits for the log, and is tried again when the log stays behind', async () => {
  await using db = await freshDatabase();
  const plan = await given(db).plan();
  const worker = await startWorker(db);
  try {
    const late = worker.get(SnapshotService).take(plan, '2026-11-20');
    await setTimeout(500);
    expect(await taken(db)).toEqual([]);
    await sequence(db);
    await late;
    expect(await taken(db)).toHaveLength(1);
    await given(db).commitment('1');
    await expect(worker.get(SnapshotService).take(plan, '2026-11-21')).rejects.toBeInstanceOf(LogBehind);
  } finally {
    await worker.close();
  }
});

test('an act that is under way when a snapshot begins does not hold it back', async () => {
  await using db = await freshDatabase();
  const plan = await given(db).plan();
  const worker = await startWorker(db);
  try {
    await withClient(db.url, async (client) => {
      await client.query('begin');
      await client.query(`select journal.begin_act('operator:test', 'coordinator', 'test.prepared', 'test')`);
      await client.query(`insert into commitments (plan_id, number, title_es) select id, '1', 'Agua' from plans`);
      await take(db, worker, plan, '2026-11-20');
      await client.query('commit');
    });
    expect(await taken(db)).toMatchObject([{ commitments: 0 }]);
  } finally {
    await worker.close();
  }
});

test('the figures of a snapshot are computed again, to the letter, from the leaves at its position', async () => {
  await using api = await startApi();
  const { database: db } = api;
  await importInto(db, PERU);
  const worker = await startWorker(db);
  await take(db, worker, 'PE-PAGA-3', '2026-11-20').finally(() => worker.close());
  const FIGURES = `rule commitments milestones contributions events assessedCommitments relevantCommitments transformativeCommitments
    potentiallyStarred potentialImpact { code titleEs titleEn count } completion { code titleEs titleEn count } attendanceGovernment
    attendanceCivilSociety attendanceOther eventsWithAttendance dropped droppedWithoutReasonedResponse becameCommitments undecided`;
  const SNAPSHOT = `{ snapshots { nodes { position figures { ${FIGURES} } } } plan(code: "PE-PAGA-3") { figures { ${FIGURES} } } }`;
  const before = (await api.ask(SNAPSHOT)).data;
  expect(before.snapshots.nodes[0].figures).toEqual(before.plan.figures);
  await db.act(
    `insert into commitments (plan_id, number, title_es) select id, '19', 'Agua' from plans where code = 'PE-PAGA-3'`,
  );
  await db.act(`update attendances set people = people + 1`);
  await publish(db);
  const after = (await api.ask(SNAPSHOT)).data;
  expect(after.plan.figures).not.toEqual(before.plan.figures);
  expect(after.snapshots).toEqual(before.snapshots);
  const { position } = after.snapshots.nodes[0];
  const then = await api.ask(`{ plan(code: "PE-PAGA-3", asOf: "position:${position}") { figures { ${FIGURES} } } }`);
  expect(then.data.plan.figures).toEqual(before.plan.figures);
});
