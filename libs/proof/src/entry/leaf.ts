import { base64url, digest, fromUtf8, utf8 } from '../bytes.ts';
import { ProofError } from '../error.ts';
import { canonical, type Json } from '../json.ts';

/** Bytes of the salt of one part. */
export const PART_SALT_BYTES = 16;

/** The most bytes that a leaf may have: entry bundles carry its length in two bytes. */
export const LEAF_BYTES_AT_MOST = 65_535;

/** What the log says of one entry. It holds digests, never values: each part can be shown, withheld or erased. */
export interface Leaf {
  readonly v: 1;
  /** Name of the act, `decision.recorded`, and its id, in decimal. */
  readonly act: string;
  readonly actId: string;
  /** When, by the clock of the database: UTC, 6 decimals. */
  readonly at: string;
  /** Id of the entry, in decimal: not its log index. */
  readonly entry: string;
  /** Table and row that changed. */
  readonly kind: string;
  readonly ref: string;
  readonly op: string;
  /** By part, the {@link partDigest}. */
  readonly parts: Readonly<Record<string, string>>;
  /** Log index, in decimal, of the previous leaf of the same kind and ref. */
  readonly prev: string | null;
  /** Role of who acted. */
  readonly role: string;
  /** Which declaration of the columns of its kind it was written under. */
  readonly shape: number;
}

/**
 * The bytes of the leaf, which the tree hashes and the bundles carry: RFC 8785, UTF-8.
 * @throws ProofError LEAF_MALFORMED when they are more than {@link LEAF_BYTES_AT_MOST}
 */
export function encodeLeaf(leaf: Leaf): Uint8Array {
  const body = utf8(canonical(leaf as unknown as Json));
  if (body.length > LEAF_BYTES_AT_MOST) throw new ProofError('LEAF_MALFORMED', `${body.length} bytes`);
  return body;
}

const isDecimal = (value: unknown) => typeof value === 'string' && /^(0|[1-9]\d{0,18})$/.test(value);
const isText = (value: unknown) => typeof value === 'string';
const isDigest = (value: unknown) => typeof value === 'string' && /^[\w-]{43}$/.test(value);
const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What each member has to be; a leaf has these and no other. */
const MEMBERS: Readonly<Record<keyof Leaf, (value: unknown) => boolean>> = {
  v: (value) => value === 1,
  act: isText,
  actId: isDecimal,
  at: (value) => typeof value === 'string' && /^\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(value),
  entry: isDecimal,
  kind: isText,
  ref: isText,
  op: isText,
  parts: (value) => isObject(value) && Object.values(value as object).every(isDigest),
  prev: (value) => value === null || isDecimal(value),
  role: isText,
  shape: (value) => Number.isSafeInteger(value),
};

/** Reads the text of a leaf. @throws ProofError LEAF_MALFORMED for any text that {@link encodeLeaf} does not write. */
export function parseLeaf(text: string): Leaf {
  const malformed = (why: string) => new ProofError('LEAF_MALFORMED', why);
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
    if (canonical(value) !== text) throw malformed('not canonical');
  } catch {
    throw malformed('not canonical JSON');
  }
  const leaf = (isObject(value) ? value : {}) as Readonly<Record<string, unknown>>;
  const odd = Object.entries(MEMBERS).find(([name, fits]) => !fits(leaf[name]));
  if (odd) throw malformed(odd[0]);
  const more = Object.keys(leaf).find((name) => !Object.hasOwn(MEMBERS, name));
  if (more !== undefined) throw malformed(more);
  return leaf as unknown as Leaf;
}

/** {@link parseLeaf} of the bytes of a bundle. */
export function decodeLeaf(body: Uint8Array): Leaf {
  return parseLeaf(fromUtf8(body) ?? '');
}

const SALT_DOMAIN = utf8('quipu-salt/v1\n');
const PART_DOMAIN = utf8('quipu-part/v1\n');

/** The salt of one part from the 32 bytes of its entry or act: showing one tells nothing of the others. */
export const partSalt = (salt32: Uint8Array, part: string): Uint8Array =>
  digest(SALT_DOMAIN, salt32, utf8(part)).subarray(0, PART_SALT_BYTES);

/** What a leaf says of a part: SHA-256("quipu-part/v1\n" || salt16 || JCS([part, value])), base64url. */
export const partDigest = (salt16: Uint8Array, part: string, value: Json): string =>
  base64url(digest(PART_DOMAIN, salt16, utf8(canonical([part, value]))));
