import { Inject, Injectable } from '@nestjs/common';
import { Reader } from '@quipu/platform/database';
import type { Leaf } from '@quipu/proof';
import { COVERED } from './public-log.ts';

/** Which entries of the log to list: of one table, and of a row by its id or of the rows with a public code. */
export interface RowQuery {
  readonly kind: string;
  readonly ref?: string | undefined;
  readonly code?: string | undefined;
  /** Only those after this log index. */
  readonly after?: number | undefined;
  readonly first: number;
}

/** An entry as its leaf tells it. */
export interface ListedEntry extends Pick<Leaf, 'entry' | 'ref' | 'op' | 'act' | 'at' | 'role'> {
  /** Log index in decimal. */
  readonly index: string;
  /** Where its receipt is; null where only its leaf came back after a loss. */
  readonly receipt: string | null;
}

interface Found extends Record<string, unknown> {
  readonly index: string;
  readonly leaf: Leaf;
  readonly isHeld: boolean;
}

const page = (rows: string): string => `
  select log_index::text as index, convert_from(body, 'UTF8')::json as leaf, entry_id is not null as "isHeld"
  from journal.leaves where kind = $1 and ${rows} and log_index > $3 and log_index < ${COVERED}
  order by log_index limit $4`;

const BY_REF = page('row_id = $2::uuid');

/** A code that is not declared public finds nothing: the answer must not confirm a guess. */
const BY_CODE = page(`row_id = any(array(
  select distinct row_id from journal.entries where kind = $1 and after ->> 'code' = $2
  and (select columns -> 'code' ->> 'class' from journal.shapes where kind = $1 order by shape desc limit 1) = 'public'))`);

/** The entries of the log by the row that they are about. */
@Injectable()
export class RowEntries {
  constructor(@Inject(Reader) private readonly reader: Reader) {}

  /** In the order of the log, only those under a checkpoint, at most `first`; the place to go on from, or null. */
  async page({
    kind,
    ref,
    code,
    after = -1,
    first,
  }: RowQuery): Promise<{ entries: ListedEntry[]; next: string | null }> {
    const sql = ref === undefined ? BY_CODE : BY_REF;
    const found = await this.reader.rows<Found>(sql, [kind, ref ?? code, after, first + 1]);
    const entries = found.slice(0, first).map(({ index, leaf: { entry, ref: row, op, act, at, role }, isHeld }) => ({
      index,
      entry,
      ref: row,
      op,
      act,
      at,
      role,
      receipt: isHeld ? `/journal/receipts/${entry}` : null,
    }));
    return { entries, next: found.length > first ? (entries.at(-1)?.index ?? null) : null };
  }
}
