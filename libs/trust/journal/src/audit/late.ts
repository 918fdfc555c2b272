import { setTimeout as sleep } from 'node:timers/promises';
import type { Finding } from './finding.ts';
import { inSession, type AuditSession } from './session.ts';

/** Committed entries without a leaf whose act began more than a minute ago. */
const LATE = `
  select entries.id::text as entry, kind, row_id::text as row from journal.entries join journal.acts on acts.id = act_id
  where at < clock_timestamp() - interval '60 s' and not exists (select from journal.leaves where entry_id = entries.id)
  order by entries.id`;

const STILL_LATE = `
  select id::text as entry from unnest($1::bigint[]) as late (id)
  where not exists (select from journal.leaves where entry_id = late.id)`;

/** An act may take minutes: what it did was committed a moment ago, and gets its leaves in this time, ms. */
const PATIENCE_MS = 5_000;
const LOOK_AGAIN_MS = 500;
/** Late entries that are named. */
const NAMED = 1_000;

export interface Late extends Record<string, unknown> {
  readonly entry: string;
  readonly kind: string;
  readonly row: string;
}

/** Entries that nobody numbered, though somebody should have. */
export const findLate = (session: AuditSession): Promise<Late[]> => session.rows<Late>(`${LATE} limit ${NAMED}`);

/** Those of `late` that get no leaf now either. */
export async function stillLate(url: string, late: readonly Late[], signal?: AbortSignal): Promise<Finding[]> {
  let left = late;
  for (let waited = 0; left.length > 0 && waited < PATIENCE_MS; waited += LOOK_AGAIN_MS) {
    await sleep(LOOK_AGAIN_MS, undefined, signal ? { signal } : {});
    const wanted = left.map(({ entry }) => entry);
    const rows = await inSession(url, (session) => session.rows<{ entry: string }>(STILL_LATE, [wanted]));
    const entries = new Set(rows.map(({ entry }) => entry));
    left = left.filter(({ entry }) => entries.has(entry));
  }
  return left.map((entry) => ({ code: 'ENTRY_NOT_LOGGED', ...entry }));
}
