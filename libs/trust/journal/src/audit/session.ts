import pg from 'pg';

/**
 * Images are compared as the triggers wrote them, in UTC. A stretch of the log is read by its index, whatever the statistics
 * say: no plan for all of it, no compiling of a statement that runs for some milliseconds, and one processor for all of it.
 */
const OPTIONS = Object.entries({
  timezone: 'UTC',
  plan_cache_mode: 'force_custom_plan',
  jit: 'off',
  max_parallel_workers_per_gather: 0,
  idle_in_transaction_session_timeout: 600_000,
})
  .map(([name, value]) => `-c ${name}=${value}`)
  .join(' ');
/** Rows that are read at once. */
const FETCH = 500;

/** The database as it was at one moment, for as long as the session lasts. Nothing can be written in it. */
export class AuditSession {
  constructor(private readonly client: pg.Client) {}

  async rows<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.client.query<Row>(sql, [...values])).rows;
  }

  /** The rows of a statement of any length, some at a time. One such statement after the other. */
  async *each<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): AsyncGenerator<Row> {
    await this.client.query(`declare found no scroll cursor for ${sql}`, [...values]);
    let rows: Row[];
    do {
      rows = await this.rows<Row>(`fetch ${FETCH} from found`);
      yield* rows;
    } while (rows.length === FETCH);
    await this.client.query('close found');
  }
}

/** Runs `work` in a session of its own. @param url of a role that may read everything: quipu_sequencer. */
export async function inSession<T>(url: string, work: (session: AuditSession) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, options: OPTIONS, keepAlive: true });
  // A lost connection fails the next query; without a listener it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin transaction isolation level repeatable read, read only');
    return await work(new AuditSession(client));
  } finally {
    await client.end();
  }
}
