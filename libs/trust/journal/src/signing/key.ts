import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { formatVkey, noteSignature, parseVkey } from '@quipu/proof';
import { SigningRefused } from './refusal.ts';

const BLOCK = /-----BEGIN PRIVATE KEY-----[\w\s+/=]+?-----END PRIVATE KEY-----/g;

/** A private key of the log; it never leaves this object. */
export class SigningKey {
  /** Verifier key, c2sp.org/signed-note. */
  readonly vkey: string;
  readonly #key: KeyObject;

  /** @param origin the name of the log, which is the name of each of its keys. */
  constructor(origin: string, key: KeyObject) {
    this.#key = key;
    const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
    this.vkey = formatVkey(origin, Buffer.from(x, 'base64url'));
  }

  /** The signature line under a note whose text is `text`. */
  signatureOf(text: string): string {
    return noteSignature(parseVkey(this.vkey), sign(null, Buffer.from(text), this.#key));
  }
}

/** The text of a note that each of `keys` has signed, the first one first. */
export const signNote = (text: string, keys: readonly SigningKey[]): string =>
  `${text}\n${keys.map((key) => key.signatureOf(text)).join('')}`;

/** A new Ed25519 key, PKCS#8 as PEM. */
export const newKeyPem = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();

function ed25519Of(pem: string, place: string, block: number): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Falls through: what cannot be read is no key either, and the reason must not quote it.
  }
  throw new SigningRefused('KEY_MALFORMED', { place, block });
}

/**
 * The blocks of a key file, one PKCS#8 PEM for each key, the newest first.
 * @param place where the text comes from, for the refusal
 * @throws SigningRefused KEY_MALFORMED unless all of it is Ed25519 keys, each once
 */
export function keyBlocks(text: string, place: string): string[] {
  const blocks = text.match(BLOCK) ?? [];
  const isAll = text.replaceAll(BLOCK, '').trim() === '';
  if (blocks.length === 0 || !isAll || new Set(blocks).size < blocks.length)
    throw new SigningRefused('KEY_MALFORMED', { place, block: blocks.length + 1 });
  for (const [at, block] of blocks.entries()) ed25519Of(block, place, at + 1);
  return blocks;
}

/** The keys in the text of a key file. @throws SigningRefused as {@link keyBlocks} does. */
export const parseKeys = (text: string, place: string, origin: string): SigningKey[] =>
  keyBlocks(text, place).map((block) => new SigningKey(origin, createPrivateKey(block)));
