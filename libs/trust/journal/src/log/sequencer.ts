import pg from 'pg';
import { number } from './numbering.ts';

/** Of the database: who holds it numbers its entries. */
export const LOCK = 0x6c_6f67;
/** Wakes whoever leads, from any session of the database. */
const CHANNEL = 'quipu_journal';
/** Entries that become leaves in one transaction. */
const BATCH = 2_000;
/** Entries that are found at once, in one snapshot. */
const FOUND_AT_MOST = 100_000;

/**
 * A generic plan would walk all entries to find the newest. The server ends the session when this process is lost or sleeps,
 * so that another may lead: in seconds, and in milliseconds.
 */
const SESSION = Object.entries({
  timezone: 'UTC',
  plan_cache_mode: 'force_custom_plan',
  synchronous_commit: 'on',
  tcp_keepalives_idle: 30,
  tcp_keepalives_interval: 10,
  tcp_keepalives_count: 3,
  idle_session_timeout: 60_000,
  idle_in_transaction_session_timeout: 60_000,
})
  .map(([name, value]) => `-c ${name}=${value}`)
  .join(' ');

/**
 * What is committed and has no leaf, lowest id first, and the snapshot that shows it. Looks only at transactions that an
 * earlier snapshot did not show: from its end $1 on, and those that were under way in it, $2. Entries up to $3 have their
 * leaves whatever their transaction.
 */
const FIND = `
  with recent as materialized (
    select id from journal.entries where (xid >= $1::xid8 or xid = any($2::xid8[])) and id > $3::bigint)
  select pg_current_snapshot()::text as snapshot, array(
    select id from recent where (select true from journal.leaves where entry_id = recent.id) is null
    order by id limit $4) as ids`;

/**
 * An entry of a transaction that is still to come is from another cluster, and so is every entry before it: a copy was
 * restored. Their transactions say nothing here, so their ids say that they have their leaves.
 */
const FIND_BASE = `
  update journal.head set drained_xmin = $1::xid8, system_identifier = control.system_identifier, base_entry_id = (
    select coalesce(max(id), 0) from journal.entries where xid >= pg_snapshot_xmax(pg_current_snapshot()))
  from pg_control_system() as control returning base_entry_id as base`;

/** PostgreSQL's text of a snapshot: `oldest under way:first not begun:under way,…`, each a transaction. */
class Snapshot {
  readonly horizon: string;
  readonly end: string;
  readonly running: readonly string[];

  constructor(text: string) {
    const [horizon = '0', end = '0', running = ''] = text.split(':');
    this.horizon = horizon;
    this.end = end;
    this.running = running ? running.split(',') : [];
  }
}

const NOTHING = new Snapshot('0:0:');

/**
 * Numbers committed entries and appends them to the tree. One connection, which nobody else uses; all state is in PostgreSQL,
 * so another goes on where this one was killed: no entry is lost, and none gets two leaves. No writer waits for it.
 *
 * It numbers what one snapshot shows before it looks again, in order of id. A snapshot that shows the second change of a
 * row shows the first, and the row's lock gave the first the lower id; so the leaves of a row stand in the order of its
 * changes, though neither ids nor transactions stand in the order of commits.
 */
export class Sequencer {
  private readonly client: pg.Client;
  /** All that it shows has its leaf. */
  private done = NOTHING;
  /** Set by the first drain. */
  private base: string | undefined;

  private constructor(client: pg.Client) {
    this.client = client;
  }

  /** @param url of the role quipu_sequencer on the primary; a pooler between would lose the lead. */
  static async connect(url: string): Promise<Sequencer> {
    const client = new pg.Client({ connectionString: url, options: SESSION, keepAlive: true });
    // A lost connection fails the next query; without a listener it would end the process.
    client.on('error', () => undefined);
    await client.connect();
    return new Sequencer(client);
  }

  /**
   * Whether this one may drain from now on, until it is closed: one of all sequencers of a database may.
   * @param woken is called when another calls {@link wakeLeader}.
   */
  async lead(woken: () => void): Promise<boolean> {
    const { rows } = await this.client.query<{ leads: boolean }>('select pg_try_advisory_lock($1) as leads', [LOCK]);
    if (!rows[0]?.leads) return false;
    this.client.on('notification', woken);
    await this.client.query(`listen ${CHANNEL}`);
    return true;
  }

  /** Tells the sequencer that leads that there may be entries to number. */
  async wakeLeader(): Promise<void> {
    await this.client.query('select pg_notify($1, $2)', [CHANNEL, '']);
  }

  /**
   * Gives a leaf to every entry that was committed before this call, at most 2,000 in one transaction. The first time it
   * trusts nothing that was remembered of earlier times. @param stop ends it after a transaction.
   * @returns how many leaves are new.
   * @throws what PostgreSQL says, or that an entry cannot be encoded. Then close it; a new one starts again.
   */
  async drain(stop?: AbortSignal): Promise<number> {
    let written = 0;
    for (;;) {
      const { snapshot, ids } = await this.find();
      for (let from = 0; from < ids.length; from += BATCH) {
        if (stop?.aborted) return written;
        await this.number(ids.slice(from, from + BATCH));
        written += Math.min(BATCH, ids.length - from);
      }
      if (ids.length === FOUND_AT_MOST) continue;
      this.done = new Snapshot(snapshot);
      this.base ??= await this.findBase();
      return written;
    }
  }

  /** Ends the connection, and with it the lead. */
  async close(): Promise<void> {
    await this.client.end();
  }

  private async find(): Promise<{ snapshot: string; ids: string[] }> {
    const { end, running } = this.done;
    const { rows } = await this.client.query<{ snapshot: string; ids: string[] }>(FIND, [
      end,
      running,
      this.base ?? '0',
      FOUND_AT_MOST,
    ]);
    return rows[0]!;
  }

  private async number(ids: readonly string[]): Promise<void> {
    await this.client.query('begin');
    await number(this.client, ids, this.done.horizon);
    await this.client.query('commit');
  }

  private async findBase(): Promise<string> {
    const { rows } = await this.client.query<{ base: string }>(FIND_BASE, [this.done.horizon]);
    return rows[0]!.base;
  }
}
