import { base64, parseCheckpoint, parseProof, unverifiedText, type Receipt } from '@quipu/proof';
import { encodeQR } from 'qr';

/** Characters of the root in base64 that are printed: 96 bits, more than anybody can meet by trying. */
const ROOT_PREFIX = 16;

/**
 * What the code beside a printed page says, a line each: name of the log, log index, size of the checkpoint with the
 * beginning of its root, and where the whole receipt is. Paper that says so much is a witness of its own.
 */
function textOfCode({ origin, proof }: Receipt, entry: string): string {
  const { index, checkpoint } = parseProof(proof);
  const { size, root } = parseCheckpoint(unverifiedText(checkpoint));
  return [origin, index, `${size} ${base64(root).slice(0, ROOT_PREFIX)}`, `https://${origin}/receipts/${entry}`].join(
    '\n',
  );
}

/** A light module is drawn as well, so that the code is read on any background. */
function drawn(modules: readonly (readonly boolean[])[]): string {
  const side = modules.length;
  const dark = modules.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">
<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${dark.join('')}"/></svg>
`;
}

/** {@link textOfCode} as a QR code in SVG, with the quiet zone of 4 modules that ISO/IEC 18004 asks for. */
export const codeOf = (receipt: Receipt, entry: string): string =>
  drawn(encodeQR(textOfCode(receipt, entry), 'raw', { ecc: 'medium', border: 4 }));
