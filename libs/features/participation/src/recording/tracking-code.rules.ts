/** Crockford's base32: no I, L, O or U, which people misread or take amiss. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Random bytes that one code is made of: 40 bits. */
export const CODE_BYTES = 5;

/** How every tracking code of a contribution that somebody submitted begins: of «aporte». */
const PREFIX = 'AP';

/** The tracking code of {@link CODE_BYTES} bytes, `AP-7K3M-Q0XZ`: two groups of four signs, so that it can be read aloud. */
export function trackingCode(bytes: Uint8Array): string {
  const bits = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const signs = Array.from({ length: 8 }, (_, place) => SIGNS[Number((bits >> BigInt(35 - 5 * place)) & 31n)]).join('');
  return `${PREFIX}-${signs.slice(0, 4)}-${signs.slice(4)}`;
}
