import type pg from 'pg';
import { ReadPool } from './read-pool.ts';

const SESSION = {
  // For each table and view of the record its twin as it was; then what has no past: functions, and the journal itself.
  search_path: 'as_of,public',
  // The twins make long plans: to make one anew for other values costs more than to run it.
  plan_cache_mode: 'force_generic_plan',
};

/** The same reads as {@link Reader}'s, over the record as it was. */
export class PastReader {
  private readonly pool: ReadPool;
  /** The size that each connection was told last. */
  private readonly sizes = new WeakMap<pg.PoolClient, number>();

  /** @param url a primary or a read replica. @param max connections held at most. */
  constructor(url: string, max = 4) {
    this.pool = new ReadPool(url, max, SESSION);
  }

  /** The rows of `sql`, as the first `size` leaves of the log have them. @throws as {@link Reader.rows} does. */
  rows<Row extends pg.QueryResultRow>(size: number, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.pool.lend(async (client) => {
      if (this.sizes.get(client) !== size) {
        await client.query(`select set_config('quipu.as_of', $1, false)`, [String(size)]);
        this.sizes.set(client, size);
      }
      return this.pool.rows<Row>(sql, values, client);
    });
  }

  /** Waits for running reads, then closes every connection. */
  close(): Promise<void> {
    return this.pool.close();
  }
}
