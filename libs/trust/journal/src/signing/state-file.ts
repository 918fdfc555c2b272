import { readFile } from 'node:fs/promises';
import { openNote, parseCheckpoint, ProofError, type Checkpoint } from '@quipu/proof';
import { faultCode, replaceFile } from './durable-file.ts';
import { SigningRefused } from './refusal.ts';

/** A checkpoint with the note that says it. */
export interface SignedCheckpoint extends Checkpoint {
  readonly note: string;
}

/**
 * Opens a note of this log.
 * @throws ProofError when it is none, or none of `vkeys` signed it, or of another log
 */
export function openCheckpoint(note: string, vkeys: readonly string[]): SignedCheckpoint {
  const { text, signatures } = openNote(note, vkeys);
  const checkpoint = parseCheckpoint(text);
  if (checkpoint.origin !== signatures[0]?.name) throw new ProofError('KEY_UNKNOWN', `log ${checkpoint.origin}`);
  return { ...checkpoint, note };
}

/** The memory of the signer: the last note that it signed, outside the database. */
export class StateFile {
  constructor(readonly file: string) {}

  /**
   * What was signed last; undefined when there is no file, or an empty one.
   * @param vkeys of the keys that sign now; one of them must have signed it
   * @throws SigningRefused STATE_FOREIGN when the file holds anything else, or cannot be read
   */
  async read(vkeys: readonly string[]): Promise<SignedCheckpoint | undefined> {
    const note = await readFile(this.file, 'utf8').catch((fault: unknown) => {
      if (faultCode(fault) === 'ENOENT') return '';
      throw new SigningRefused('STATE_FOREIGN', { file: this.file, reason: faultCode(fault) });
    });
    if (note === '') return undefined;
    try {
      return openCheckpoint(note, vkeys);
    } catch (fault) {
      throw new SigningRefused('STATE_FOREIGN', { file: this.file, reason: String(fault) });
    }
  }

  /** Durable when this resolves; a crash before leaves what was there. */
  async write(note: string): Promise<void> {
    await replaceFile(this.file, note);
  }
}
