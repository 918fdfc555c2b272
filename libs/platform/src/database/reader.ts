import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import pg from 'pg';

/** PostgreSQL truncates longer names of prepared statements. */
const NAME_LENGTH = 40;
/** Texts that are remembered; a text that comes a second time while it is gets prepared. */
const TEXTS = 1_000;
/** Reads after which a connection is replaced, and the statements that PostgreSQL holds for it are gone. */
const READS_PER_CONNECTION = 2_000;

/**
 * Public reads: one statement per call, prepared once per connection from the second time that its text comes. Who asks
 * ever new questions fills neither this process nor PostgreSQL. Every value travels as a parameter; `sql` itself must never hold a caller's text.
 */
export class Reader {
  private readonly pool: pg.Pool;
  /** Names by text; empty for what came once. */
  private readonly names = new LRUCache<string, string>({ max: TEXTS });

  /** @param url a primary or a read replica. @param max connections held at most. */
  constructor(url: string, max = 8) {
    this.pool = new pg.Pool({
      connectionString: url,
      max,
      maxUses: READS_PER_CONNECTION,
      options: '-c timezone=UTC -c default_transaction_read_only=on',
    });
    // An idle connection that the server drops is replaced at the next read; without a listener it would end the process.
    this.pool.on('error', () => undefined);
  }

  /** The rows of `sql`. @throws what PostgreSQL says, when it cannot be reached or the statement is wrong. */
  async rows<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    const name = this.nameOf(sql);
    const { rows } = await this.pool.query<Row>({ ...(name ? { name } : {}), text: sql, values: [...values] });
    return rows;
  }

  /** Waits for running reads, then closes every connection. */
  close(): Promise<void> {
    return this.pool.end();
  }

  /** The name under which `sql` is prepared; none when it comes for the first time. */
  private nameOf(sql: string): string | undefined {
    const known = this.names.get(sql);
    if (known) return known;
    const name = known === undefined ? '' : createHash('sha256').update(sql).digest('hex').slice(0, NAME_LENGTH);
    this.names.set(sql, name);
    return name || undefined;
  }
}
