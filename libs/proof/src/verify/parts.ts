import { fromBase64url } from '../bytes.ts';
import type { DisclosedPart, Disclosure } from '../entry/disclosure.ts';
import { partDigest, type Leaf } from '../entry/leaf.ts';
import type { Json } from '../json.ts';
import { ProofError } from '../error.ts';
import type { Problem } from './problem.ts';

/** A disclosed part, and whether it is what the leaf says. */
export interface CheckedPart {
  readonly part: string;
  readonly value: Json;
  readonly isIntact: boolean;
}

function isIntact(leaf: Leaf, { part, salt, value }: DisclosedPart): boolean {
  try {
    return Object.hasOwn(leaf.parts, part) && leaf.parts[part] === partDigest(fromBase64url(salt)!, part, value);
  } catch (fault) {
    // A value that has no canonical text cannot be the one that was digested.
    if (fault instanceof ProofError) return false;
    throw fault;
  }
}

/** Checks what is told of the parts of an entry against its leaf. Parts are judged one by one: one wrong spoils no other. */
export function checkParts(
  leaf: Leaf,
  { disclosed, withheld, erased }: Disclosure,
): { readonly parts: readonly CheckedPart[]; readonly problems: readonly Problem[] } {
  const parts = disclosed.map((part) => ({ part: part.part, value: part.value, isIntact: isIntact(leaf, part) }));
  const told = [...disclosed.map(({ part }) => part), ...withheld, ...erased];
  const isOfLeaf = (part: string) => Object.hasOwn(leaf.parts, part);
  const problem = (code: Problem['code']) => (part: string) => ({ code, values: { part } });
  return {
    parts,
    problems: [
      ...parts.filter((one) => isOfLeaf(one.part) && !one.isIntact).map((one) => problem('PART_ALTERED')(one.part)),
      ...told.filter((part) => !isOfLeaf(part)).map(problem('PART_UNKNOWN')),
      ...Object.keys(leaf.parts)
        .filter((part) => told.filter((one) => one === part).length !== 1)
        .map(problem('PART_UNACCOUNTED')),
    ],
  };
}
