import {
  COSIGNATURE_V1,
  ED25519,
  parseProof,
  parseReceipt,
  parseVkey,
  verifyReceipt,
  type ReceiptVerdict,
  type Vkey,
} from '@quipu/proof';

/** A verifier key that this site publishes. */
export interface SiteKey {
  readonly vkey: string;
  /** From when it is not to be trusted; null: it is in force. */
  readonly retiredAt: string | null;
}

/** What a receipt is worth to its reader. */
export interface Judgement {
  /**
   * `valid`: whole, and signed by a key that the reader has or that this site publishes. `other-key`: whole, but signed by
   * nobody whom there is a reason to believe. `invalid`: something of it was altered, or cannot be read.
   */
  readonly verdict: 'valid' | 'other-key' | 'invalid';
  /** What the receipt proves when its own keys are believed, with the witnesses whose keys the reader has. */
  readonly receipt: ReceiptVerdict;
  /** Whether a key that this site publishes signed it. */
  readonly site: 'signed' | 'retired' | 'not-signed';
  /** Whether a key of the log that the reader has signed it; `malformed`: what they gave holds something else than keys. */
  readonly own: 'none' | 'signed' | 'not-signed' | 'malformed';
  /** Who else put a name under the checkpoint, by a key that the reader did not give: it cannot be checked. */
  readonly cosigners: readonly string[];
}

/** The keys in what somebody pasted, one on a line; undefined where a line is none. */
function keysIn(pasted: string): readonly Vkey[] | undefined {
  try {
    return linesOf(pasted).map(parseVkey);
  } catch {
    return undefined;
  }
}

const linesOf = (pasted: string) =>
  pasted
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Judges the text of a receipt. @param pasted verifier keys that the reader has from elsewhere, one on a line */
export function judge(text: string, siteKeys: readonly SiteKey[], pasted: string): Judgement {
  const keys = keysIn(pasted);
  const pastedOf = (algorithm: number) =>
    keys ? linesOf(pasted).filter((_, place) => keys[place]?.algorithm === algorithm) : [];
  const receipt = verifyReceipt(text, { witnesses: pastedOf(COSIGNATURE_V1) });
  // The signature alone: words that were altered are another matter than who signed.
  const isSignedBy = (vkeys: readonly string[]) =>
    vkeys.length > 0 && verifyReceipt(text, { vkeys }).checkpoint !== undefined;
  const site = siteOf(siteKeys, isSignedBy);
  const own = keys ? ownOf(pastedOf(ED25519), isSignedBy) : 'malformed';
  const isBelieved = own === 'signed' || (own !== 'not-signed' && site !== 'not-signed');
  const verdict = !receipt.isVerified ? 'invalid' : isBelieved ? 'valid' : 'other-key';
  return { verdict, receipt, site, own, cosigners: receipt.isVerified ? cosignersOf(text, receipt) : [] };
}

/** The names on the signature lines of the checkpoint that neither the log nor a known witness has written. */
function cosignersOf(text: string, { checkpoint }: ReceiptVerdict): readonly string[] {
  const { checkpoint: note } = parseProof(parseReceipt(text).proof);
  const known = new Set([checkpoint!.origin, ...checkpoint!.witnesses.map(({ name }) => name)]);
  const names = [...note.matchAll(/^— (\S+) /gmu)].map(([, name = '']) => name);
  return [...new Set(names)].filter((name) => !known.has(name));
}

type IsSignedBy = (vkeys: readonly string[]) => boolean;

function siteOf(keys: readonly SiteKey[], isSignedBy: IsSignedBy): Judgement['site'] {
  const [retired, inForce] = [true, false].map((is) => keys.filter((key) => (key.retiredAt !== null) === is));
  if (isSignedBy((inForce ?? []).map(({ vkey }) => vkey))) return 'signed';
  return isSignedBy((retired ?? []).map(({ vkey }) => vkey)) ? 'retired' : 'not-signed';
}

function ownOf(keys: readonly string[], isSignedBy: IsSignedBy): Judgement['own'] {
  if (keys.length === 0) return 'none';
  return isSignedBy(keys) ? 'signed' : 'not-signed';
}
