import { parseCheckpoint, ProofError, unverifiedText } from '@quipu/proof';
import { openCheckpoint } from '../signing/state-file.ts';
import type { Finding } from './finding.ts';
import type { AuditSession } from './session.ts';

/** A row of journal.checkpoints. */
export interface CheckpointRow extends Record<string, unknown> {
  readonly size: number;
  readonly root: Buffer;
  readonly note: string;
}

/** Those of more than $1 and up to $2 leaves. */
const READ = `
  select size::float8 as size, root, note from journal.checkpoints where size > $1::bigint and size <= $2::bigint`;

/** Those of more leaves than the tree has, $1. */
const AHEAD = 'select size::text as what from journal.checkpoints where size > $1::bigint order by size';

const NEWEST = `
  select size::text as size, note, array(select vkey from journal.keys order by vkey) as vkeys
  from journal.checkpoints order by size desc limit 1`;

/** Keys whose coming, or going, is no entry. */
const UNANNOUNCED = `
  select vkey as what from journal.keys cross join lateral (
    select bool_or(act = 'key.announced') as came, bool_or(act = 'key.retired') as went
    from journal.entries join journal.acts on acts.id = act_id
    where kind = 'journal' and op = 'key' and after ->> 'vkey' = vkey) as told
  where came is not true or (retired_at is not null) <> went order by vkey`;

/** Runs `read`; undefined where what it reads is not of its format, or not signed. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (fault) {
    if (fault instanceof ProofError) return undefined;
    throw fault;
  }
}

/** By size, the checkpoints of more than `from` and up to `to` leaves. */
export async function readCheckpoints(session: AuditSession, [from, to]: readonly [number, number]) {
  const rows = await session.rows<CheckpointRow>(READ, [from, to]);
  return new Map(rows.map((row) => [row.size, row]));
}

/** @param root of the tree of so many leaves. */
export function checkRoot({ size, root: stored, note }: CheckpointRow, root: Uint8Array): Finding[] {
  const what = String(size);
  const said = attempt(() => parseCheckpoint(unverifiedText(note)));
  const isSaid = said?.size === size && stored.equals(said.root);
  return [
    ...(isSaid ? [] : [{ code: 'CHECKPOINT_DIFFERS', what } as const]),
    ...(stored.equals(root) ? [] : [{ code: 'ROOT_DIFFERS', what } as const]),
  ];
}

/** What is wrong with the checkpoints beyond their roots, and with the keys. @param size of the tree. */
export async function auditSignatures(session: AuditSession, size: number): Promise<Finding[]> {
  const ahead = await session.rows<{ what: string }>(AHEAD, [size]);
  const unannounced = await session.rows<{ what: string }>(UNANNOUNCED);
  const [newest] = await session.rows<{ size: string; note: string; vkeys: string[] }>(NEWEST);
  const isSigned = !newest || attempt(() => openCheckpoint(newest.note, newest.vkeys));
  return [
    ...ahead.map(({ what }): Finding => ({ code: 'CHECKPOINT_AHEAD', what })),
    ...(isSigned ? [] : [{ code: 'SIGNATURE_WRONG', what: newest.size } as const]),
    ...unannounced.map(({ what }): Finding => ({ code: 'KEY_NOT_ANNOUNCED', what })),
  ];
}
