import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import type pg from 'pg';
import { given } from '../builders/index.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { faultsOfLog, sequence } from '../support/log.ts';
import { session } from '../support/sessions.ts';

const BEGIN = `begin; select journal.begin_act('operator:test', 'coordinator', 'test.prepared', 'test')`;
const ROWS = 20;
const WRITERS = 12;
const KILLS = 12;

const chance = (probability: number) => Math.random() < probability;
const between = (least: number, most: number) => least + Math.random() * (most - least);

/** Lets a process number for so many milliseconds, then kills it. */
async function sequenceAndKill(db: TestDatabase, ms: number): Promise<void> {
  const program = ['--conditions=@quipu/source', 'test/support/keep-sequencing.ts', db.sequencerUrl];
  const running = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(running.stdout, 'data');
  await sleep(ms);
  running.kill('SIGKILL');
  await once(running, 'exit');
}

/** Writes an act that changes some rows, some of them under a savepoint that is given up, and often gives up all of it. */
async function write(client: pg.Client): Promise<void> {
  await client.query(BEGIN);
  for (let change = 0; change < between(1, 4); change += 1) {
    const hasSavepoint = chance(0.3);
    if (hasSavepoint) await client.query('savepoint attempt');
    await client.query(`update contributions set title = 'Agua ' || random() where code = $1`, [
      `B-${Math.ceil(between(0, ROWS))}`,
    ]);
    if (chance(0.3)) await sleep(between(0, 20));
    if (hasSavepoint && chance(0.5)) await client.query('rollback to attempt');
  }
  await client.query(chance(0.25) ? 'rollback' : 'commit');
}

async function keepWriting(db: TestDatabase, isOver: () => boolean): Promise<void> {
  await using client = await session(db.url);
  // Writers that wait for each other in a circle: PostgreSQL ends one of them.
  while (!isOver()) await write(client).catch(() => client.query('rollback'));
}

/** Adds a row and commits long after. */
async function keepWaiting(db: TestDatabase, name: string, ms: number, isOver: () => boolean): Promise<void> {
  await using client = await session(db.url);
  for (let act = 0; !isOver(); act += 1) {
    await client.query(BEGIN);
    await client.query(
      `insert into contributions (plan_id, code, kind, first_stage_code, theme_code, title, contributor_kind)
       select id, $1, 'proposal', 'thematic_table', 'salud', 'Agua', 'person' from plans`,
      [`${name}-${act}`],
    );
    await sleep(ms);
    await client.query('commit');
  }
}

test('twelve writers, long transactions, and a sequencer that is killed again and again: nothing is lost, doubled or out of order', async () => {
  await using db = await freshDatabase();
  await given(db).plan();
  for (let row = 1; row <= ROWS; row += 1) await given(db).contribution(`B-${row}`);
  let isOver = false;
  const over = () => isOver;
  const acts = [
    ...Array.from({ length: WRITERS }, () => keepWriting(db, over)),
    keepWaiting(db, 'L', 3_000, over),
    keepWaiting(db, 'M', 900, over),
  ];
  for (let kill = 0; kill < KILLS; kill += 1) await sequenceAndKill(db, between(50, 700));
  isOver = true;
  await Promise.all(acts);
  const [counted] = await db.query<{ leaves: number; overtaken: number }>(
    `select count(*)::int as leaves, count(*) filter (where before > entry_id)::int as overtaken
     from (select entry_id, lag(entry_id) over (order by log_index) as before from journal.leaves) as leaves`,
  );
  expect(counted?.leaves).toBeGreaterThan(300 + ROWS);
  expect(counted?.overtaken).toBeGreaterThan(0);
  await sequence(db);
  expect(await faultsOfLog(db)).toEqual([]);
});
