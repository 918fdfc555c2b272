import { ed25519 } from '@noble/curves/ed25519.js';
import { base64, concat, fromBase64, fromHex, isWellFormed, toHex, utf8 } from '../bytes.ts';
import { ProofError } from '../error.ts';
import { COSIGNATURE_V1, isKeyName, parseVkey, type KeyAlgorithm, type Vkey } from './vkey.ts';

/** A signature that was verified. */
export interface NoteSignature {
  readonly name: string;
  readonly id: string;
  readonly algorithm: KeyAlgorithm;
  readonly publicKey: Uint8Array;
  /** Seconds since 1970 by the clock of the witness; only cosignatures have it. */
  readonly time?: number;
}

/** A signed note whose text at least one trusted key has signed. */
export interface Note {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

interface SignatureLine {
  readonly name: string;
  readonly id: string;
  readonly signature: Uint8Array;
}

/** More than any note has; c2sp.org/signed-note asks for a bound of 16 or more. */
const SIGNATURES_AT_MOST = 100;

const malformed = (why: string) => new ProofError('NOTE_MALFORMED', why);

function parseLine(line: string): SignatureLine {
  const [, name = '', encoded = ''] = /^— ([^ ]+) ([^ ]+)$/u.exec(line) ?? [];
  const bytes = fromBase64(encoded);
  if (!isKeyName(name) || !bytes || bytes.length < 5) throw malformed('signature line');
  return { name, id: toHex(bytes.subarray(0, 4)), signature: bytes.subarray(4) };
}

/** The text and the signature lines of a note, c2sp.org/signed-note, section Format. Nothing is verified. */
function splitNote(note: string): { readonly text: string; readonly lines: readonly SignatureLine[] } {
  const end = note.lastIndexOf('\n\n');
  const hasControls = [...note].some((character) => character < ' ' && character !== '\n');
  if (end < 0 || !note.endsWith('\n') || hasControls || !isWellFormed(note))
    throw malformed('not text, empty line, signatures');
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > SIGNATURES_AT_MOST) throw malformed(`${lines.length} signatures`);
  return { text: note.slice(0, end + 1), lines: lines.map(parseLine) };
}

/** The text of a note of which nothing else is known: for notes that were verified before they were put away. */
export const unverifiedText = (note: string): string => splitNote(note).text;

/** What a witness signs at `time`, c2sp.org/tlog-cosignature, section Ed25519 signed message. */
export const cosignedMessage = (text: string, time: number): Uint8Array =>
  utf8(`cosignature/v1\ntime ${time}\n${text}`);

/** The time that a cosignature carries, and its bytes of Ed25519; undefined when it is no such structure. */
function timed(signature: Uint8Array): { readonly time: number; readonly signature: Uint8Array } | undefined {
  if (signature.length !== 72) return undefined;
  const time = Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0));
  return Number.isSafeInteger(time) ? { time, signature: signature.subarray(8) } : undefined;
}

/** Strict: encodings of points and scalars must be canonical (RFC 8032 section 5.1.7), keys of small order are refused. */
const isSigned = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean =>
  signature.length === 64 && ed25519.verify(signature, message, publicKey, { zip215: false });

function verifyLine(text: string, { signature }: SignatureLine, key: Vkey): NoteSignature {
  if (key.algorithm === COSIGNATURE_V1) {
    const cosignature = timed(signature);
    if (cosignature && isSigned(cosignature.signature, cosignedMessage(text, cosignature.time), key.publicKey))
      return { ...key, time: cosignature.time };
  } else if (isSigned(signature, utf8(text), key.publicKey)) return key;
  throw new ProofError('SIGNATURE_WRONG', `${key.name}+${key.id}`);
}

/**
 * Opens a signed note as c2sp.org/signed-note asks: signatures of keys that are not in `vkeys` are ignored, each of a
 * key that is must hold, and there must be one. A key that signs twice counts once.
 * @throws ProofError NOTE_MALFORMED, VKEY_MALFORMED, SIGNATURE_WRONG (names the key), KEY_UNKNOWN (names the signers)
 */
export function openNote(note: string, vkeys: readonly string[]): Note {
  const { text, lines } = splitNote(note);
  const signatures = new Map<string, NoteSignature>();
  for (const key of vkeys.map(parseVkey)) {
    const line = lines.find(({ name, id }) => name === key.name && id === key.id);
    if (line) signatures.set(`${key.name}+${key.id}`, verifyLine(text, line, key));
  }
  if (signatures.size === 0)
    throw new ProofError('KEY_UNKNOWN', lines.map(({ name, id }) => `${name}+${id}`).join(', '));
  return { text, signatures: [...signatures.values()] };
}

/** A signature line, with its newline; `signature` as the algorithm makes it (64 bytes, or 72 with the time before). */
export const noteSignature = ({ name, id }: Pick<Vkey, 'name' | 'id'>, signature: Uint8Array): string =>
  `— ${name} ${base64(concat(fromHex(id), signature))}\n`;

/** The bytes of a cosignature: the time as 8 bytes, big-endian, before the signature of {@link cosignedMessage}. */
export function timedSignature(time: number, signature: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(8 + signature.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(time));
  bytes.set(signature, 8);
  return bytes;
}
