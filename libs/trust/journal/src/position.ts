import { Inject, Injectable } from '@nestjs/common';
import { Reader } from '@quipu/platform/database';

/** What the log gains without an act: leaves, checkpoints, cosignatures; those last as far back as answers look. */
const LOG = `
  select concat_ws('.', (select size from journal.head), (select max(size) from journal.checkpoints), (
    select extract(epoch from max(received_at))
    from (select received_at from journal.cosignatures order by size desc limit 100) as last))`;

const COUNT = `
  select count(*) filter (where xid >= $1::xid8)::int as recent,
         count(*) filter (where xid >= $1::xid8 and xid < horizon)::int as settled,
         horizon::text, (${LOG}) as log
  from (select pg_snapshot_xmin(pg_current_snapshot()) as horizon) as present
  left join journal.acts on xid >= $1::xid8
  group by horizon`;

/** Fold the settled acts into the base once the recent ones cost more to count than to fold. */
const FOLD_AT = 1000;

interface Counted extends Record<string, unknown> {
  readonly recent: number;
  readonly settled: number;
  readonly horizon: string;
  readonly log: string;
}

interface State {
  readonly position: number;
  readonly version: string;
}

/**
 * The position of the journal: how many acts are committed. Any answer computed after asking for the position holds at
 * least the acts it counts. Its version names beside it how far the log is written and signed, which moves later and
 * without an act, so (query, version) is a safe key for a cache and needs no other invalidation.
 *
 * Counting is incremental. Acts whose transaction lies below the horizon of running ones are settled: none can appear
 * among them any more, so they are counted once. Ids would not do, because they are not in the order of commits.
 */
@Injectable()
export class JournalPosition {
  private base = 0;
  private from = '0';
  private asking: Promise<State> | undefined;
  private next: Promise<State> | undefined;

  constructor(@Inject(Reader) private readonly reader: Reader) {}

  /** The position at an instant after this call. */
  async now(): Promise<number> {
    return (await this.state()).position;
  }

  /** What every public answer depends on, at an instant after this call. Opaque. */
  async version(): Promise<string> {
    return (await this.state()).version;
  }

  /** Calls that arrive while a question is under way share the next one, so the cost per caller falls as load rises. */
  private state(): Promise<State> {
    if (!this.asking) return this.ask();
    this.next ??= this.asking.then(
      () => this.ask(),
      () => this.ask(),
    );
    return this.next;
  }

  private ask(): Promise<State> {
    this.next = undefined;
    const asked = this.count().finally(() => {
      if (this.asking === asked) this.asking = undefined;
    });
    this.asking = asked;
    return asked;
  }

  private async count(): Promise<State> {
    const [row] = await this.reader.rows<Counted>(COUNT, [this.from]);
    if (!row) throw new Error('the journal did not answer');
    const position = this.base + row.recent;
    if (row.settled > FOLD_AT) {
      this.base += row.settled;
      this.from = row.horizon;
    }
    return { position, version: `${position}-${row.log}` };
  }
}
