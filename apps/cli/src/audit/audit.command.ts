import { translate, type MessageKey, type MessageValues } from '@quipu/i18n';
import { audit, wordsOfFinding, type AuditProgress, type AuditReport } from '@quipu/journal/audit';
import { databaseUrl } from '../database-url.ts';
import { ExitCode, type Io } from '../io.ts';
import { showSteps } from '../verify/progress.ts';
import { printable, writeJson, writeLines } from '../verify/words.ts';

export interface AuditCommandOptions {
  readonly json?: boolean;
}

/** Findings shown; --json gives all that are kept. */
const SHOWN = 50;

/** A bar for each phase, one after the other. */
function showPhases(io: Io): { show: (progress: AuditProgress) => void; end: () => void } {
  let phase: AuditProgress['phase'] | undefined;
  let bar: ReturnType<typeof showSteps> | undefined;
  return {
    show({ phase: now, done, of }) {
      if (now !== phase) {
        bar?.end();
        bar = showSteps(io, `audit.progress.${now}`);
        phase = now;
      }
      bar?.show(done, of);
    },
    end: () => bar?.end(),
  };
}

/** What anybody should know beside the findings: nothing of it is wrong. */
function remarkLines(io: Io, { erasedParts, lostEntries, lostRows }: AuditReport): string[] {
  const line = (key: MessageKey, values: MessageValues) => translate(io.language, key, values);
  return [
    ...(erasedParts > 0 ? [line('audit.erased', { count: erasedParts })] : []),
    ...(lostEntries > 0 ? [line('audit.lost-entries', { count: lostEntries })] : []),
    ...lostRows.map((lost) => `  ${line('audit.lost-rows', { ...lost })}`),
  ];
}

function reportLines(io: Io, report: AuditReport): string[] {
  const { size, findings, isRecorded } = report;
  const { count, kept } = findings;
  const say = (key: MessageKey, values: MessageValues = {}) => translate(io.language, key, values);
  if (count === 0) return [say('audit.clean', { size }), ...remarkLines(io, report)];
  const more = count - Math.min(kept.length, SHOWN);
  return [
    say('audit.found', { count, size }),
    ...kept.slice(0, SHOWN).map((finding) => `  - ${printable(wordsOfFinding(io.language, finding))}`),
    ...(more > 0 ? [`  ${say('audit.more', { count: more })}`] : []),
    ...remarkLines(io, report),
    say(isRecorded ? 'audit.recorded' : 'audit.recorded-before'),
  ];
}

/** Audits the database and says what is wrong with it. */
export async function auditDatabase(io: Io, { json }: AuditCommandOptions): Promise<ExitCode> {
  const url = databaseUrl(io, 'SEQUENCER_URL');
  const progress = showPhases(io);
  const report = await audit(url, { signal: io.signal, progress: progress.show }).finally(progress.end);
  const { findings } = report;
  const kept = findings.kept.map((finding) => ({ ...finding, words: wordsOfFinding(io.language, finding) }));
  if (json) writeJson(io, { ...report, findings: { ...findings, kept } });
  else writeLines(io, reportLines(io, report));
  return findings.count === 0 ? ExitCode.DONE : ExitCode.DRIFT_FOUND;
}
