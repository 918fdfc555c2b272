import { base64, fromBase64, fromDecimal } from '../bytes.ts';
import { ProofError } from '../error.ts';
import { HASH_BYTES } from '../tree/tree.ts';

/** That a leaf is in a log, provable without the log: c2sp.org/tlog-proof@v1. */
export interface TlogProof {
  readonly index: number;
  /** Inclusion proof, lowest hash first. */
  readonly path: readonly Uint8Array[];
  /** The checkpoint as a signed note, with the cosignatures that it had. */
  readonly checkpoint: string;
}

const HEADER = 'c2sp.org/tlog-proof@v1';

export const formatProof = ({ index, path, checkpoint }: TlogProof): string =>
  [HEADER, `index ${index}`, ...path.map(base64), '', checkpoint].join('\n');

/** Reads {@link formatProof}; extra data, which nobody signs, is skipped. @throws ProofError PROOF_MALFORMED */
export function parseProof(text: string): TlogProof {
  const [, decimal = '', hashes = '', checkpoint = ''] =
    /^c2sp\.org\/tlog-proof@v1\n(?:extra [^\n]*\n)?index (\d+)\n((?:[^\n]+\n)*)\n([^]*)$/.exec(text) ?? [];
  const index = fromDecimal(decimal);
  const path = hashes.split('\n').slice(0, -1).map(fromBase64);
  const isPath = path.every((hash): hash is Uint8Array => hash?.length === HASH_BYTES);
  if (index === undefined || !isPath) throw new ProofError('PROOF_MALFORMED', JSON.stringify(text.slice(0, 200)));
  return { index, path, checkpoint };
}
