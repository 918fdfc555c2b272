import { setTimeout as sleep } from 'node:timers/promises';
import { Sequencer } from '@quipu/journal/log';
import pg from 'pg';
import type { TestDatabase } from './database.ts';

/** A session of its own, closed with the test whatever becomes of it. */
export async function session(url: string): Promise<pg.Client & AsyncDisposable> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() });
}

/** The same of a sequencer. */
export async function sequencer(url: string): Promise<Sequencer & AsyncDisposable> {
  const opened = await Sequencer.connect(url);
  return Object.assign(opened, { [Symbol.asyncDispose]: () => opened.close().catch(() => undefined) });
}

/** Waits until so many sessions of the database wait for a lock. */
export async function waitingForLocks(db: TestDatabase, many: number): Promise<void> {
  const count = `
    select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await db.query<{ count: number }>(count))[0]?.count !== many) await sleep(10);
}
