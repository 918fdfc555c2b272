import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import pg from 'pg';

/** PostgreSQL truncates longer names of prepared statements. */
const NAME_LENGTH = 40;
/** Texts that are remembered; a text that comes a second time while it is gets prepared. */
const TEXTS = 1_000;
/** Reads after which a connection is replaced, and the statements that PostgreSQL holds for it are gone. */
const READS_PER_CONNECTION = 2_000;

/** Settings of PostgreSQL for every session of a pool. */
type Session = Readonly<Record<string, string>>;

/**
 * Connections that write nothing. A statement is prepared once per connection from the second time that its text comes:
 * who asks ever new questions fills neither this process nor PostgreSQL.
 */
export class ReadPool {
  private readonly pool: pg.Pool;
  /** Names by text; empty for what came once. */
  private readonly names = new LRUCache<string, string>({ max: TEXTS });

  /** @param url a primary or a read replica. @param max connections held at most. */
  constructor(url: string, max: number, session: Session = {}) {
    // A public read is many short look-ups: to compile its plan takes longer than to run it.
    const settings = { timezone: 'UTC', default_transaction_read_only: 'on', jit: 'off', ...session };
    this.pool = new pg.Pool({
      connectionString: url,
      max,
      maxUses: READS_PER_CONNECTION,
      options: Object.entries(settings)
        .map(([name, value]) => `-c ${name}=${value}`)
        .join(' '),
    });
    // An idle connection that the server drops is replaced at the next read; without a listener it would end the process.
    this.pool.on('error', () => undefined);
  }

  /** The rows of `sql`, over any connection or over `client`. Every value travels as a parameter. */
  async rows<Row extends pg.QueryResultRow>(
    sql: string,
    values: readonly unknown[],
    client?: pg.PoolClient,
  ): Promise<Row[]> {
    const name = this.nameOf(sql);
    const query = { ...(name ? { name } : {}), text: sql, values: [...values] };
    const { rows } = await (client ?? this.pool).query<Row>(query);
    return rows;
  }

  /** Lends one connection to `work`; one on which something failed is not lent again. */
  async lend<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let hasFailed = true;
    try {
      const done = await work(client);
      hasFailed = false;
      return done;
    } finally {
      client.release(hasFailed);
    }
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
