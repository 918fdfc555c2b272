import { setTimeout as sleep } from 'node:timers/promises';
import { expect, jest, test } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { disclosuresPath, parseCheckpoint, TILE_WIDTH, tileWidth, unverifiedText } from '@quipu/proof';
import { readSettings } from '@quipu/platform/config';
import { SnapshotService } from '@quipu/snapshots';
import { startWork, WorkerModule } from '@quipu/worker';
import { Logger } from 'nestjs-pino';
import { foundIn } from '../support/audit.ts';
import { startApi } from '../support/api.ts';
import type { TestDatabase } from '../support/database.ts';
import { dumpOf } from '../support/dump.ts';
import { erasable, type Erasable } from '../support/erasure.ts';
import { publicLogOf } from '../support/public-log.ts';

/** Everything that is logged until it is disposed; pino writes to a stream that somebody has put his hand on. */
function listen() {
  const lines: string[] = [];
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  return { lines, [Symbol.dispose]: () => spy.mockRestore() };
}

const RECORD = `mutation ($input: RecordDecisionInput!) { recordDecision(input: $input) { __typename } }`;

/** Decides through the API, once in vain for a fault of the database, once as it should be. */
async function decide(db: TestDatabase, reasons: string) {
  const api = await startApi({ LOG_LEVEL: 'debug' }, db);
  const input = { contribution: 'CTR-01', stage: 'national_table', outcome: 'REJECTED', reasonCode: 'budget', reasons };
  await db.query(`alter table decisions add constraint ck_decisions_broken check (false) not valid`);
  const broken = await api.act(RECORD, { input });
  await db.query('alter table decisions drop constraint ck_decisions_broken');
  const decided = await api.act(RECORD, { input });
  await api.app.close();
  expect([broken.errors?.[0]?.extensions['code'], decided.data]).toEqual([
    'INTERNAL_SERVER_ERROR',
    { recordDecision: { __typename: 'Decision' } },
  ]);
}

/** Takes a snapshot through the queue while the journal is numbered. */
async function work(db: TestDatabase) {
  const settings = readSettings({
    DATABASE_URL: db.applicationUrl,
    SEQUENCER_URL: db.sequencerUrl,
    LOG_LEVEL: 'debug',
  });
  const worker = await NestFactory.createApplicationContext(WorkerModule.with(settings), { bufferLogs: true });
  worker.useLogger(worker.get(Logger));
  await startWork(worker);
  await worker.get(SnapshotService).ask('PE-PAGA-9');
  while ((await db.query('select from snapshots')).length === 0) await sleep(50);
  await worker.close();
}

/** One after the other: what an erasure leaves behind holds the other words of its row, and must have its leaf first. */
async function eraseEverything({ db, erase, row, act, person, sign }: Erasable) {
  const decisions = await db.query<{ id: string }>('select id from decisions');
  for (const { id } of decisions) await erase('text', 'decisions', id, 'reasons');
  await erase('text', 'contributions', await row('contributions'), 'title');
  for (const column of ['because', 'ended_because']) {
    await erase('text', 'lineage_edges', await row('lineage_edges'), column);
    await sign();
  }
  await erase('reason', await act());
  await erase('person', person);
  await sign();
}

/** All that the log publishes: what is told of every bundle, and the receipt of every entry. */
async function publishedOf(db: TestDatabase): Promise<string> {
  await using log = publicLogOf(db);
  const { size } = parseCheckpoint(unverifiedText(String(await log.read('checkpoint'))));
  const bundles = Array.from({ length: Math.ceil(size / TILE_WIDTH) }, (_, at) =>
    disclosuresPath(at, tileWidth(0, at, size)),
  );
  const entries = await db.query<{ id: string }>(`select entry_id as id from journal.leaves where kind <> 'journal'`);
  const published = [...bundles.map((path) => log.read(path)), ...entries.map(({ id }) => log.receipt(id))];
  return (await Promise.all(published)).map(String).join('\n');
}

/** Every salt that could confirm a guess at what is erased, as PostgreSQL prints it: of entry, of act, and of each part; but those of who acts through the API. */
const SALTS = `
  select encode(salt, 'hex') as salt from journal.entries where kind in ('decisions', 'contributions', 'lineage_edges')
  union select encode(salt, 'hex') from journal.entry_personal where subject not in (select id from accounts)
  union select encode(acts.salt, 'hex') from journal.acts where act in ('edge.ended', 'decision.recorded')
  union select journal.part_salt(salt, part) from journal.entries, unnest(array['text.reasons', 'text.title', 'text.because', 'text.ended_because']) as part
    where kind = any(array['decisions', 'contributions', 'lineage_edges']) and after ? split_part(part, '.', 2) and after ->> split_part(part, '.', 2) is not null
  union select journal.part_salt(salt, 'personal') from journal.entry_personal where subject not in (select id from accounts)
  union select journal.part_salt(salt, 'why') from journal.acts where act = 'edge.ended'`;

test('of what was erased nothing is left: not in a copy of the database and its queue, not in what is published, not in the logs', async () => {
  using heard = listen();
  await using world = await erasable();
  const { db } = world;
  const more = `otras razones ${world.person} que también se borran, y que la decisión repite`;
  const words = [...Object.values(world.words), more].map((text) => text.trim());
  await decide(db, more);
  await work(db);
  const salts = (await db.query<{ salt: string }>(SALTS)).map(({ salt }) => salt);
  await world.sign();
  const before = `${await dumpOf(db)}${await publishedOf(db)}`;
  expect(words.filter((text) => !before.includes(text))).toEqual([]);
  expect(salts.some((salt) => before.includes(salt))).toBe(true);

  await eraseEverything(world);

  const dump = await dumpOf(db);
  const inHex = (text: string) => Buffer.from(text).toString('hex');
  expect([...words, ...words.map(inHex), ...salts].filter((trace) => dump.includes(trace))).toEqual([]);
  expect(dump).toContain('quipu:erased:');
  expect(dump).toContain('queue');
  expect(await publishedOf(db)).not.toMatch(new RegExp(words.join('|')));
  expect(heard.lines.join('')).toContain('ck_decisions_broken');
  expect(heard.lines.filter((line) => words.some((text) => line.includes(text)))).toEqual([]);
  expect(await foundIn(db)).toEqual([]);
});
