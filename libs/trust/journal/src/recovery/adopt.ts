import { readFile } from 'node:fs/promises';
import type { JournalSettings } from '@quipu/platform/config';
import { checkpointText, type Checkpoint } from '@quipu/proof';
import { faultCode } from '../signing/durable-file.ts';
import { readKeys } from '../signing/key-file.ts';
import { signNote } from '../signing/key.ts';
import { SigningRefused } from '../signing/refusal.ts';
import { openCheckpoint, StateFile } from '../signing/state-file.ts';

/**
 * Takes the checkpoint in `file` as what was signed last, where the signer has lost its memory. It is kept as a note of
 * the keys that sign now.
 * @param vkey of the key that signed it, where that key is lost; otherwise one of ours must have
 * @throws SigningRefused STATE_EXISTS, NOTE_FOREIGN, or as {@link readKeys} does
 */
export async function adoptCheckpoint(settings: JournalSettings, file: string, vkey?: string): Promise<Checkpoint> {
  const { JOURNAL_STATE_FILE: state, JOURNAL_ORIGIN: origin } = settings;
  if (!state) throw new SigningRefused('STATE_NOT_SET');
  const keys = await readKeys(settings);
  const vkeys = keys.map((key) => key.vkey);
  const memory = new StateFile(state);
  const known = await memory.read(vkeys);
  if (known) throw new SigningRefused('STATE_EXISTS', { file: state, size: known.size });
  const checkpoint = await openFile(file, { origin, vkeys: vkey ? [vkey] : vkeys });
  await memory.write(signNote(checkpointText(checkpoint), keys));
  return checkpoint;
}

async function openFile(
  file: string,
  { origin, vkeys }: { readonly origin: string; readonly vkeys: readonly string[] },
): Promise<Checkpoint> {
  const foreign = (reason: string) => new SigningRefused('NOTE_FOREIGN', { file, origin, reason });
  try {
    const checkpoint = openCheckpoint(await readFile(file, 'utf8'), vkeys);
    if (checkpoint.origin !== origin) throw foreign(checkpoint.origin);
    return checkpoint;
  } catch (fault) {
    throw fault instanceof SigningRefused ? fault : foreign(faultCode(fault) || String(fault));
  }
}
