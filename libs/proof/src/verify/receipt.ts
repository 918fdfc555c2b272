import { utf8 } from '../bytes.ts';
import { readDisclosure, type Disclosure } from '../entry/disclosure.ts';
import { parseLeaf, type Leaf } from '../entry/leaf.ts';
import { ProofError } from '../error.ts';
import { parseProof, type TlogProof } from '../note/tlog-proof.ts';
import { parseVkey } from '../note/vkey.ts';
import { leafHash, verifyInclusion } from '../tree/tree.ts';
import { checkParts, type CheckedPart } from './parts.ts';
import { Disproof, problemOf, type Problem } from './problem.ts';
import { openCheckpoint, quorumProblems, type SignedCheckpoint, type Trust } from './signed-checkpoint.ts';

export const RECEIPT_FORMAT = 'quipu-receipt/1';

/** The file that proves one entry, without the log: what of it is shown, its leaf, the proof and the checkpoint. */
export interface Receipt extends Disclosure {
  readonly format: typeof RECEIPT_FORMAT;
  readonly origin: string;
  /** The keys of the log as the receipt says; who has them from elsewhere compares. */
  readonly vkeys: readonly string[];
  /** c2sp.org/tlog-proof@v1. */
  readonly proof: string;
  /** The text of the leaf. */
  readonly leaf: string;
}

/** What a receipt proves, and all that is wrong with it. Nothing that it says may be believed unless `isVerified`. */
export interface ReceiptVerdict {
  readonly isVerified: boolean;
  readonly problems: readonly Problem[];
  /** Whose keys were believed: those given, or, for want of them, those that the receipt itself names. */
  readonly keysFrom: 'caller' | 'receipt';
  readonly vkeys: readonly string[];
  readonly checkpoint?: SignedCheckpoint;
  readonly entry?: { readonly index: number; readonly leaf: Leaf };
  readonly parts: readonly CheckedPart[];
  readonly withheld: readonly string[];
  readonly erased: readonly string[];
}

/** Reads the text of a receipt. @throws ProofError RECEIPT_MALFORMED, which names the member; DISCLOSURE_MALFORMED */
export function parseReceipt(text: string): Receipt {
  const malformed = (member: string) => new ProofError('RECEIPT_MALFORMED', member);
  let receipt: Readonly<Record<string, unknown>> | null;
  try {
    receipt = JSON.parse(text) as typeof receipt;
  } catch {
    throw malformed('JSON');
  }
  const { format, origin, vkeys, proof, leaf } = receipt ?? {};
  if (format !== RECEIPT_FORMAT) throw malformed('format');
  if (typeof origin !== 'string') throw malformed('origin');
  if (!Array.isArray(vkeys) || !vkeys.every((key): key is string => typeof key === 'string')) throw malformed('vkeys');
  if (typeof proof !== 'string') throw malformed('proof');
  if (typeof leaf !== 'string') throw malformed('leaf');
  return { format, origin, vkeys, proof, leaf, ...readDisclosure(receipt) };
}

/** Does `work`; what it finds wrong is put to `problems`, and undefined is answered. */
function attempt<T>(problems: Problem[], work: () => T): T | undefined {
  try {
    return work();
  } catch (fault) {
    problems.push(problemOf(fault));
    return undefined;
  }
}

function checkCheckpoint({ origin }: Receipt, { checkpoint: note }: TlogProof, trust: Trust): SignedCheckpoint {
  const checkpoint = openCheckpoint(note, trust);
  if (checkpoint.origin === origin) return checkpoint;
  throw new Disproof('ORIGIN_OTHER', { expected: origin, found: checkpoint.origin });
}

function checkInclusion({ leaf }: Receipt, { index, path }: TlogProof, { size, root }: SignedCheckpoint): void {
  if (!verifyInclusion(index, size, leafHash(utf8(leaf)), path, root))
    throw new Disproof('NOT_INCLUDED', { index, size });
}

/**
 * Verifies the text of a receipt, off-line. Never throws for what the text says: the verdict names each thing that is
 * wrong.
 * @param trust without `vkeys`, the keys that the receipt itself names are believed: it then proves only that it is whole
 * @throws ProofError VKEY_MALFORMED when a key that the caller gives is none
 */
export function verifyReceipt(text: string, trust: Partial<Trust> = {}): ReceiptVerdict {
  const problems: Problem[] = [];
  const { vkeys: given = [], witnesses = [] } = trust;
  for (const key of [...given, ...witnesses]) parseVkey(key);
  const keysFrom = given.length > 0 ? 'caller' : 'receipt';
  const receipt = attempt(problems, () => parseReceipt(text));
  if (!receipt) return { isVerified: false, problems, keysFrom, vkeys: [], parts: [], withheld: [], erased: [] };
  const vkeys = given.length > 0 ? given : receipt.vkeys;
  const proof = attempt(problems, () => parseProof(receipt.proof));
  const checkpoint = proof && attempt(problems, () => checkCheckpoint(receipt, proof, { ...trust, vkeys }));
  if (checkpoint) problems.push(...quorumProblems({ ...trust, vkeys }, checkpoint));
  if (checkpoint) attempt(problems, () => checkInclusion(receipt, proof, checkpoint));
  const leaf = attempt(problems, () => parseLeaf(receipt.leaf));
  const checked = leaf ? checkParts(leaf, receipt) : { parts: [], problems: [] };
  problems.push(...checked.problems);
  return {
    isVerified: problems.length === 0,
    problems,
    keysFrom,
    vkeys,
    ...(checkpoint && { checkpoint }),
    ...(leaf && proof && { entry: { index: proof.index, leaf } }),
    parts: checked.parts,
    withheld: receipt.withheld,
    erased: receipt.erased,
  };
}
