import { translate } from '@quipu/i18n';
import { adoptCheckpoint } from '@quipu/journal/recovery';
import { signerOf, type WitnessAnswer } from '@quipu/journal/signing';
import { readJournalSettings } from '@quipu/platform/config';
import pg from 'pg';
import { databaseUrl } from '../database-url.ts';
import { ExitCode, type Io } from '../io.ts';

const inBase64 = (root: Uint8Array) => Buffer.from(root).toString('base64');

function sayAnswers(io: Io, answers: readonly WitnessAnswer[]): void {
  for (const { witness, outcome, detail } of answers)
    io.out(`${translate(io.language, `signing.witness.${outcome}`, { witness, detail })}\n`);
}

/** Signs the log once, for an installation where the worker must not have the key. */
export async function signCheckpoint(io: Io): Promise<ExitCode> {
  const database = new pg.Pool({ connectionString: databaseUrl(io, 'SEQUENCER_URL') });
  // The query that meets a lost connection fails; without a listener the process would.
  database.on('error', () => undefined);
  try {
    const signing = await signerOf(readJournalSettings(io.env), database).sign();
    if (signing.outcome === 'announced') {
      io.out(`${translate(io.language, 'signing.checkpoint.announced')}\n`);
      return ExitCode.DONE;
    }
    const { isOld, answers, late } = signing;
    const { size, root } = signing.checkpoint;
    const key = isOld ? 'signing.checkpoint.unchanged' : 'signing.checkpoint.signed';
    io.out(`${translate(io.language, key, { size, root: inBase64(root) })}\n`);
    sayAnswers(io, answers);
    sayAnswers(io, await late);
    return ExitCode.DONE;
  } finally {
    await database.end();
  }
}

/** Gives a signer that lost its memory the last checkpoint. */
export async function adopt(io: Io, file: string, { vkey }: { readonly vkey?: string }): Promise<ExitCode> {
  const settings = readJournalSettings(io.env);
  const { size, root } = await adoptCheckpoint(settings, file, vkey);
  const values = { file: settings.JOURNAL_STATE_FILE ?? '', size, root: inBase64(root) };
  io.out(`${translate(io.language, 'signing.checkpoint.adopted', values)}\n`);
  return ExitCode.DONE;
}
