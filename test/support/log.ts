import { Sequencer } from '@quipu/journal/log';
import { appendLeaves, leafHash } from '@quipu/proof';
import type { TestDatabase } from './database.ts';

/**
 * Gives every committed entry of `db` its leaf, as the worker would, and answers how many leaves are new. Call it before
 * asking for anything that only the log knows: positions, proofs, the past.
 */
export async function sequence(db: Pick<TestDatabase, 'sequencerUrl'>): Promise<number> {
  const sequencer = await Sequencer.connect(db.sequencerUrl);
  try {
    return await sequencer.drain();
  } finally {
    await sequencer.close();
  }
}

/** Each counts what must not be. */
const FAULTS: Readonly<Record<string, string>> = {
  'entries without a leaf': `
    select count(*) from journal.entries where not exists (select from journal.leaves where entry_id = entries.id)`,
  'gaps in the log indexes': 'select coalesce(max(log_index) + 1, 0) - count(*) from journal.leaves',
  'leaves that the head does not count': 'select abs(size - (select count(*) from journal.leaves)) from journal.head',
  'rows whose leaves are out of order': `
    select count(*) from (
      select entry_id, lag(entry_id) over (partition by kind, row_id order by log_index) as before from journal.leaves) as leaves
    where before > entry_id`,
  'leaves that do not name the one before of their row': `
    select count(*) from (
      select previous_index, lag(log_index) over (partition by kind, row_id order by log_index) as before from journal.leaves) as leaves
    where before is distinct from previous_index`,
  'bodies that say something else than their row': `
    select count(*) from (select leaves.*, convert_from(body, 'UTF8')::jsonb as said from journal.leaves) as leaves
    where (said ->> 'entry', said ->> 'kind', said ->> 'ref') <> (coalesce(entry_id::text, said ->> 'entry'), kind, row_id::text)
      or said ->> 'prev' is distinct from previous_index::text`,
  'leaves older than the one before': `
    select count(*) from (
      select sequenced_at, lag(sequenced_at) over (order by log_index) as before from journal.leaves) as leaves
    where before > sequenced_at`,
};

/** What is wrong with the log of `db`: nothing, when every entry has its leaf and the tiles are those of the leaves. */
export async function faultsOfLog(db: TestDatabase): Promise<string[]> {
  const faults: string[] = [];
  for (const [what, sql] of Object.entries(FAULTS)) {
    const [row] = await db.query<{ count: string }>(`select (${sql}) as count`);
    if (row?.count !== '0') faults.push(`${row?.count ?? '?'} ${what}`);
  }
  const [rebuilt, stored] = [await rebuiltTiles(db), await storedTiles(db)];
  const wrong = [...new Set([...rebuilt.keys(), ...stored.keys()])].filter(
    (tile) => rebuilt.get(tile) !== stored.get(tile),
  );
  return [...faults, ...wrong.map((tile) => `tile ${tile} is not that of the leaves`)];
}

/** By level and position, in hexadecimal. */
type Tiles = ReadonlyMap<string, string>;

async function rebuiltTiles(db: TestDatabase): Promise<Tiles> {
  const leaves = await db.query<{ body: Buffer }>('select body from journal.leaves order by log_index');
  const tiles = appendLeaves(
    new Map(),
    0,
    leaves.map(({ body }) => leafHash(body)),
  );
  return new Map(
    tiles.map(({ level, position, hashes }) => [`${level}/${position}`, Buffer.from(hashes).toString('hex')]),
  );
}

async function storedTiles(db: TestDatabase): Promise<Tiles> {
  const tiles = await db.query<{ tile: string; hashes: string }>(
    `select format('%s/%s', level, position) as tile, encode(hashes, 'hex') as hashes from journal.tiles`,
  );
  return new Map(tiles.map(({ tile, hashes }) => [tile, hashes]));
}
