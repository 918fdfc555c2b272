import { decodeLeaf, fromImage, partDigest, ProofError, type Json, type Leaf } from '@quipu/proof';
import { partsOf, type ContentPart, type EntryContent } from '../log/index.ts';
import { personOf, reasonOf, textOf, type Erasures } from './erasures.ts';
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
const MARK = 'quipu:erased:';

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

/** The act that explains why a part of the entry is gone, or may have to be. */
function erasable({ kind, ref, actId, person }: AuditedContent, part: string): string | undefined {
  if (part === 'why') return reasonOf(actId);
  if (part === 'personal') return person === null ? undefined : personOf(person);
  return part.startsWith('text.') ? textOf(kind, ref, part.slice('text.'.length)) : undefined;
}

/** What stands where the part stood, or stands there still. */
function valueOf(content: AuditedContent, part: string): readonly Json[] {
  if (part === 'why') return [content.reason];
  if (part === 'personal')
    return content.personalImage === null ? [] : Object.values(fromImage(content.personalImage)!);
  const image = (content.image === null ? null : fromImage(content.image)) as Readonly<Record<string, Json>> | null;
  return [image?.[part.slice('text.'.length)] ?? null];
}

/** What is wrong with one part of the entry, if anything. @param digest what the leaf says of it. */
function checkPart(
  content: AuditedContent,
  { name, isErased, opening }: ContentPart,
  digest: string | undefined,
  erasures: Erasures,
): Finding['code'] | undefined {
  if (digest === undefined) return 'PART_DIFFERS';
  const what = erasable(content, name);
  const made = what === undefined ? [] : erasures.after(what, content.id);
  const marks = new Set<Json>([null, ...made.map(({ record }) => MARK + record)]);
  const isGone = () => valueOf(content, name).every((value) => marks.has(value));
  if (isErased && made.length === 0) return 'SALT_MISSING';
  if (isErased) return isGone() ? undefined : 'PART_DIFFERS';
  if (!opening || partDigest(opening.salt, name, opening.value) !== digest) return 'PART_DIFFERS';
  return made.length > 0 && !isGone() ? 'ERASURE_INCOMPLETE' : undefined;
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
