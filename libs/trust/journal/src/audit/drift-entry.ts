import pg from 'pg';
import type { Finding, Findings } from './finding.ts';

/** Findings that the entry names one by one; the others are counted in it. */
const NAMED = 100;

const RECORD = `
  select journal.record_drift($1) where $1::jsonb is distinct from (
    select after from journal.entries where kind = 'journal' and op = 'drift' order by id desc limit 1)`;

/** Where something is wrong, in words that are public anyway; never what stands there. */
const named = ({ code, kind, row, index, part, columns, what }: Finding) => ({
  code,
  kind,
  row,
  index,
  part,
  columns,
  what,
});

/**
 * Records in the journal what an audit found, once: not when the newest such entry says the very same.
 * @returns whether there is a new entry.
 */
export async function recordDrift(url: string, { count, counts, kept }: Findings): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const details = { count, counts, findings: kept.slice(0, NAMED).map(named) };
    const { rowCount } = await client.query(RECORD, [JSON.stringify(details)]);
    return rowCount === 1;
  } finally {
    await client.end();
  }
}
