import { COSIGNATURE_V1, parseVkey, ProofError } from '@quipu/proof';
import { z } from 'zod';

/** A witness to ask for cosignatures. */
export interface WitnessAddress {
  /** Its verifier key, c2sp.org/tlog-cosignature. */
  readonly vkey: string;
  /** Its submission prefix: what stands before `/add-checkpoint`. */
  readonly url: string;
}

const address = z.url({ protocol: /^https?$/ });

function readWitness(entry: string): WitnessAddress | undefined {
  const [vkey = '', url = '', ...more] = entry.split(/\s+/);
  try {
    const isWitness = parseVkey(vkey).algorithm === COSIGNATURE_V1;
    return isWitness && more.length === 0 && address.safeParse(url).success ? { vkey, url } : undefined;
  } catch (fault) {
    if (fault instanceof ProofError) return undefined;
    throw fault;
  }
}

/** `<verifier key> <address>`, with commas between; each that is wrong is named. */
export const witnesses = z.string().transform((text, context): readonly WitnessAddress[] => {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
  const read = entries.map(readWitness);
  for (const [at, entry] of entries.entries())
    if (!read[at])
      context.addIssue(
        `“${entry}” is not the verifier key of a witness (name+id+key, cosignature/v1), a space and its address`,
      );
  const names = read.map((witness) => witness && parseVkey(witness.vkey).name);
  const twice = names.find((name, at) => name !== undefined && names.indexOf(name) !== at);
  if (twice) context.addIssue(`the witness ${twice} is named twice`);
  return read.filter((witness) => witness !== undefined);
});
