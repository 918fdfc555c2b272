import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';

/** How long the log may take to catch up, and how often it is asked. */
const PATIENCE_MS = 5_000;
const ASKED_EVERY_MS = 100;

const SNAPSHOT = 'select pg_current_snapshot()::text as now';

/** Whether every entry that the snapshot $1 shows has its leaf. */
const COVERED = `
  select size::float8, not exists (
    select from journal.entries
    where xid >= head.drained_xmin and id > head.base_entry_id and pg_visible_in_snapshot(xid, $1::pg_snapshot)
      and not exists (select from journal.leaves where entry_id = entries.id)) as "isCovered"
  from journal.head`;

const READ_PAST = `
  select set_config('search_path', 'as_of,public', true), set_config('quipu.as_of', $1, true), set_config('jit', 'off', true)`;

/** The log has not caught up with the acts: whoever needs it to tries again later. */
export class LogBehind extends Error {
  constructor() {
    super(`The log did not catch up within ${PATIENCE_MS} ms. Does a worker with SEQUENCER_URL run?`);
  }
}

/**
 * How many leaves the log has once it holds every entry that was committed before this call.
 * @throws LogBehind when that takes more than 5 s.
 */
export async function coveredSize(database: DataSource): Promise<number> {
  const [snapshot] = await database.query<{ now: string }[]>(SNAPSHOT);
  for (let waited = 0; waited <= PATIENCE_MS; waited += ASKED_EVERY_MS) {
    const [head] = await database.query<{ size: number; isCovered: boolean }[]>(COVERED, [snapshot?.now]);
    if (head?.isCovered) return head.size;
    await sleep(ASKED_EVERY_MS);
  }
  throw new LogBehind();
}

/** From here to its end `tx` reads the record as the first `size` leaves have it. It writes by qualified names. */
export async function readAsOf(tx: EntityManager, size: number): Promise<void> {
  await tx.query(READ_PAST, [String(size)]);
}
