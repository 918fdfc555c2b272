import { HASH_BYTES, leafHash, TILE_WIDTH } from '@quipu/proof';
import { readContent } from '../log/index.ts';
import type { Erasures } from './erasures.ts';
import type { Findings } from './finding.ts';
import { findBrokenHistory } from './history.ts';
import { checkContent, checkRow, readLeaf, type AuditedContent, type LeafRow } from './leaf.check.ts';
import type { AuditSession } from './session.ts';

/** Leaves that are held at once, with all that their entries say. */
const BATCH = 512;

/** From log index $1 on, each with the last leaf before it of the same row. */
const LEAVES = `
  select log_index::float8 as index, entry_id::text as entry, kind, row_id::text as row, previous_index::float8 as previous, body, (
    select log_index::float8 from journal.leaves as before
    where before.kind = leaf.kind and before.row_id = leaf.row_id and before.log_index < leaf.log_index
    order by before.log_index desc limit 1) as before
  from journal.leaves as leaf where log_index >= $1::bigint order by log_index limit ${BATCH}`;

/** What the entries of the leaves from $1 to $2 say, and whose personal columns they have. */
const CONTENTS = readContent(
  `select entry_id as id, (
     select entries.after ->> shapes.subject from journal.entries join journal.shapes using (kind, shape)
     where entries.id = entry_id and shapes.subject is not null) as person
   from journal.leaves where log_index between $1::bigint and $2::bigint and entry_id is not null`,
  'open',
);

const TILES =
  'select position::float8 as position, hashes from journal.tiles where level = 0 and position = any($1::bigint[])';

interface Batch {
  readonly leaves: readonly (LeafRow & { readonly before: number | null })[];
  readonly contents: ReadonlyMap<string, AuditedContent>;
  readonly tiles: ReadonlyMap<number, Buffer>;
}

const tileOf = (index: number) => Math.floor(index / TILE_WIDTH);

/** The leaves from `from` on, with what they have to agree with. Empty at the end of the log. */
async function readBatch(session: AuditSession, from: number): Promise<Batch> {
  const leaves = await session.rows<Batch['leaves'][number]>(LEAVES, [from]);
  const first = leaves.at(0);
  const last = leaves.at(-1);
  if (!first || !last) return { leaves, contents: new Map(), tiles: new Map() };
  const contents = await session.rows<AuditedContent & Record<string, unknown>>(CONTENTS, [first.index, last.index]);
  const positions = new Set(leaves.map(({ index }) => tileOf(index)));
  const tiles = await session.rows<{ position: number; hashes: Buffer }>(TILES, [[...positions]]);
  return {
    leaves,
    contents: new Map(contents.map((content) => [content.id, content])),
    tiles: new Map(tiles.map(({ position, hashes }) => [position, hashes])),
  };
}

/** Whether the tile says of leaf `index` what its body says. */
function isInTile(tile: Buffer | undefined, index: number, body: Buffer): boolean {
  const begin = (index % TILE_WIDTH) * HASH_BYTES;
  const hash = tile?.subarray(begin, begin + HASH_BYTES);
  return hash !== undefined && hash.equals(leafHash(body));
}

/** Compares every leaf with its tile, its row, its entry and the leaf before it of the same row. */
export class LeafAudit {
  leaves = 0;
  erasedParts = 0;
  lostEntries = 0;
  /** Of the next leaf. */
  private index = 0;

  constructor(
    private readonly session: AuditSession,
    private readonly findings: Findings,
    private readonly erasures: Erasures,
    private readonly wasRestored: (index: number) => boolean,
  ) {}

  /** @param defaults see {@link findBrokenHistory}. @param passed hears after each stretch of the log. */
  async run(defaults: string, passed: (leaves: number) => void): Promise<void> {
    for (;;) {
      const batch = await readBatch(this.session, this.index);
      const last = batch.leaves.at(-1);
      if (!last) return;
      const first = batch.leaves[0]!.index;
      for (const leaf of batch.leaves) this.check(leaf, batch);
      this.findings.add(...(await findBrokenHistory(this.session, [first, last.index], defaults)));
      passed(this.leaves);
    }
  }

  private check(leaf: Batch['leaves'][number], { contents, tiles }: Batch): void {
    const { index, entry, kind, row, body } = leaf;
    const place = { kind, row, index };
    if (index > this.index)
      this.findings.add({ code: 'LEAF_MISSING', index: this.index, what: String(index - this.index) });
    this.index = index + 1;
    this.leaves += 1;
    if (!isInTile(tiles.get(tileOf(index)), index, body)) this.findings.add({ code: 'LEAF_NOT_IN_TILE', ...place });
    if (leaf.previous !== leaf.before) this.findings.add({ code: 'LEAF_OUT_OF_LINE', ...place });
    const said = readLeaf(body);
    if (!said) return this.findings.add({ code: 'LEAF_MALFORMED', ...place });
    this.findings.add(...checkRow(leaf, said));
    const content = entry === null ? undefined : contents.get(entry);
    if (content) {
      const { findings, erased } = checkContent(leaf, said, content, this.erasures);
      this.findings.add(...findings);
      this.erasedParts += erased;
    } else if (entry === null && this.wasRestored(index)) this.lostEntries += 1;
    else this.findings.add({ code: 'ENTRY_MISSING', ...place, entry: said.entry });
  }
}
