import { decodeLeaf, fromImage, partDigest, ProofError, type Json, type Leaf } from '@quipu/proof';
import { partsOf, type ContentPart, type EntryContent } from '../log/index.ts';
import type { Erasures } from './erasures.ts';
import type { Finding } from './finding.ts';

/** A row of journal.leaves. */
export interface LeafRow {
  readonly index: number;
  readonly entry: string | null;
  readonly kind: string;
  readonly row: string;
  readonly previous: number | null;
  readonly body: Buffer;
}

/** What the entry says, and the person whose personal columns it has. */
export type AuditedContent = EntryContent & { readonly person: string | null };

/** What is wrong with one leaf, and how many of its parts were erased. */
interface Checked {
  readonly findings: readonly Finding[];
  readonly erased: number;
}

const JOURNAL = 'journal';
const TEXT = 'text.';

const placeOf = ({ index, entry, kind, row }: LeafRow) => ({ kind, row, index, ...(entry === null ? {} : { entry }) });

/** The leaf in the body, if it is one. */
export function readLeaf(body: Buffer): Leaf | undefined {
  try {
    return decodeLeaf(body);
  } catch (fault) {
    if (fault instanceof ProofError) return undefined;
    throw fault;
  }
}

/** Members of the leaf that are not what the columns of its row say. */
export function checkRow(row: LeafRow, leaf: Leaf): Finding[] {
  const { entry, kind, row: ref, previous } = row;
  const told = { ...(entry === null ? {} : { entry }), kind, ref, prev: previous === null ? null : String(previous) };
  return differing(row, leaf, told);
}

function differing(row: LeafRow, leaf: Leaf, told: Partial<Leaf>): Finding[] {
  const columns = Object.entries(told)
    .filter(([name, value]) => leaf[name as keyof Leaf] !== value)
    .map(([name]) => name);
  return columns.length > 0 ? [{ code: 'LEAF_DIFFERS', ...placeOf(row), columns }] : [];
}

/** The names of the erasures that would have taken the part, and of those that may have; see {@link Erasures}. */
function erasuresOf({ kind, ref, actId, person }: AuditedContent, part: string): { must: string[]; may: string[] } {
  const row = `text/${kind}/${ref}`;
  if (part === 'why') return { must: [`reason/${actId}`], may: [`said/${actId}`] };
  if (part === 'personal') return { must: [`person/${person}`], may: [] };
  if (part.startsWith(TEXT)) return { must: [`${row}/${part.slice(TEXT.length)}`], may: [] };
  return { must: [], may: part === 'who' ? [] : [row] };
}

/** The words that stand, or stood, in the part, where it holds any that are erased by themselves. */
function wordsIn({ image, reason, personalImage }: AuditedContent, part: string): readonly Json[] {
  const columns = (text: string | null) => (text === null ? {} : (fromImage(text) as Readonly<Record<string, Json>>));
  if (part === 'why') return [reason];
  if (part === 'personal') return Object.values(columns(personalImage));
  return part.startsWith(TEXT) ? [columns(image)[part.slice(TEXT.length)] ?? null] : [];
}

/** What is wrong with one part of the entry, if anything. @param digest what the leaf says of it. */
function checkPart(
  content: AuditedContent,
  { name, isErased, opening }: ContentPart,
  digest: string | undefined,
  erasures: Erasures,
): Finding['code'] | undefined {
  if (digest === undefined) return 'PART_DIFFERS';
  const { must, may } = erasuresOf(content, name);
  const cameAfter = (what: string) => erasures.cameAfter(what, content.id);
  const isMark = (value: Json) => [...must, ...may].some((what) => erasures.isMark(what, value));
  const isGone = () => wordsIn(content, name).every((value) => value === null || isMark(value));
  if (isErased && ![...must, ...may].some(cameAfter)) return 'SALT_MISSING';
  if (isErased) return isGone() ? undefined : 'PART_DIFFERS';
  if (!opening || partDigest(opening.salt, name, opening.value) !== digest) return 'PART_DIFFERS';
  return must.some(cameAfter) && !isGone() ? 'ERASURE_INCOMPLETE' : undefined;
}

/** Compares a leaf with its entry, part by part. */
export function checkContent(row: LeafRow, leaf: Leaf, content: AuditedContent, erasures: Erasures): Checked {
  const { act, actId, at, id, kind, op, ref, role, shape } = content;
  const told = { act, actId, at, entry: id, kind, op, ref, role, shape };
  const place = placeOf(row);
  if (kind !== JOURNAL && content.classes === null)
    return { findings: [{ code: 'SHAPE_MISSING', ...place }], erased: 0 };
  const parts = partsOf(content);
  const known = new Set(parts.map(({ name }) => name));
  const unknown = Object.keys(leaf.parts).filter((part) => !known.has(part));
  const wrong = parts.flatMap((part): Finding[] => {
    const code = checkPart(content, part, leaf.parts[part.name], erasures);
    return code ? [{ code, ...place, part: part.name }] : [];
  });
  return {
    findings: [
      ...differing(row, leaf, told),
      ...wrong,
      ...unknown.map((part): Finding => ({ code: 'PART_DIFFERS', ...place, part })),
    ],
    erased: parts.filter(({ isErased }) => isErased).length,
  };
}
