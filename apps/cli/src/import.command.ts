import { RECORDED_ENTITIES } from '@quipu/decisions';
import { Journal } from '@quipu/journal';
import type { Actor } from '@quipu/kernel';
import { Importer, wordsOf, type ImportReport } from '@quipu/open-data';
import { databaseOptions } from '@quipu/platform/database';
import { DataSource } from 'typeorm';
import { databaseUrl } from './database-url.ts';
import { writeReport } from './import-report.ts';
import { ExitCode, type Io } from './io.ts';
import { showProgress } from './progress.ts';

/** Who has the console of the installation and its database acts as coordinator. */
const CONSOLE: Actor = { id: 'operator:console', role: 'coordinator' };

export interface ImportCommandOptions {
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const exitCodeOf = ({ outcome, problems }: ImportReport): ExitCode => {
  if (outcome !== 'refused') return ExitCode.DONE;
  return problems.kept[0]?.code === 'PACKAGE_NOT_FOUND' ? ExitCode.WRONG_USAGE : ExitCode.PACKAGE_REFUSED;
};

/** The report for programs: as it is, with the words of each problem beside its code. */
const machineReadable = (io: Io, report: ImportReport): string => {
  const kept = report.problems.kept.map((problem) => ({ ...problem, ...wordsOf(io.language, problem) }));
  return `${JSON.stringify({ ...report, problems: { ...report.problems, kept } }, null, 2)}\n`;
};

/** Imports the package at `path` and reports what was written, or all that is wrong with it. */
export async function importPackage(io: Io, path: string, options: ImportCommandOptions): Promise<ExitCode> {
  const database = new DataSource(databaseOptions(databaseUrl(io, 'DATABASE_URL'), [...RECORDED_ENTITIES]));
  await database.initialize();
  const progress = showProgress(io);
  try {
    const report = await new Importer(new Journal(database)).import(path, {
      actor: CONSOLE,
      isDryRun: options.dryRun ?? false,
      signal: io.signal,
      progress: progress.show,
    });
    progress.end();
    if (options.json) io.out(machineReadable(io, report));
    else writeReport(io, report);
    return exitCodeOf(report);
  } finally {
    progress.end();
    await database.destroy();
  }
}
