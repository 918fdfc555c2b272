import { equal } from '../bytes.ts';
import type { Checkpoint } from '../note/checkpoint.ts';
import { tilePath, tileWidth, TILE_WIDTH } from '../tree/tiles.ts';
import { TileTree } from '../tree/tile-tree.ts';
import { fold, HASH_BYTES } from '../tree/tree.ts';
import { Disproof } from './problem.ts';
import { readTile, type Source } from './source.ts';

/** The tiles of a log at one size, each checked against the tile above it, and those of the edge against the root. */
export class LogTiles {
  readonly #source: Source;
  readonly #size: number;
  /** All but the full tiles of the lowest level, which are the many. */
  readonly #kept = new Map<string, Promise<Uint8Array>>();

  private constructor(source: Source, size: number) {
    this.#source = source;
    this.#size = size;
  }

  /** Reads the right edge. @throws Disproof ROOT_OTHER when it does not lead to the root; FILE_MISSING, TILE_OTHER */
  static async open(source: Source, { size, root }: Checkpoint): Promise<LogTiles> {
    const tiles = new LogTiles(source, size);
    const edge = await new TileTree((level, position) => tiles.tile(level, position)).root(size);
    if (!equal(edge, root)) throw new Disproof('ROOT_OTHER', { size });
    return tiles;
  }

  /** The hashes of a tile as the root demands them. @throws Disproof TILE_OTHER, FILE_MISSING */
  tile(level: number, position: number): Promise<Uint8Array> {
    const key = `${level}/${position}`;
    const width = tileWidth(level, position, this.#size);
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const tile = this.#checked(level, position, width);
    if (level > 0 || width < TILE_WIDTH) this.#kept.set(key, tile);
    return tile;
  }

  /** The root when the log had only `size` leaves. */
  root(size: number): Promise<Uint8Array> {
    return new TileTree((level, position) => this.tile(level, position)).root(size);
  }

  async #checked(level: number, position: number, width: number): Promise<Uint8Array> {
    const hashes = await readTile(this.#source, level, position, width);
    // A partial tile has no tile above it: the root speaks for it.
    if (width < TILE_WIDTH) return hashes;
    const above = await this.tile(level + 1, Math.floor(position / TILE_WIDTH));
    const at = (position % TILE_WIDTH) * HASH_BYTES;
    if (!equal(fold(hashes), above.subarray(at, at + HASH_BYTES)))
      throw new Disproof('TILE_OTHER', { path: tilePath(level, position) });
    return hashes;
  }
}
