import { fromImage, partDigest, partSalt, type Json, type Leaf } from '@quipu/proof';
import type { EntryContent } from './content.ts';

/** One part of an entry: what the leaf holds a digest of. */
export interface ContentPart {
  /** `who`, `why`, `core`, `text.<column>`, `private` or `personal`. */
  readonly name: string;
  readonly isErased: boolean;
  /** What fits the digest, with the 16 bytes of salt. Absent when the part was erased, or is closed to this reader. */
  readonly opening?: { readonly value: Json; readonly salt: Uint8Array };
}

type Salts = Readonly<Record<string, string>> | null;
type Column = readonly [name: string, value: Json];

/** The journal's own entries are of no table: they have no declared columns, and all that they say is public. */
const JOURNAL = 'journal';

function part(name: string, value: Json, salt: Uint8Array | null, salts: Salts): ContentPart {
  const kept = salts?.[name];
  if (!salt && kept === undefined) return { name, isErased: true };
  return { name, isErased: false, opening: { value, salt: salt ? partSalt(salt, name) : Buffer.from(kept!, 'hex') } };
}

const partsOfAct = ({ actor, request, reason, source, subject, actSalt, actSalts }: EntryContent) => [
  part('who', { actor, request }, actSalt, actSalts),
  part('why', { reason, source, subject }, actSalt, actSalts),
];

type Classes = ReadonlyMap<string, string>;
/** By the text of the shape: there are few shapes, and each is read for thousands of entries. */
const known = new Map<string, Classes>();

/** The class of each declared column. */
function classesOf({ id, kind, shape, classes }: EntryContent): Classes {
  if (classes === null) throw new Error(`entry ${id}: ${kind} has no shape ${shape}`);
  const read = known.get(classes) ?? new Map(Object.entries(JSON.parse(classes) as Record<string, string>));
  known.set(classes, read);
  return read;
}

function partsOfImage(content: EntryContent): ContentPart[] {
  const image = content.image === null ? null : fromImage(content.image);
  const made = (name: string, value: Json) => part(name, value, content.salt, content.salts);
  if (content.kind === JOURNAL) return [made('core', image)];
  const classes = classesOf(content);
  const columns: readonly Column[] = Object.entries(image ?? {});
  // A column that nobody declared is kept back, for nobody said that it is public.
  const of = (wanted: string) => columns.filter(([name]) => (classes.get(name) ?? 'private') === wanted);
  const hidden = of('private');
  return [
    made('core', Object.fromEntries(of('public'))),
    ...of('text').map(([name, value]) => made(`text.${name}`, value)),
    ...(hidden.length > 0 ? [made('private', Object.fromEntries(hidden))] : []),
  ];
}

/** The personal columns are erased with their salt as one row; that they were there, the shape says. */
function partOfPersonal(content: EntryContent): ContentPart[] {
  const { kind, op, hasPersonal, personalImage, personalSalt } = content;
  const name = 'personal';
  if (personalImage !== null && personalSalt) return [part(name, fromImage(personalImage), personalSalt, null)];
  if (hasPersonal) return [{ name, isErased: false }];
  const hadPersonal = kind !== JOURNAL && op !== 'delete' && [...classesOf(content).values()].includes(name);
  return hadPersonal ? [{ name, isErased: true }] : [];
}

/**
 * The parts of an entry: the one place that says them, for whoever numbers, shows or audits it. Values of columns are as
 * {@link fromImage} reads them; those of the act are its own words.
 * @throws Error when the entry names a shape that was never declared.
 */
export const partsOf = (content: EntryContent): ContentPart[] => [
  ...partsOfAct(content),
  ...partsOfImage(content),
  ...partOfPersonal(content),
];

function digestsOf(id: string, parts: readonly ContentPart[]): [name: string, digest: string][] {
  return parts.map(({ name, opening }) => {
    if (!opening) throw new Error(`entry ${id}: its part ${name} is gone, so nobody can say its digest`);
    return [name, partDigest(opening.salt, name, opening.value)];
  });
}

/** Writes the leaves of one database; entries of one act after the other cost the digests of the act once. */
export class LeafWriter {
  private act: { readonly id: string; readonly digests: [string, string][] } | undefined;

  /**
   * @param previous log index of the leaf before it of the same row, in decimal.
   * @throws Error when a part was erased or is closed, or the entry's shape was never declared.
   */
  leafOf(content: EntryContent, previous: string | null): Leaf {
    const { id, actId, act, at, kind, ref, op, role, shape } = content;
    if (this.act?.id !== actId) this.act = { id: actId, digests: digestsOf(id, partsOfAct(content)) };
    const own = digestsOf(id, [...partsOfImage(content), ...partOfPersonal(content)]);
    return {
      v: 1,
      act,
      actId,
      at,
      entry: id,
      kind,
      ref,
      op,
      role,
      prev: previous,
      shape,
      parts: Object.fromEntries([...this.act.digests, ...own]),
    };
  }
}
