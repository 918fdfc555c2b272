import { qrCode } from '@quipu/platform/qr';
import { base64, parseCheckpoint, parseProof, unverifiedText, type Receipt } from '@quipu/proof';

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

/** {@link textOfCode} as a QR code in SVG. */
export const codeOf = (receipt: Receipt, entry: string): string => qrCode(textOfCode(receipt, entry));
