import { translate } from '@quipu/i18n';
import {
  wordsOf,
  type Change,
  type ImportReport,
  type Problem,
  type ProblemCount,
  type ResourceReport,
} from '@quipu/open-data';
import type { Io } from './io.ts';

/** Places shown of each kind of problem, and changes shown of each file; --json gives all that are kept. */
const SHOWN = 10;

type Kind = ProblemCount & { readonly problems: readonly Problem[] };

/** Kinds of problems by file, in the order of their first place. */
function kindsByFile({ problems }: ImportReport): Map<string | null, Kind[]> {
  const files = new Map<string | null, Kind[]>();
  for (const { code, file, count } of problems.counts) {
    const own = problems.kept.filter((problem) => problem.code === code && problem.file === file);
    files.set(file, [...(files.get(file) ?? []), { code, file, count, problems: own }]);
  }
  return files;
}

function placeOf({ language }: Io, { row, column }: Problem): string {
  const parts = [row === null ? '' : translate(language, 'cli.report.row', { row }), column === null ? '' : column];
  return parts.filter(Boolean).join(', ');
}

/** Places of one kind; what to do is said once when it is the same for all. */
function kindLines(io: Io, { count, problems }: Kind): string[] {
  const shown = problems
    .slice(0, SHOWN)
    .map((problem) => ({ place: placeOf(io, problem), ...wordsOf(io.language, problem) }));
  const remedies = [...new Set(shown.map(({ remedy }) => remedy))];
  const lines = shown.flatMap(({ place, what, remedy }) => [
    `  ${place ? `${place}: ` : ''}${what}`,
    ...(remedies.length > 1 ? [`    → ${remedy}`] : []),
  ]);
  if (count > shown.length)
    lines.push(`  ${translate(io.language, 'cli.report.more', { count: count - shown.length })}`);
  if (remedies.length === 1) lines.push(`    → ${remedies[0]}`);
  return lines;
}

function refusedLines(io: Io, report: ImportReport): string[] {
  const { count } = report.problems;
  const files = [...kindsByFile(report)].flatMap(([file, kinds]) => {
    const sum = kinds.reduce((total, kind) => total + kind.count, 0);
    const title = translate(io.language, 'cli.report.file', {
      file: file ?? translate(io.language, 'cli.report.package'),
      count: sum,
    });
    return ['', title, ...kinds.flatMap((kind) => kindLines(io, kind))];
  });
  return [translate(io.language, 'cli.report.refused', { count }), ...files];
}

const changeLine = (io: Io, { row, column, before, after }: Change) => {
  const empty = translate(io.language, 'cli.report.empty');
  return `    ${translate(io.language, 'cli.report.row', { row })}, ${column}: ${before ?? empty} → ${after ?? empty}`;
};

function resourceLines(io: Io, { file, inserted, changed, unchanged, absent, changes }: ResourceReport): string[] {
  const more = changes.length - SHOWN;
  return [
    `  ${translate(io.language, 'cli.report.resource', { file, inserted, changed, unchanged })}`,
    ...(absent ? [`    ${translate(io.language, 'cli.report.absent', { count: absent })}`] : []),
    ...changes.slice(0, SHOWN).map((change) => changeLine(io, change)),
    ...(more > 0 ? [`    ${translate(io.language, 'cli.report.more', { count: more })}`] : []),
  ];
}

/** Says to a person what an import did, would do, or why it did nothing. */
export function writeReport(io: Io, report: ImportReport): void {
  const { outcome, resources } = report;
  if (outcome === 'refused') io.out(`${refusedLines(io, report).join('\n')}\n`);
  else {
    const { name = '', version = '', digest = '' } = report.package ?? {};
    const title = translate(io.language, `cli.report.${outcome}`, { name, version, digest });
    io.out(`${[title, ...resources.flatMap((resource) => resourceLines(io, resource))].join('\n')}\n`);
  }
}
