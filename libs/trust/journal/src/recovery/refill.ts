import { decodeLeaf, encodeLeaf, HASH_BYTES, leafHash, tilePath, tileWidth, TILE_WIDTH, type Leaf } from '@quipu/proof';
import type pg from 'pg';
import { readContent, type EntryContent } from '../log/content.ts';
import { grow } from '../log/numbering.ts';
import { LeafWriter } from '../log/parts.ts';
import { SigningRefused } from '../signing/refusal.ts';
import type { Mirror } from './mirror.ts';
import * as statements from './statements.ts';

const CONTENT = readContent(
  `select id from journal.entries where id = any($1::bigint[])
     and not exists (select from journal.leaves where entry_id = entries.id)`,
  'open',
);

/** The leaves that the database lacks, and what its head says. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  readonly horizon: string;
}

interface RestoredLeaf {
  readonly body: Uint8Array;
  readonly leaf: Leaf;
  /** The id of its entry; null where the database has lost it. */
  readonly entry: string | null;
}

/**
 * Appends the leaves of the gap, each checked against the mirror's own tile.
 * @returns how many of them have an entry
 * @throws SigningRefused MIRROR_BROKEN, which names the first leaf that does not fit; ProofError for what is malformed
 */
export async function refill(client: pg.Client, mirror: Mirror, { from, to, horizon }: Gap): Promise<number> {
  let found = 0;
  for (let position = Math.floor(from / TILE_WIDTH); position * TILE_WIDTH < to; position++) {
    const bodies = await verifiedBundle(mirror, position, tileWidth(0, position, to));
    const start = Math.max(from, position * TILE_WIDTH);
    const leaves = await withEntries(client, bodies.slice(start - position * TILE_WIDTH));
    await client.query(statements.ADD_LEAVES, [
      start,
      leaves.map(({ entry }) => entry),
      leaves.map(({ leaf }) => leaf.kind),
      leaves.map(({ leaf }) => leaf.ref),
      leaves.map(({ leaf }) => leaf.prev),
      leaves.map(({ body }) => body),
    ]);
    await grow(
      client,
      start,
      leaves.map(({ body }) => leafHash(body)),
      horizon,
    );
    found += leaves.filter(({ entry }) => entry !== null).length;
  }
  return found;
}

async function verifiedBundle(mirror: Mirror, position: number, width: number): Promise<readonly Uint8Array[]> {
  const bodies = await mirror.bundle(position, width);
  const hashes = await mirror.tile(0, position, width);
  const wrong = bodies.findIndex(
    (body, at) => !isSame(leafHash(body), hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES)),
  );
  if (wrong >= 0)
    throw new SigningRefused('MIRROR_BROKEN', {
      place: mirror.place,
      path: tilePath('entries', position, width),
      reason: `leaf ${position * TILE_WIDTH + wrong}`,
    });
  return bodies;
}

/** Each leaf with the entry that it was made of, where the database has that very entry and it has no leaf yet. */
async function withEntries(client: pg.Client, bodies: readonly Uint8Array[]): Promise<RestoredLeaf[]> {
  const leaves = bodies.map((body) => ({ body, leaf: decodeLeaf(body) }));
  const { rows } = await client.query<EntryContent>(CONTENT, [leaves.map(({ leaf }) => leaf.entry)]);
  const contents = new Map(rows.map((content) => [content.id, content]));
  const writer = new LeafWriter();
  return leaves.map(({ body, leaf }) => {
    const content = contents.get(leaf.entry);
    const isThis = content && isSame(encodeLeaf(writer.leafOf(content, leaf.prev)), body);
    return { body, leaf, entry: isThis ? leaf.entry : null };
  });
}

export const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
