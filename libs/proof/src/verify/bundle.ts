import { equal } from '../bytes.ts';
import { readDisclosure, type Disclosure } from '../entry/disclosure.ts';
import { decodeLeaf, type Leaf } from '../entry/leaf.ts';
import { ProofError } from '../error.ts';
import { TILE_WIDTH } from '../tree/tiles.ts';
import { HASH_BYTES, leafHash } from '../tree/tree.ts';
import type { LogTiles } from './log-tiles.ts';
import { checkParts } from './parts.ts';
import { problemOf, type Problem } from './problem.ts';
import { readBundle, readDisclosures, type Source } from './source.ts';

/** How much was read and found right: entries, and of what is published about them the parts of each sort. */
export interface Checked {
  readonly entries: number;
  readonly disclosed: number;
  readonly withheld: number;
  readonly erased: number;
}

export const NOTHING_CHECKED: Checked = { entries: 0, disclosed: 0, withheld: 0, erased: 0 };

export const addChecked = (one: Checked, other: Checked): Checked => ({
  entries: one.entries + other.entries,
  disclosed: one.disclosed + other.disclosed,
  withheld: one.withheld + other.withheld,
  erased: one.erased + other.erased,
});

interface Findings {
  readonly checked: Checked;
  readonly problems: readonly Problem[];
}

function leafIn(body: Uint8Array): Leaf | undefined {
  try {
    return decodeLeaf(body);
  } catch {
    return undefined;
  }
}

/** Names an entry by its index, and by the row as far as its leaf can be read. */
const entryAt = (index: number, leaf: Leaf | undefined): NonNullable<Problem['entry']> =>
  leaf ? { index, kind: leaf.kind, ref: leaf.ref } : { index };

function disclosureIn(line: string, index: number): Disclosure {
  let value: { readonly index?: unknown } | null;
  try {
    value = JSON.parse(line) as typeof value;
  } catch {
    throw new ProofError('DISCLOSURE_MALFORMED', 'JSON');
  }
  if (value?.index !== String(index)) throw new ProofError('DISCLOSURE_MALFORMED', 'index');
  return readDisclosure(value);
}

/** Checks one line of the disclosures against its leaf. */
function checkLine(line: string, index: number, leaf: Leaf): Findings {
  const entry = entryAt(index, leaf);
  try {
    const told = disclosureIn(line, index);
    const { parts, problems } = checkParts(leaf, told);
    const { length: disclosed } = parts.filter(({ isIntact }) => isIntact);
    return {
      checked: { entries: 0, disclosed, withheld: told.withheld.length, erased: told.erased.length },
      problems: problems.map((problem) => ({ ...problem, entry })),
    };
  } catch (fault) {
    return { checked: NOTHING_CHECKED, problems: [{ ...problemOf(fault), entry }] };
  }
}

/** Checks one body against its hash in the tile, and what is published of it where there is a line. */
function checkEntry(body: Uint8Array, hash: Uint8Array, index: number, line: string | undefined): Findings {
  const leaf = leafIn(body);
  const wrong = (code: Problem['code'], values: Problem['values']): Findings => ({
    checked: NOTHING_CHECKED,
    problems: [{ code, values, entry: entryAt(index, leaf) }],
  });
  if (!equal(leafHash(body), hash)) return wrong('ENTRY_OTHER', {});
  if (!leaf) return wrong('LEAF_MALFORMED', { detail: String(index) });
  const told = line === undefined ? { checked: NOTHING_CHECKED, problems: [] } : checkLine(line, index, leaf);
  return { ...told, checked: { ...told.checked, entries: 1 } };
}

interface Told {
  readonly lines: readonly string[];
  readonly problems: readonly Problem[];
}

const NOTHING_TOLD: Told = { lines: [], problems: [] };

/** What is published of a bundle; where it cannot be read, the entries are checked all the same. */
async function linesOf(source: Source, position: number, width: number): Promise<Told> {
  try {
    return { lines: await readDisclosures(source, position, width), problems: [] };
  } catch (fault) {
    return { lines: [], problems: [problemOf(fault)] };
  }
}

/** Checks the entries of a bundle against their tile and, if asked to, what is published of them against their leaves. */
export async function checkBundle(
  source: Source,
  tiles: LogTiles,
  { position, width }: { readonly position: number; readonly width: number },
  withDisclosures: boolean,
): Promise<Findings> {
  try {
    const [hashes, bodies] = await Promise.all([tiles.tile(0, position), readBundle(source, position, width)]);
    const { lines, problems } = withDisclosures ? await linesOf(source, position, width) : NOTHING_TOLD;
    const found = bodies.map((body, at) => {
      const hash = hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);
      return checkEntry(body, hash, position * TILE_WIDTH + at, lines[at]);
    });
    return {
      checked: found.map(({ checked }) => checked).reduce(addChecked, NOTHING_CHECKED),
      problems: [...problems, ...found.flatMap((one) => one.problems)],
    };
  } catch (fault) {
    return { checked: NOTHING_CHECKED, problems: [problemOf(fault)] };
  }
}
