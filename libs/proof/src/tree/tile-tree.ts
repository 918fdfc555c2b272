import { ProofError } from '../error.ts';
import { TILE_WIDTH } from './tiles.ts';
import { EMPTY_ROOT, fold, HASH_BYTES, leftOf, nodeHash } from './tree.ts';

const LEVEL_HEIGHT = Math.log2(TILE_WIDTH);

/** Leaves from `start` to before `end`. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** The subtrees beside the way from a leaf up to the root, lowest first: PATH of RFC 6962 section 2.1.1. */
function siblings(index: number, { start, end }: Range): Range[] {
  if (end - start === 1) return [];
  const middle = start + leftOf(end - start);
  return index < middle
    ? [...siblings(index, { start, end: middle }), { start: middle, end }]
    : [...siblings(index, { start: middle, end }), { start, end: middle }];
}

/** SUBPROOF of RFC 6962 section 2.1.2. @param isWhole whether the range may be all of the old tree, whose root is known */
function differences(from: number, { start, end }: Range, isWhole: boolean): Range[] {
  if (from === end) return isWhole ? [] : [{ start, end }];
  const middle = start + leftOf(end - start);
  return from <= middle
    ? [...differences(from, { start, end: middle }, isWhole), { start: middle, end }]
    : [...differences(from, { start: middle, end }, false), { start, end: middle }];
}

/**
 * Roots and proofs from tiles. `read` gives at least the hashes that the tile has at the sizes asked for, or undefined
 * when it does not exist; each tile is read once in the life of the object. Nothing is verified here: roots and proofs
 * are as true as the tiles. All reject with ProofError TILE_MISSING where a tile is missing or short.
 */
export class TileTree {
  readonly #read: (level: number, position: number) => Promise<Uint8Array | undefined>;
  readonly #tiles = new Map<string, Promise<Uint8Array | undefined>>();

  constructor(read: (level: number, position: number) => Promise<Uint8Array | undefined>) {
    this.#read = read;
  }

  /** The root of the first `size` leaves. */
  async root(size: number): Promise<Uint8Array> {
    return size === 0 ? EMPTY_ROOT : this.#hash({ start: 0, end: size });
  }

  /** Proves that leaf `index` stands in the tree of `size` leaves. @throws RangeError when it does not. */
  async inclusion(index: number, size: number): Promise<Uint8Array[]> {
    if (!(index >= 0 && index < size)) throw new RangeError(`leaf ${index} is not in a tree of ${size}`);
    return this.#hashes(siblings(index, { start: 0, end: size }));
  }

  /** Proves that the tree of `to` leaves begins with that of `from`. @throws RangeError when `from` is the larger. */
  async consistency(from: number, to: number): Promise<Uint8Array[]> {
    if (!(from >= 0 && from <= to)) throw new RangeError(`a tree of ${to} does not extend one of ${from}`);
    return from === 0 ? [] : this.#hashes(differences(from, { start: 0, end: to }, true));
  }

  async #hashes(ranges: readonly Range[]): Promise<Uint8Array[]> {
    return Promise.all(ranges.map(async (range) => this.#hash(range)));
  }

  async #hash({ start, end }: Range): Promise<Uint8Array> {
    const height = Math.log2(end - start);
    if (Number.isInteger(height)) return this.#subtree(height, start / (end - start));
    const middle = start + leftOf(end - start);
    const [left, right] = await this.#hashes([
      { start, end: middle },
      { start: middle, end },
    ]);
    return nodeHash(left!, right!);
  }

  /** The complete subtree of 2^height leaves that has `position` such subtrees to its left. */
  async #subtree(height: number, position: number): Promise<Uint8Array> {
    const level = Math.floor(height / LEVEL_HEIGHT);
    const width = 2 ** (height % LEVEL_HEIGHT);
    const tile = Math.floor((position * width) / TILE_WIDTH);
    const begin = ((position * width) % TILE_WIDTH) * HASH_BYTES;
    const hashes = await this.#tile(level, tile);
    const row = hashes?.subarray(begin, begin + width * HASH_BYTES);
    if (row?.length !== width * HASH_BYTES) throw new ProofError('TILE_MISSING', `tile ${level}/${tile}`);
    return fold(row);
  }

  #tile(level: number, position: number): Promise<Uint8Array | undefined> {
    const key = `${level}/${position}`;
    const tile = this.#tiles.get(key) ?? this.#read(level, position);
    this.#tiles.set(key, tile);
    return tile;
  }
}
