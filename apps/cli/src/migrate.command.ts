import { translate } from '@quipu/i18n';
import { install } from '@quipu/migrations/install';
import { publishVocabulary } from '@quipu/open-data';
import { databaseUrl } from './database-url.ts';
import { writeReport } from './import-report.ts';
import { ExitCode, type Io } from './io.ts';

/** Brings the database to the newest schema and publishes the codes that ship with this program. Again without harm. */
export async function migrate(io: Io): Promise<ExitCode> {
  const url = databaseUrl(io, 'MIGRATOR_DATABASE_URL', 'DATABASE_URL');
  const steps = await install(url, {
    application: io.env['APPLICATION_PASSWORD'],
    sequencer: io.env['SEQUENCER_PASSWORD'],
    privacy: io.env['PRIVACY_PASSWORD'],
  });
  // TypeORM's order stands behind the name that the file has.
  for (const step of steps)
    io.out(`${translate(io.language, 'cli.migrate.step', { step: step.replace(/-\d{13}$/, '') })}\n`);
  const report = await publishVocabulary(url);
  if (report.outcome === 'refused') {
    writeReport(io, report);
    return ExitCode.FAULT;
  }
  const isNew = steps.length > 0 || report.outcome === 'imported';
  io.out(`${translate(io.language, isNew ? 'cli.migrate.done' : 'cli.migrate.unchanged')}\n`);
  return ExitCode.DONE;
}
