import type { Reader } from '@quipu/platform/database';

/** What the log holds and no published checkpoint covers yet. */
export interface SigningLag {
  readonly leaves: number;
  /** Since the oldest of them was numbered; 0 when there is none. */
  readonly seconds: number;
}

const LAG = `
  select head.size::float8 - covered.size::float8 as leaves, coalesce(extract(epoch from clock_timestamp() - (
    select sequenced_at from journal.leaves where log_index = covered.size)), 0)::float8 as seconds
  from journal.head, (select coalesce(max(size), 0) as size from journal.checkpoints) as covered`;

/** How far the signer is behind the sequencer: it grows while a signer refuses, is down, or has no key. */
export async function readSigningLag(reader: Reader): Promise<SigningLag> {
  const [lag] = await reader.rows<{ leaves: number; seconds: number }>(LAG);
  if (!lag) throw new Error('the journal has no head');
  return lag;
}
