import { sha256 } from '@noble/hashes/sha2.js';
import { equal } from '../bytes.ts';

export const HASH_BYTES = 32;

/** MTH of no leaves, RFC 6962 section 2.1. */
export const EMPTY_ROOT: Uint8Array = sha256(new Uint8Array());

/** SHA-256(0x00 || body), RFC 6962 section 2.1. */
export function leafHash(body: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + body.length);
  input.set(body, 1);
  return sha256(input);
}

/** SHA-256(0x01 || left || right), RFC 6962 section 2.1. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + 2 * HASH_BYTES);
  input[0] = 1;
  input.set(left, 1);
  input.set(right, 1 + HASH_BYTES);
  return sha256(input);
}

/** The hash above a row of hashes whose number is a power of two. */
export function fold(hashes: Uint8Array): Uint8Array {
  let row = hashes;
  while (row.length > HASH_BYTES) {
    const above = new Uint8Array(row.length / 2);
    for (let at = 0; at < above.length; at += HASH_BYTES)
      above.set(
        nodeHash(row.subarray(2 * at, 2 * at + HASH_BYTES), row.subarray(2 * at + HASH_BYTES, 2 * (at + HASH_BYTES))),
        at,
      );
    row = above;
  }
  return row;
}

/** How many of `size` leaves, at least 2, stand in the left subtree: the largest power of two below `size`. */
export function leftOf(size: number): number {
  let left = 1;
  while (left * 2 < size) left *= 2;
  return left;
}

type Path = readonly Uint8Array[];
const isIndex = (value: number) => Number.isSafeInteger(value) && value >= 0;

/** The root that `path` leads to from a leaf, or undefined where the path has another length than the tree asks for. */
function rootAbove(leaf: Uint8Array, index: number, size: number, path: Path): Uint8Array | undefined {
  const sibling = path.at(-1);
  if (size === 1 || !sibling) return size === 1 && !sibling ? leaf : undefined;
  const left = leftOf(size);
  const isLeft = index < left;
  const below = rootAbove(leaf, isLeft ? index : index - left, isLeft ? left : size - left, path.slice(0, -1));
  return below && (isLeft ? nodeHash(below, sibling) : nodeHash(sibling, below));
}

/** Whether `path` proves that the leaf with hash `leaf` stands at `index` of the tree of `size` leaves under `root`. */
export function verifyInclusion(index: number, size: number, leaf: Uint8Array, path: Path, root: Uint8Array): boolean {
  if (!isIndex(index) || !isIndex(size) || index >= size) return false;
  const above = rootAbove(leaf, index, size, path);
  return above !== undefined && equal(above, root);
}

interface Roots {
  readonly old: Uint8Array;
  readonly new: Uint8Array;
}

/**
 * The two roots that a consistency proof speaks of, RFC 6962 section 2.1.2 read backwards.
 * @param known the old root, as long as the subtree looked at may be the whole old tree
 */
function rootsBelow(from: number, to: number, path: Path, known: Uint8Array | undefined): Roots | undefined {
  const last = path.at(-1);
  if (from === to) {
    const shared = known ?? last;
    return shared && path.length === (known ? 0 : 1) ? { old: shared, new: shared } : undefined;
  }
  if (!last) return undefined;
  const left = leftOf(to);
  const rest = path.slice(0, -1);
  if (from <= left) {
    const below = rootsBelow(from, left, rest, known);
    return below && { old: below.old, new: nodeHash(below.new, last) };
  }
  const below = rootsBelow(from - left, to - left, rest, undefined);
  return below && { old: nodeHash(last, below.old), new: nodeHash(last, below.new) };
}

/**
 * Whether `path` proves that the tree of `to` leaves under `newRoot` begins with the tree of `from` leaves under
 * `oldRoot`. Every tree extends the empty one, with an empty path.
 */
export function verifyConsistency(
  { from, to }: { readonly from: number; readonly to: number },
  path: Path,
  oldRoot: Uint8Array,
  newRoot: Uint8Array,
): boolean {
  if (!isIndex(from) || !isIndex(to) || from > to) return false;
  if (from === 0) return path.length === 0 && equal(oldRoot, EMPTY_ROOT) && (to > 0 || equal(newRoot, EMPTY_ROOT));
  const roots = rootsBelow(from, to, path, oldRoot);
  return roots !== undefined && equal(roots.old, oldRoot) && equal(roots.new, newRoot);
}
