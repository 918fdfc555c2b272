import { appendLeaves, edgeTiles, encodeLeaf, leafHash, ProofError, type Leaf } from '@quipu/proof';
import type pg from 'pg';
import { readContent, type EntryContent } from './content.ts';
import { LeafWriter } from './parts.ts';

/** Who holds this row numbers. */
const HOLD_HEAD = 'select size from journal.head for update';

/** What the entries $1 say, in order of id, each with the last leaf of its row. */
const READ = `${readContent(
  `select id, (select log_index from journal.leaves where leaves.kind = entries.kind and leaves.row_id = entries.row_id
     order by log_index desc limit 1) as previous
   from journal.entries where id = any($1::bigint[])`,
  'open',
)} order by id`;

const READ_TILES = `
  select level, hashes from journal.tiles
  join unnest($1::smallint[], $2::bigint[]) as wanted (level, position) using (level, position)`;

/**
 * From log index $1 on; $6 holds the bodies one after the other, each from the byte $7 on and $8 bytes long. No leaf is
 * older than the one before it, whatever the clock does.
 */
const ADD_LEAVES = `
  insert into journal.leaves (log_index, entry_id, kind, row_id, previous_index, sequenced_at, body)
  select $1::bigint + place - 1, entry_id, kind, row_id, previous_index,
    greatest(statement_timestamp(), head.sequenced_at), substring($6::bytea from start for length)
  from journal.head, unnest($2::bigint[], $3::text[], $4::uuid[], $5::bigint[], $7::integer[], $8::integer[])
    with ordinality as leaf (entry_id, kind, row_id, previous_index, start, length, place)`;

const KEEP_TILES = `
  insert into journal.tiles (level, position, hashes) select * from unnest($1::smallint[], $2::bigint[], $3::bytea[])
  on conflict (level, position) do update set hashes = excluded.hashes`;

const MOVE_HEAD = `
  update journal.head set size = size + $1, drained_xmin = $2::xid8, sequenced_at = greatest(statement_timestamp(), sequenced_at)`;

type Pending = EntryContent & { readonly previous: string | null };

interface NewLeaf {
  readonly content: EntryContent;
  /** Log index, in decimal, of the leaf before it of the same row. */
  readonly previous: string | null;
  readonly body: Uint8Array;
}

/** @throws Error that names the entry. */
function bodyOf(leaf: Leaf): Uint8Array {
  try {
    return encodeLeaf(leaf);
  } catch (fault) {
    throw fault instanceof ProofError ? new Error(`entry ${leaf.entry}: ${fault.message}`, { cause: fault }) : fault;
  }
}

function leavesFrom(size: number, pending: readonly Pending[]): NewLeaf[] {
  const writer = new LeafWriter();
  const lastOfRow = new Map<string, string>();
  return pending.map((content, place) => {
    const row = `${content.kind}/${content.ref}`;
    const previous = lastOfRow.get(row) ?? content.previous;
    lastOfRow.set(row, String(size + place));
    return { content, previous, body: bodyOf(writer.leafOf(content, previous)) };
  });
}

/** The first byte of each body, counted from 1. */
function startsOf(leaves: readonly NewLeaf[]): number[] {
  let next = 1;
  return leaves.map(({ body }) => (next += body.length) - body.length);
}

/** The partial tiles at the right edge of the tree, by level. */
async function readEdge(client: pg.Client, size: number): Promise<Map<number, Uint8Array>> {
  const edge = edgeTiles(size);
  const { rows } = await client.query<{ level: number; hashes: Buffer }>(READ_TILES, [
    edge.map(({ level }) => level),
    edge.map(({ position }) => position),
  ]);
  return new Map(rows.map(({ level, hashes }) => [level, hashes]));
}

/**
 * Grows the tree of `size` leaves by those with the hashes `hashes`, in a transaction that holds the head.
 * @param horizon every entry of a transaction below it has its leaf then.
 */
export async function grow(
  client: pg.Client,
  size: number,
  hashes: readonly Uint8Array[],
  horizon: string,
): Promise<void> {
  const tiles = appendLeaves(await readEdge(client, size), size, hashes);
  await client.query(KEEP_TILES, [
    tiles.map(({ level }) => level),
    tiles.map(({ position }) => position),
    tiles.map((tile) => tile.hashes),
  ]);
  await client.query(MOVE_HEAD, [hashes.length, horizon]);
}

/**
 * Gives the entries `ids`, none of which has one, their leaves: the next log indexes, in order of id. All or none.
 * @param horizon every entry of a transaction below it has its leaf already.
 * @throws what PostgreSQL says, of a rival that gave one of them its leaf meanwhile too; that an entry cannot be encoded.
 */
export async function number(client: pg.Client, ids: readonly string[], horizon: string): Promise<void> {
  const held = await client.query<{ size: string }>(HOLD_HEAD);
  const size = Number(held.rows[0]?.size);
  const { rows } = await client.query<Pending>(READ, [ids]);
  const leaves = leavesFrom(size, rows);
  const added = await client.query(ADD_LEAVES, [
    size,
    leaves.map(({ content }) => content.id),
    leaves.map(({ content }) => content.kind),
    leaves.map(({ content }) => content.ref),
    leaves.map(({ previous }) => previous),
    Buffer.concat(leaves.map(({ body }) => body)),
    startsOf(leaves),
    leaves.map(({ body }) => body.length),
  ]);
  // The tree must not grow by a leaf that is not there.
  if (added.rowCount !== ids.length) throw new Error(`${added.rowCount} of ${ids.length} entries became leaves`);
  const hashes = leaves.map(({ body }) => leafHash(body));
  await grow(client, size, hashes, horizon);
}
