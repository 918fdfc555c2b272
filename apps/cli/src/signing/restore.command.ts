import { translate } from '@quipu/i18n';
import { restoreFromMirror } from '@quipu/journal/recovery';
import { readJournalSettings } from '@quipu/platform/config';
import { databaseUrl } from '../database-url.ts';
import { ExitCode, type Io } from '../io.ts';
import { requireReason } from './reason.ts';

export interface RestoreOptions {
  readonly reason: string;
  readonly vkey?: string;
}

/** Brings the log of a restored database up to the checkpoint of a mirror. */
export async function restore(io: Io, place: string, { reason, vkey }: RestoreOptions): Promise<ExitCode> {
  const restored = await restoreFromMirror(readJournalSettings(io.env), {
    url: databaseUrl(io, 'SEQUENCER_URL'),
    place,
    reason: requireReason(io, reason),
    vkey,
  });
  const { from, to, found, reverted } = restored;
  const say = (text: string) => io.out(`${text}\n`);
  say(translate(io.language, 'signing.restore.done', { count: to - from, from, to, found }));
  const rows = Object.entries(reverted).map(([kind, count]) => `${kind} ${count}`);
  if (rows.length > 0) say(translate(io.language, 'signing.restore.rows', { rows: rows.join(', ') }));
  say(translate(io.language, 'signing.restore.next'));
  return ExitCode.DONE;
}
