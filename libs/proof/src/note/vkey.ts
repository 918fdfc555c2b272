import { base64, concat, digest, fromBase64, isWellFormed, toHex, utf8 } from '../bytes.ts';
import { ProofError } from '../error.ts';

/** Signature types of c2sp.org/signed-note: Ed25519 over the text, and Ed25519 cosignatures with a time. */
export const ED25519 = 1;
export const COSIGNATURE_V1 = 4;
export type KeyAlgorithm = typeof ED25519 | typeof COSIGNATURE_V1;

/** Who may have signed: a name, and a public key of 32 bytes. */
export interface Vkey {
  /** Of a log its origin; of a witness what its operator calls it. */
  readonly name: string;
  /** The first 4 bytes, in hexadecimal, of SHA-256(name || "\n" || algorithm || public key). Not a fingerprint. */
  readonly id: string;
  readonly algorithm: KeyAlgorithm;
  readonly publicKey: Uint8Array;
}

/** Names are not empty and have no Unicode space and no plus sign. */
export const isKeyName = (name: string): boolean => name !== '' && isWellFormed(name) && !/[\s\u0085+]/u.test(name);

export const keyId = (name: string, algorithm: number, publicKey: Uint8Array): string =>
  toHex(digest(utf8(`${name}\n`), Uint8Array.of(algorithm), publicKey).subarray(0, 4));

/** `<name>+<id>+<base64 of algorithm and public key>`. @throws ProofError VKEY_MALFORMED for a name that none may have */
export function formatVkey(name: string, publicKey: Uint8Array, algorithm: KeyAlgorithm = ED25519): string {
  if (!isKeyName(name) || publicKey.length !== 32) throw new ProofError('VKEY_MALFORMED', name);
  return `${name}+${keyId(name, algorithm, publicKey)}+${base64(concat(Uint8Array.of(algorithm), publicKey))}`;
}

const isAlgorithm = (value: number | undefined): value is KeyAlgorithm => value === ED25519 || value === COSIGNATURE_V1;

/** Reads {@link formatVkey}. @throws ProofError VKEY_MALFORMED for any text that it does not write */
export function parseVkey(text: string): Vkey {
  const [, name = '', id = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(text) ?? [];
  const key = fromBase64(encoded) ?? new Uint8Array();
  const algorithm = key[0];
  const publicKey = key.slice(1);
  if (
    !isAlgorithm(algorithm) ||
    publicKey.length !== 32 ||
    !isKeyName(name) ||
    keyId(name, algorithm, publicKey) !== id
  )
    throw new ProofError('VKEY_MALFORMED', text);
  return { name, id, algorithm, publicKey };
}
