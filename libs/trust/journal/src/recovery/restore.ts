import type { JournalSettings } from '@quipu/platform/config';
import { parseVkey, ProofError, unverifiedText, verifyConsistency } from '@quipu/proof';
import pg from 'pg';
import { LOCK } from '../log/sequencer.ts';
import { readKeys } from '../signing/key-file.ts';
import { logTree } from '../signing/log-tree.ts';
import { SigningRefused } from '../signing/refusal.ts';
import { openCheckpoint, StateFile, type SignedCheckpoint } from '../signing/state-file.ts';
import { PUBLISH } from '../signing/statements.ts';
import { lineOf } from '../signing/witness.ts';
import { Mirror } from './mirror.ts';
import { isSame, refill } from './refill.ts';
import * as statements from './statements.ts';

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

/** With what a mirror is judged, and why it is used. */
interface Restoration {
  /** Of the keys that may have signed the mirror's checkpoint. */
  readonly vkeys: readonly string[];
  /** What was signed last, where that is known. */
  readonly signed?: SignedCheckpoint | undefined;
  /** Of the witnesses whose cosignatures are kept with the mirror's checkpoint. */
  readonly witnesses: readonly { readonly vkey: string }[];
  /** In words; part of the log for ever. */
  readonly reason: string;
}

const SESSION = '-c timezone=UTC -c plan_cache_mode=force_custom_plan';

/** What is restored from where. */
export interface RestoreRequest {
  /** Of the role quipu_sequencer. */
  readonly url: string;
  /** Folder or address of the mirror. */
  readonly place: string;
  /** In words; part of the log for ever. */
  readonly reason: string;
  /** Of the key that signed the mirror's checkpoint, where that key is lost. */
  readonly vkey?: string | undefined;
}

/**
 * Brings the log of a restored database up to the checkpoint of `mirror`, and records the incident: all in one
 * transaction, or nothing. A leaf whose entry the database still has is tied to it; the others have no entry any more.
 * @throws SigningRefused when anything does not fit: another history, a broken mirror, a worker that numbers
 */
export async function restoreFromMirror(settings: JournalSettings, request: RestoreRequest): Promise<Restored> {
  const { JOURNAL_STATE_FILE: state, JOURNAL_WITNESSES: witnesses } = settings;
  const vkeys = await knownVkeys(settings, request.vkey);
  const signed = state ? await new StateFile(state).read(vkeys) : undefined;
  const mirror = await Mirror.open(request.place);
  const client = new pg.Client({ connectionString: request.url, options: SESSION });
  await client.connect();
  try {
    await client.query('begin');
    const restored = await restore(client, mirror, { vkeys, signed, witnesses, reason: request.reason });
    await client.query('commit');
    return restored;
  } catch (fault) {
    if (!(fault instanceof ProofError)) throw fault;
    throw new SigningRefused('MIRROR_BROKEN', { place: mirror.place, path: fault.detail, reason: fault.code });
  } finally {
    await client.end();
  }
}

/** Where the key is not on this machine, its verifier key is enough. */
async function knownVkeys(settings: JournalSettings, given: string | undefined): Promise<string[]> {
  const hasKey = settings.JOURNAL_KEY_FILE ?? settings.JOURNAL_KEY;
  if (given && !hasKey) return [given];
  const own = (await readKeys(settings)).map(({ vkey }) => vkey);
  return given ? [...new Set([...own, given])] : own;
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
  await client.query(statements.SKIP_LOST_IDS, [from]);
  await client.query(statements.RECORD_INCIDENT, [restoration.reason, { from, to, found }]);
  return { from, to, found, reverted: Object.fromEntries(reverted.rows.map((row) => [row.kind, row.rows])) };
}

function openMirror({ place, note }: Mirror, vkeys: readonly string[]): SignedCheckpoint {
  try {
    return openCheckpoint(note, vkeys);
  } catch (fault) {
    throw new SigningRefused('MIRROR_FOREIGN', {
      place,
      origin: parseVkey(vkeys[0] ?? '').name,
      reason: String(fault),
    });
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
  await client.query(PUBLISH, [
    size,
    root,
    `${text}\n${own}`,
    cosigned.map(({ name }) => name),
    cosigned.map(({ line }) => line),
  ]);
}
