import { toHex } from '../bytes.ts';
import { parseCheckpoint, type Checkpoint } from '../note/checkpoint.ts';
import { openNote, type NoteSignature } from '../note/note.ts';
import { COSIGNATURE_V1, ED25519 } from '../note/vkey.ts';
import { Disproof, type Problem } from './problem.ts';

/** Whom a verifier believes. */
export interface Trust {
  /** Verifier keys of the log: one of them must have signed. */
  readonly vkeys: readonly string[];
  /** Verifier keys of witnesses, for cosignatures. */
  readonly witnesses?: readonly string[];
  /** How many different witnesses must have cosigned; none when it is not said. */
  readonly quorum?: number;
}

/** A checkpoint with the trusted signatures that it carries. */
export interface SignedCheckpoint extends Checkpoint {
  readonly signers: readonly { readonly name: string; readonly id: string }[];
  /** `at`: when the witness saw that the log only grew, ISO 8601, by its own clock. */
  readonly witnesses: readonly { readonly name: string; readonly at: string }[];
}

/** One for each key: a witness under two names is one witness. */
const distinct = (signatures: readonly NoteSignature[]): NoteSignature[] => [
  ...new Map(signatures.map((signature) => [toHex(signature.publicKey), signature])).values(),
];

const instant = (seconds: number) => new Date(Math.min(seconds, 253_402_300_799) * 1000).toISOString();

/** Whether the cosignatures are as many as asked for. */
export const quorumProblems = ({ quorum = 0 }: Trust, { witnesses }: SignedCheckpoint): readonly Problem[] =>
  witnesses.length < quorum ? [{ code: 'QUORUM_MISSED', values: { needed: quorum, found: witnesses.length } }] : [];

/**
 * Opens a checkpoint that the log itself has signed, under the name that it says is its own.
 * @throws ProofError as openNote and parseCheckpoint; Disproof ORIGIN_OTHER
 */
export function openCheckpoint(note: string, { vkeys, witnesses = [] }: Trust): SignedCheckpoint {
  openNote(note, vkeys);
  const { text, signatures } = openNote(note, [...vkeys, ...witnesses]);
  const checkpoint = parseCheckpoint(text);
  const signers = signatures.filter(({ algorithm }) => algorithm === ED25519);
  if (!signers.some(({ name }) => name === checkpoint.origin))
    throw new Disproof('ORIGIN_OTHER', { expected: signers[0]?.name ?? '', found: checkpoint.origin });
  return {
    ...checkpoint,
    signers: signers.map(({ name, id }) => ({ name, id })),
    witnesses: distinct(signatures.filter(({ algorithm }) => algorithm === COSIGNATURE_V1)).map(({ name, time }) => ({
      name,
      at: instant(time ?? 0),
    })),
  };
}
