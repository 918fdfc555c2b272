import { HASH_BYTES, TILE_WIDTH, tilePath } from '@quipu/proof';
import { checkRoot, readCheckpoints, type CheckpointRow } from './checkpoints.ts';
import type { FindingCode, Findings } from './finding.ts';
import { Frontier, type Subtree } from './frontier.ts';
import type { AuditSession } from './session.ts';

/** Tiles of the lowest level that are held at once. */
const BATCH = 64;
const LEVEL_HEIGHT = Math.log2(TILE_WIDTH);

const LOWEST = `
  select position::float8 as position, hashes from journal.tiles
  where level = 0 and position >= $1::bigint order by position limit ${BATCH}`;

/** Of the tiles at ($1, $2) the hashes at $3, counted from the left of each. */
const HIGHER = `
  select level, position::float8 as position, substring(hashes from place * ${HASH_BYTES} + 1 for ${HASH_BYTES}) as hash
  from unnest($1::smallint[], $2::bigint[], $3::integer[]) with ordinality as wanted (level, position, place, number)
    left join journal.tiles using (level, position) order by number`;

/** Tiles that a tree of $1 leaves has otherwise, or does not have. */
const MISFITS = `
  select level, position::float8 as position from journal.tiles where length(hashes) <> ${HASH_BYTES} * greatest(0,
    least(${TILE_WIDTH}, div($1::numeric, ${TILE_WIDTH}::numeric ^ level) - position * ${TILE_WIDTH}))
  order by level, position`;

interface Place extends Record<string, unknown> {
  readonly level: number;
  readonly position: number;
}

interface LowestTile extends Record<string, unknown> {
  readonly position: number;
  readonly hashes: Buffer;
}

/** Where the tiles keep the hash of a subtree, above the lowest level. */
const tileOf = ({ height, position }: Subtree) => ({
  level: height / LEVEL_HEIGHT,
  position: Math.floor(position / TILE_WIDTH),
  place: position % TILE_WIDTH,
});

/** Builds the tree anew from its lowest tiles: every higher tile and every checkpoint must be what comes out. */
export class TreeAudit {
  private readonly frontier = new Frontier();
  private readonly misfits = new Map<string, FindingCode>();

  constructor(
    private readonly session: AuditSession,
    private readonly findings: Findings,
  ) {}

  /** @param passed hears after each stretch of the log. @returns how many leaves the tiles have. */
  async run(passed: (leaves: number) => void): Promise<number> {
    for (;;) {
      const from = this.frontier.size;
      const tiles = await this.session.rows<LowestTile>(LOWEST, [Math.floor(from / TILE_WIDTH)]);
      const checkpoints = await readCheckpoints(this.session, [from, from + BATCH * TILE_WIDTH]);
      const isRight = tiles.length > 0 && tiles.every((tile) => this.grow(tile, checkpoints));
      await this.compare();
      passed(this.frontier.size);
      if (!isRight || this.frontier.size < from + BATCH * TILE_WIDTH) break;
    }
    for (const { level, position } of await this.session.rows<Place>(MISFITS, [this.frontier.size]))
      this.misfits.set(tilePath(level, position), 'TILE_DIFFERS');
    for (const [what, code] of this.misfits) this.findings.add({ code, what });
    return this.frontier.size;
  }

  private closed: Subtree[] = [];

  /** Adds the hashes of the next lowest tile. @returns whether it is the next one. */
  private grow({ position, hashes }: LowestTile, checkpoints: ReadonlyMap<number, CheckpointRow>): boolean {
    if (position * TILE_WIDTH !== this.frontier.size) {
      this.misfits.set(tilePath(0, Math.floor(this.frontier.size / TILE_WIDTH)), 'TILE_MISSING');
      return false;
    }
    for (let at = 0; at < hashes.length; at += HASH_BYTES) {
      const closed = this.frontier.push(hashes.subarray(at, at + HASH_BYTES));
      this.closed.push(...closed.filter(({ height }) => height > 0 && height % LEVEL_HEIGHT === 0));
      const checkpoint = checkpoints.get(this.frontier.size);
      if (checkpoint) this.findings.add(...checkRoot(checkpoint, this.frontier.root()));
    }
    return true;
  }

  /** Looks up what the higher tiles say of the subtrees that were closed since the last time. */
  private async compare(): Promise<void> {
    const wanted = this.closed.map(tileOf);
    const stored = await this.session.rows<Place & { hash: Buffer | null }>(HIGHER, [
      wanted.map(({ level }) => level),
      wanted.map(({ position }) => position),
      wanted.map(({ place }) => place),
    ]);
    for (const [at, { level, position, hash }] of stored.entries()) {
      if (!hash?.length) this.misfits.set(tilePath(level, position), 'TILE_MISSING');
      else if (!hash.equals(this.closed[at]!.hash)) this.misfits.set(tilePath(level, position), 'TILE_DIFFERS');
    }
    this.closed = [];
  }
}
