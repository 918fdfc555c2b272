import type { Image, Reference } from './field.ts';
import { shownImage } from './withheld.ts';

/** Runs one statement that only reads. */
export type Run = <Row extends Record<string, unknown>>(sql: string, values: readonly unknown[]) => Promise<Row[]>;

/** A row of the record, and how many leaves of the log are to say what it was. */
export interface Sought {
  readonly reference: Reference;
  readonly size: number;
}

/** What a row was when the log had so many leaves. */
export interface State {
  readonly row: string;
  /** The leaf that says so, and with it every checkpoint that covers it. */
  readonly logIndex: number;
  readonly image: Image;
}

/** The row whose columns say what is sought; its plan is sought by an index, for every plan has the same codes. */
const MATCHING = `select row_id from journal.entries
  where kind = sought.kind and after ->> 'code' = sought.match ->> 'code' and after @> sought.match`;
const ROW = `coalesce(sought.row,
  (${MATCHING} and sought.match ? 'plan_id' and (after ->> 'plan_id')::uuid = (sought.match ->> 'plan_id')::uuid limit 1),
  (${MATCHING} and not sought.match ? 'plan_id' limit 1))`;

const STATES = `
  select sought.place::int, leaf.row_id as row, leaf.log_index::float8 as "logIndex", ${shownImage('entries', 'after')} as image
  from unnest($1::text[], $2::uuid[], $3::jsonb[], $4::bigint[]) with ordinality as sought (kind, row, match, size, place)
  cross join lateral (select ${ROW} as id) as found
  cross join lateral (
    select row_id, log_index, entry_id from journal.leaves
    where leaves.kind = sought.kind and leaves.row_id = found.id and log_index < sought.size and entry_id is not null
    order by log_index desc limit 1) as leaf
  join journal.entries on entries.id = leaf.entry_id and entries.after is not null`;

/**
 * What each of some rows was, each at a size of the log of its own: one statement, whose cost follows the rows and not the
 * log. In the order of `sought`; undefined where the log did not know the row yet, or knew it deleted.
 */
export async function statesAt(run: Run, sought: readonly Sought[]): Promise<(State | undefined)[]> {
  if (sought.length === 0) return [];
  const found = await run<State & { readonly place: number } & Record<string, unknown>>(STATES, [
    sought.map(({ reference }) => reference.table),
    sought.map(({ reference }) => ('row' in reference ? reference.row : null)),
    sought.map(({ reference }) => ('match' in reference ? JSON.stringify(reference.match) : null)),
    sought.map(({ size }) => size),
  ]);
  const byPlace = new Map(found.map((state) => [state.place - 1, state]));
  return sought.map((_, place) => byPlace.get(place));
}
