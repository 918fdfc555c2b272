import { EMPTY_ROOT, nodeHash } from '@quipu/proof';

/** A complete subtree of 2^height leaves; `position` counts those of its height from the left. */
export interface Subtree {
  readonly height: number;
  readonly position: number;
  readonly hash: Uint8Array;
}

/**
 * A tree of which only the right edge is held: as the leaf hashes pass by, it knows its root at every size (RFC 6962
 * section 2.1) and each complete subtree, in memory that grows with the logarithm of their number.
 */
export class Frontier {
  size = 0;
  /** The complete subtrees side by side, the largest first. */
  private readonly edge: Subtree[] = [];

  /** Adds the hash of the next leaf. @returns the complete subtrees that end with it, from the leaf itself upwards. */
  push(leaf: Uint8Array): Subtree[] {
    const closed: Subtree[] = [{ height: 0, position: this.size, hash: leaf }];
    this.size += 1;
    let { height, position, hash } = closed[0]!;
    while (this.edge.at(-1)?.height === height) {
      hash = nodeHash(this.edge.pop()!.hash, hash);
      height += 1;
      position = (position - 1) / 2;
      closed.push({ height, position, hash });
    }
    this.edge.push({ height, position, hash });
    return closed;
  }

  root(): Uint8Array {
    const [smallest, ...larger] = this.edge.toReversed();
    return larger.reduce((root, { hash }) => nodeHash(hash, root), smallest?.hash ?? EMPTY_ROOT);
  }
}
