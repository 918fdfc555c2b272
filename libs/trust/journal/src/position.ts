import { Inject, Injectable } from '@nestjs/common';
import { Reader } from '@quipu/platform/database';

const COUNT = `
  select count(*) filter (where xid >= $1::xid8)::int as recent,
         count(*) filter (where xid >= $1::xid8 and xid < horizon)::int as settled,
         horizon::text
  from (select pg_snapshot_xmin(pg_current_snapshot()) as horizon) as present
  left join journal.acts on xid >= $1::xid8
  group by horizon`;

/** Fold the settled acts into the base once the recent ones cost more to count than to fold. */
const FOLD_AT = 1000;

/**
 * The position of the journal: how many acts are committed. Any answer computed after asking for the position holds at
 * least the acts it counts, so (query, position) is a safe key for a cache and needs no other invalidation.
 *
 * Counting is incremental. Acts whose transaction lies below the horizon of running ones are settled: none can appear
 * among them any more, so they are counted once. Ids would not do, because they are not in the order of commits.
 */
@Injectable()
export class JournalPosition {
  private base = 0;
  private from = '0';
  private asking: Promise<number> | undefined;
  private next: Promise<number> | undefined;

  constructor(@Inject(Reader) private readonly reader: Reader) {}

  /**
   * The position at an instant after this call. Calls that arrive while a question is under way share the next one,
   * so the cost per caller falls as load rises.
   */
  now(): Promise<number> {
    if (!this.asking) return this.ask();
    this.next ??= this.asking.then(
      () => this.ask(),
      () => this.ask(),
    );
    return this.next;
  }

  private ask(): Promise<number> {
    this.next = undefined;
    const asked = this.count().finally(() => {
      if (this.asking === asked) this.asking = undefined;
    });
    this.asking = asked;
    return asked;
  }

  private async count(): Promise<number> {
    const [row] = await this.reader.rows<{ recent: number; settled: number; horizon: string }>(COUNT, [this.from]);
    if (!row) throw new Error('the journal did not answer');
    const position = this.base + row.recent;
    if (row.settled > FOLD_AT) {
      this.base += row.settled;
      this.from = row.horizon;
    }
    return position;
  }
}
