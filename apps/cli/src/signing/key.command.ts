import { translate } from '@quipu/i18n';
import { newKeyFile, readKeys, retireOldKeys, rotateKeyFile } from '@quipu/journal/signing';
import { readJournalSettings } from '@quipu/platform/config';
import { databaseUrl } from '../database-url.ts';
import { ExitCode, type Io } from '../io.ts';
import { requireReason } from './reason.ts';

const vkeysOf = async (io: Io, file: string) => {
  const { JOURNAL_ORIGIN } = readJournalSettings(io.env);
  return (await readKeys({ JOURNAL_ORIGIN, JOURNAL_KEY_FILE: file })).map(({ vkey }) => vkey);
};

/** Makes a key file and says its verifier key. */
export async function newKey(io: Io, file: string): Promise<ExitCode> {
  // Before the file is there: a setting that is wrong must not leave a key behind.
  readJournalSettings(io.env);
  await newKeyFile(file);
  const [vkey = ''] = await vkeysOf(io, file);
  io.out(`${translate(io.language, 'signing.key.made', { file, vkey })}\n`);
  return ExitCode.DONE;
}

/** Puts a new key before those of the file. */
export async function rotateKey(io: Io, file: string): Promise<ExitCode> {
  const old = await vkeysOf(io, file);
  await rotateKeyFile(file);
  const [vkey = ''] = await vkeysOf(io, file);
  io.out(`${translate(io.language, 'signing.key.rotated', { file, vkey, count: old.length })}\n`);
  return ExitCode.DONE;
}

/** Leaves the newest key alone, and says in the log that the others went. */
export async function retireKeys(io: Io, file: string, { reason }: { readonly reason: string }): Promise<ExitCode> {
  const url = databaseUrl(io, 'SEQUENCER_URL');
  const settings = readJournalSettings(io.env);
  const retired = await retireOldKeys(settings, { file, url, reason: requireReason(io, reason) });
  for (const { vkey, isRecorded } of retired)
    io.out(`${translate(io.language, isRecorded ? 'signing.key.retired' : 'signing.key.never-signed', { vkey })}\n`);
  io.out(`${translate(io.language, 'signing.key.kept', { file })}\n`);
  return ExitCode.DONE;
}
