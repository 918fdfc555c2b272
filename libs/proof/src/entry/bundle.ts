import { concat } from '../bytes.ts';
import { ProofError } from '../error.ts';

/** An entry bundle of c2sp.org/tlog-tiles: each leaf after its length in two bytes, big-endian. */
export const formatBundle = (bodies: readonly Uint8Array[]): Uint8Array =>
  concat(...bodies.flatMap((body) => [Uint8Array.of(body.length >> 8, body.length & 255), body]));

/** The bodies in a bundle. @throws ProofError BUNDLE_MALFORMED when it does not hold exactly `width`. */
export function parseBundle(bundle: Uint8Array, width: number): Uint8Array[] {
  const bodies: Uint8Array[] = [];
  let at = 0;
  while (at + 2 <= bundle.length) {
    const end = at + 2 + bundle[at]! * 256 + bundle[at + 1]!;
    if (end > bundle.length) break;
    bodies.push(bundle.subarray(at + 2, end));
    at = end;
  }
  if (at !== bundle.length || bodies.length !== width)
    throw new ProofError('BUNDLE_MALFORMED', `${bodies.length} of ${width} entries, ${bundle.length - at} bytes over`);
  return bodies;
}
