import { fromBase64url } from '../bytes.ts';
import { ProofError } from '../error.ts';
import { type Json } from '../json.ts';
import { PART_SALT_BYTES } from './leaf.ts';

/** A part that is shown: with its salt it gives the digest in the leaf. */
export interface DisclosedPart {
  readonly part: string;
  /** 16 bytes, base64url. */
  readonly salt: string;
  readonly value: Json;
}

/** What is told of the parts of an entry. Each part of its leaf stands in exactly one of the three. */
export interface Disclosure {
  readonly disclosed: readonly DisclosedPart[];
  readonly withheld: readonly string[];
  /** Gone from the journal, with the salt that could confirm a guess. */
  readonly erased: readonly string[];
}

type Members = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isListOf = <T>(value: unknown, fits: (one: unknown) => one is T): value is readonly T[] =>
  Array.isArray(value) && value.every(fits);
const isString = (value: unknown): value is string => typeof value === 'string';

const isSalt = (value: unknown) => isString(value) && fromBase64url(value)?.length === PART_SALT_BYTES;
const isDisclosedPart = (value: unknown): value is DisclosedPart =>
  isObject(value) && isString(value['part']) && isSalt(value['salt']) && value['value'] !== undefined;

/** Takes what JSON.parse gave for a disclosure; other members are left out. @throws ProofError DISCLOSURE_MALFORMED */
export function readDisclosure(value: unknown): Disclosure {
  const { disclosed, withheld, erased } = isObject(value) ? value : ({} as Members);
  if (!isListOf(disclosed, isDisclosedPart)) throw new ProofError('DISCLOSURE_MALFORMED', 'disclosed');
  if (!isListOf(withheld, isString)) throw new ProofError('DISCLOSURE_MALFORMED', 'withheld');
  if (!isListOf(erased, isString)) throw new ProofError('DISCLOSURE_MALFORMED', 'erased');
  return { disclosed, withheld, erased };
}
