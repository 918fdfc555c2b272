import type { AuditSession } from './session.ts';

/** Stretches of the log that a mirror gave back after the database had lost them: docs/operating.md, "Restoring a backup". */
const INCIDENTS = `
  select (after ->> 'from')::float8 as from, (after ->> 'to')::float8 as to from journal.entries
  where kind = 'journal' and op = 'incident' and jsonb_typeof(after -> 'from') = 'number' and jsonb_typeof(after -> 'to') = 'number'`;

/** Whether a leaf may have lost its entry: its index stands in an incident that is recorded in the log. */
export async function readRestored(session: AuditSession): Promise<(index: number) => boolean> {
  const stretches = await session.rows<{ from: number; to: number }>(INCIDENTS);
  return (index) => stretches.some(({ from, to }) => index >= from && index < to);
}
