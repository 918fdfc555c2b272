import { fromDecimal } from '../bytes.ts';
import { ProofError } from '../error.ts';
import { fold, HASH_BYTES } from './tree.ts';

/** Hashes in a full tile, entries in a full bundle: c2sp.org/tlog-tiles, height 8. */
export const TILE_WIDTH = 256;

/** A run of hashes of one level; `hashes` has 32 bytes for each, `position` counts tiles from the left. */
export interface Tile {
  readonly level: number;
  readonly position: number;
  readonly hashes: Uint8Array;
}

/** How many hashes a tree of `size` leaves has at a level of tiles: the complete subtrees of 256^level leaves. */
const hashesAt = (level: number, size: number): number => Math.floor(size / TILE_WIDTH ** level);

/** How many hashes the tile has in a tree of `size` leaves: 256 when full, 0 when it does not exist there. */
export const tileWidth = (level: number, position: number, size: number): number =>
  Math.max(0, Math.min(TILE_WIDTH, hashesAt(level, size) - position * TILE_WIDTH));

/** The partial tiles at the right edge of a tree of `size` leaves, one at most for each level, lowest first. */
export function edgeTiles(size: number): { level: number; position: number; width: number }[] {
  const edge = [];
  for (let level = 0; hashesAt(level, size) > 0; level++) {
    const width = hashesAt(level, size) % TILE_WIDTH;
    if (width > 0) edge.push({ level, position: Math.floor(hashesAt(level, size) / TILE_WIDTH), width });
  }
  return edge;
}

/** The bytes of a tile that is being filled. */
class Filling {
  readonly #bytes = new Uint8Array(TILE_WIDTH * HASH_BYTES);
  readonly position: number;
  #length: number;

  constructor(position: number, begun: Uint8Array) {
    this.position = position;
    this.#bytes.set(begun);
    this.#length = begun.length;
  }

  push(hash: Uint8Array): void {
    this.#bytes.set(hash, this.#length);
    this.#length += HASH_BYTES;
  }

  get hashes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  get isFull(): boolean {
    return this.#length === this.#bytes.length;
  }
}

/** The tile at the right edge of `level`, begun or new. @throws ProofError TILE_MISSING when `edge` has another width. */
function edgeOf(edge: ReadonlyMap<number, Uint8Array>, level: number, size: number): Filling {
  const begun = edge.get(level) ?? new Uint8Array();
  if (begun.length !== (hashesAt(level, size) % TILE_WIDTH) * HASH_BYTES)
    throw new ProofError('TILE_MISSING', `edge of level ${level} at size ${size}`);
  return new Filling(Math.floor(hashesAt(level, size) / TILE_WIDTH), begun);
}

/**
 * Appends leaf hashes to a tree of `size` leaves. Returns each tile that is new or longer, with all of its hashes: what
 * has to be stored, and, of the partial ones, the edge of the tree that results.
 * @param edge by level, the hashes of the partial tiles that {@link edgeTiles} names for `size`; none where it names none
 * @throws ProofError TILE_MISSING when `edge` is not that of `size`
 */
export function appendLeaves(
  edge: ReadonlyMap<number, Uint8Array>,
  size: number,
  hashes: readonly Uint8Array[],
): readonly Tile[] {
  const filling = new Map<number, Filling>();
  const touched: Tile[] = [];
  const append = (level: number, hash: Uint8Array): void => {
    const tile = filling.get(level) ?? edgeOf(edge, level, size);
    filling.set(level, tile);
    tile.push(hash);
    if (!tile.isFull) return;
    touched.push({ level, position: tile.position, hashes: tile.hashes });
    filling.set(level, new Filling(tile.position + 1, new Uint8Array()));
    append(level + 1, fold(tile.hashes));
  };
  for (const hash of hashes) append(0, hash);
  const partial = [...filling].filter(([, tile]) => tile.hashes.length > 0);
  return [...touched, ...partial.map(([level, { position, hashes: all }]) => ({ level, position, hashes: all }))];
}

/** `<N>[.p/<W>]`: the position in groups of three digits, the width only when partial. */
export function positionPath(position: number, width: number = TILE_WIDTH): string {
  const digits = String(position);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g)!;
  const path = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return width === TILE_WIDTH ? path : `${path}.p/${width}`;
}

/** Reads {@link positionPath} back; undefined for any text that it does not write. */
export function parsePositionPath(path: string): { position: number; width: number } | undefined {
  const [, groups, partial] = /^((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path) ?? [];
  if (groups === undefined) return undefined;
  const position = Number(groups.replaceAll(/\D/g, ''));
  const width = partial === undefined ? TILE_WIDTH : Number(partial);
  const isPossible = Number.isSafeInteger(position) && width >= 1;
  return isPossible && positionPath(position, width) === path ? { position, width } : undefined;
}

/** A level of tiles, or the bundles of entries, which stand on level 0. */
export type TileLevel = number | 'entries';

/** `tile/<L>/<N>[.p/<W>]` or `tile/entries/<N>[.p/<W>]`, c2sp.org/tlog-tiles, below the address of the log. */
export const tilePath = (level: TileLevel, position: number, width: number = TILE_WIDTH): string =>
  `tile/${level}/${positionPath(position, width)}`;

/** Reads {@link tilePath} back; undefined for any text that it does not write, and for levels above 63. */
export function parseTilePath(path: string): { level: TileLevel; position: number; width: number } | undefined {
  const [, name = '', rest = ''] = /^tile\/([^/]+)\/(.+)$/.exec(path) ?? [];
  const level = name === 'entries' ? name : fromDecimal(name);
  const at = parsePositionPath(rest);
  return at && level !== undefined && (level === 'entries' || level <= 63) ? { level, ...at } : undefined;
}
