import type { JournalSettings } from '@quipu/platform/config';
import pg from 'pg';
import { keepNewestKey, readKeys } from './key-file.ts';
import { SigningRefused } from './refusal.ts';
import { StateFile } from './state-file.ts';
import * as statements from './statements.ts';

/** A key that left its file. */
export interface RetiredKey {
  readonly vkey: string;
  /** Whether its going is an entry of the log; a key that was never announced has none. */
  readonly isRecorded: boolean;
}

/**
 * Retires every key of `file` but the newest: first in the log, then in the file. Again after a crash, it goes on.
 * @param url of the role quipu_sequencer
 * @param reason in words; part of the log for ever
 * @throws SigningRefused KEY_ALONE; KEY_NOT_IN_USE when the newest did not sign the last checkpoint, for then the signer
 *   could not read its own memory any more
 */
export async function retireOldKeys(
  settings: JournalSettings,
  { file, url, reason }: { readonly file: string; readonly url: string; readonly reason: string },
): Promise<RetiredKey[]> {
  const { JOURNAL_ORIGIN, JOURNAL_STATE_FILE: state } = settings;
  if (!state) throw new SigningRefused('STATE_NOT_SET');
  const [newest, ...old] = await readKeys({ JOURNAL_ORIGIN, JOURNAL_KEY_FILE: file });
  if (!newest || old.length === 0) throw new SigningRefused('KEY_ALONE', { file });
  const signed = await new StateFile(state).read([newest.vkey]).catch(() => undefined);
  if (!signed) throw new SigningRefused('KEY_NOT_IN_USE', { file });
  const client = new pg.Client(url);
  await client.connect();
  try {
    const retired: RetiredKey[] = [];
    for (const { vkey } of old) {
      const { rowCount } = await client.query(statements.RETIRE_KEY, [vkey, reason]);
      retired.push({ vkey, isRecorded: rowCount === 1 });
    }
    await keepNewestKey(file);
    return retired;
  } finally {
    await client.end();
  }
}
