import type pg from 'pg';
import { ReadPool } from './read-pool.ts';

/** Public reads: one statement per call. `sql` itself must never hold a caller's text; values travel as parameters. */
export class Reader {
  private readonly pool: ReadPool;

  /** @param url a primary or a read replica. @param max connections held at most. */
  constructor(url: string, max = 8) {
    // Of what is hidden from the public, `shown` has what it may read; everything else is as it is.
    this.pool = new ReadPool(url, max, { search_path: 'shown,public' });
  }

  /** The rows of `sql`. @throws what PostgreSQL says, when it cannot be reached or the statement is wrong. */
  rows<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.pool.rows<Row>(sql, values);
  }

  /** Waits for running reads, then closes every connection. */
  close(): Promise<void> {
    return this.pool.close();
  }
}
