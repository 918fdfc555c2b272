import { base64, fromBase64, fromDecimal } from '../bytes.ts';
import { ProofError } from '../error.ts';
import { HASH_BYTES } from '../tree/tree.ts';

/** What a log says of itself: so many leaves, under this root. */
export interface Checkpoint {
  /** The unique name of the log. */
  readonly origin: string;
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
}

/** The text that a log signs, c2sp.org/tlog-checkpoint, without extension lines. */
export const checkpointText = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${base64(root)}\n`;

/**
 * Reads the text of an opened note. Extension lines are skipped, as the format asks.
 * @throws ProofError CHECKPOINT_MALFORMED
 */
export function parseCheckpoint(text: string): Checkpoint {
  const lines = text.split('\n');
  const [origin = '', decimal = '', encoded = ''] = lines;
  const size = fromDecimal(decimal);
  const root = fromBase64(encoded);
  const isWhole = lines.length >= 4 && lines.pop() === '' && lines.every((line) => line !== '');
  if (!isWhole || size === undefined || root?.length !== HASH_BYTES)
    throw new ProofError('CHECKPOINT_MALFORMED', JSON.stringify(text.slice(0, 200)));
  return { origin, size, root };
}
