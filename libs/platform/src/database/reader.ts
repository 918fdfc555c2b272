import { createHash } from 'node:crypto';
import pg from 'pg';

/** PostgreSQL truncates longer names of prepared statements. */
const NAME_LENGTH = 40;

/**
 * Public reads: one statement per call, prepared once per connection and text.
 * Every value travels as a parameter; `sql` itself must never hold a caller's text.
 */
export class Reader {
  private readonly pool: pg.Pool;
  private readonly names = new Map<string, string>();

  /** @param url a primary or a read replica. @param max connections held at most. */
  constructor(url: string, max = 8) {
    this.pool = new pg.Pool({
      connectionString: url,
      max,
      options: '-c timezone=UTC -c default_transaction_read_only=on',
    });
    // An idle connection that the server drops is replaced at the next read; without a listener it would end the process.
    this.pool.on('error', () => undefined);
  }

  /** The rows of `sql`. @throws what PostgreSQL says, when it cannot be reached or the statement is wrong. */
  async rows<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await this.pool.query<Row>({ name: this.nameOf(sql), text: sql, values: [...values] });
    return rows;
  }

  /** Waits for running reads, then closes every connection. */
  close(): Promise<void> {
    return this.pool.end();
  }

  private nameOf(sql: string): string {
    let name = this.names.get(sql);
    if (!name) {
      name = createHash('sha256').update(sql).digest('hex').slice(0, NAME_LENGTH);
      this.names.set(sql, name);
    }
    return name;
  }
}
