import {
  decodeLeaf,
  encodeLeaf,
  HASH_BYTES,
  leafHash,
  type Leaf,
  parseVkey,
  ProofError,
  tilePath,
  tileWidth,
  TILE_WIDTH,
  unverifiedText,
  verifyConsistency,
} from '@quipu/proof';
import pg from 'pg';
import { readContent, type EntryContent } from '../log/content.ts';
import { grow } from '../log/numbering.ts';
import { LeafWriter } from '../log/parts.ts';
import { LOCK } from '../log/sequencer.ts';
import { logTree } from './log-tree.ts';
import type { Mirror } from './mirror.ts';
import { SigningRefused } from './refusal.ts';
import { openCheckpoint, type SignedCheckpoint } from './state-file.ts';
import * as statements from './statements.ts';
import { lineOf } from './witness.ts';

/** What a restored database got back. */
export interface Restored {
  /** How many leaves it had, and how many it has. */
  readonly from: number;
  readonly to: number;
  /** Of how many of the new leaves the entry was in the database. */
  readonly found: number;
  /** By table, how many rows stand as in the copy although the log knows a newer change. */
  readonly reverted: Readonly<Record<string, number>>;
}

/** Who restores, with what it knows of the log. */
export interface Restoration {
  /** Of the keys that may have signed the mirror's checkpoint. */
  readonly vkeys: readonly string[];
  /** What was signed last, where that is known. */
  readonly signed?: SignedCheckpoint | undefined;
  /** Of the witnesses whose cosignatures are kept with the mirror's checkpoint. */
  readonly witnesses: readonly { readonly vkey: string }[];
  /** In words; part of the log for ever. */
  readonly reason: string;
}

const CONTENT = readContent(
  `select id from journal.entries where id = any($1::bigint[])
     and not exists (select from journal.leaves where entry_id = entries.id)`,
  'open',
);

/**
 * Brings the log of a restored database up to the checkpoint of `mirror`, and records the incident: all in one
 * transaction, or nothing. A leaf whose entry the database still has is tied to it; the others have no entry any more.
 * @param url of the role quipu_sequencer
 * @throws SigningRefused when anything does not fit: another history, a broken mirror, a worker that numbers
 */
export async function restoreLog(url: string, mirror: Mirror, restoration: Restoration): Promise<Restored> {
  const client = new pg.Client({
    connectionString: url,
    options: '-c timezone=UTC -c plan_cache_mode=force_custom_plan',
  });
  await client.connect();
  try {
    await client.query('begin');
    const restored = await restore(client, mirror, restoration);
    await client.query('commit');
    return restored;
  } catch (fault) {
    if (!(fault instanceof ProofError)) throw fault;
    throw new SigningRefused('MIRROR_BROKEN', { place: mirror.place, path: fault.detail, reason: fault.code });
  } finally {
    await client.end();
  }
}

async function restore(client: pg.Client, mirror: Mirror, restoration: Restoration): Promise<Restored> {
  const { rows: locks } = await client.query<{ isHeld: boolean }>(statements.HOLD_NUMBERING, [LOCK]);
  if (!locks[0]?.isHeld) throw new SigningRefused('SEQUENCER_RUNS');
  await client.query(statements.HOLD_ENTRIES);
  const { rows } = await client.query<{ size: string; horizon: string }>(statements.HOLD_HEAD);
  const from = Number(rows[0]?.size);
  const checkpoint = openMirror(mirror, restoration.vkeys);
  await compare(client, mirror, checkpoint, { from, signed: restoration.signed });
  const found = await refill(client, mirror, { from, to: checkpoint.size, horizon: rows[0]!.horizon });
  await publish(client, checkpoint, restoration);
  const to = checkpoint.size;
  const reverted = await client.query<{ kind: string; rows: number }>(statements.READ_REVERTED, [from]);
  await client.query(statements.RECORD_INCIDENT, [restoration.reason, { from, to, found }]);
  return { from, to, found, reverted: Object.fromEntries(reverted.rows.map((row) => [row.kind, row.rows])) };
}

function openMirror({ place, note }: Mirror, vkeys: readonly string[]): SignedCheckpoint {
  try {
    return openCheckpoint(note, vkeys);
  } catch (fault) {
    throw new SigningRefused('MIRROR_FOREIGN', { place, reason: String(fault) });
  }
}

/** Whether the mirror is whole at its right edge, newer than what there is, and of the same history. */
async function compare(
  client: pg.Client,
  mirror: Mirror,
  { size, root }: SignedCheckpoint,
  { from, signed }: { readonly from: number; readonly signed: SignedCheckpoint | undefined },
): Promise<void> {
  const { place } = mirror;
  if (signed && size < signed.size)
    throw new SigningRefused('MIRROR_OLDER', { place, size, signed: signed.size, last: signed.size - 1 });
  if (size <= from) throw new SigningRefused('MIRROR_NOT_NEWER', { place, size, has: from });
  const tree = mirror.tree(size);
  const isWhole = isSame(await tree.root(size), root);
  if (!isWhole) throw new SigningRefused('MIRROR_BROKEN', { place, path: 'tile/', reason: 'root' });
  if (!isSame(await tree.root(from), await logTree(client).root(from)))
    throw new SigningRefused('MIRROR_FORKED', { place, what: 'database' });
  if (!signed) return;
  const proof = await tree.consistency(signed.size, size);
  if (!verifyConsistency({ from: signed.size, to: size }, proof, signed.root, root))
    throw new SigningRefused('MIRROR_FORKED', { place, what: 'state' });
}

interface Gap {
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

/** Appends the leaves of the gap. @returns how many of them have an entry */
async function refill(client: pg.Client, mirror: Mirror, { from, to, horizon }: Gap): Promise<number> {
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

/** Publishes the checkpoint of the mirror again, once the tree of the database is what it says. */
async function publish(
  client: pg.Client,
  checkpoint: SignedCheckpoint,
  { vkeys, witnesses }: Restoration,
): Promise<void> {
  const { note, size, root } = checkpoint;
  if (!isSame(await logTree(client).root(size), root)) throw new ProofError('TILE_MISSING', `root of ${size} leaves`);
  const text = unverifiedText(note);
  const lines = note.slice(text.length + 1);
  const own = vkeys.map((vkey) => lineOf(vkey, text, lines) ?? '').join('');
  const cosigned = witnesses
    .map(({ vkey }) => ({ name: parseVkey(vkey).name, line: lineOf(vkey, text, lines) }))
    .filter(({ line }) => line !== undefined);
  await client.query(statements.PUBLISH, [
    size,
    root,
    `${text}\n${own}`,
    cosigned.map(({ name }) => name),
    cosigned.map(({ line }) => line),
  ]);
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
