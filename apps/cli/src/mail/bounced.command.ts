import { translate } from '@quipu/i18n';
import { databaseOptions } from '@quipu/platform/database';
import { bounced, readBounce } from '@quipu/platform/mail';
import { DataSource } from 'typeorm';
import { databaseUrl } from '../database-url.ts';
import { ExitCode, WrongUsage, type Io } from '../io.ts';

/**
 * Writes down a mail that came back, as the mail server pipes it in. What is no report of a mail of ours is nobody's fault:
 * it is told and left alone, so that the mail server does not send the report back.
 */
export async function noteBounce(io: Io): Promise<ExitCode> {
  const raw = await io.input?.();
  if (!raw) throw new WrongUsage(translate(io.language, 'cli.bounced.nothing'));
  const bounce = await readBounce(raw);
  if (!bounce) return told(io, 'cli.bounced.no-report');
  const database = await new DataSource(databaseOptions(databaseUrl(io, 'DATABASE_URL'), [])).initialize();
  try {
    const isOurs = await database.transaction((tx) => bounced(tx, bounce));
    return told(io, isOurs ? 'cli.bounced.noted' : 'cli.bounced.not-ours');
  } finally {
    await database.destroy();
  }
}

function told(io: Io, key: 'cli.bounced.no-report' | 'cli.bounced.noted' | 'cli.bounced.not-ours'): ExitCode {
  io.out(`${translate(io.language, key)}\n`);
  return ExitCode.DONE;
}
