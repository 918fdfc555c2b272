import type { Problem, ProblemCount, Problems } from '../check/problems.ts';
import type { ResourceReport } from '../tables/matching.ts';

/**
 * - `imported`: everything is written, in one act.
 * - `unchanged`: all of it is on record already; nothing was written and no act recorded.
 * - `checked`: a dry run; the package is clean and the report says what an import would write.
 * - `refused`: the package has problems; nothing was written.
 */
export type ImportOutcome = 'imported' | 'unchanged' | 'checked' | 'refused';

/** Which package it was. */
export interface PackageIdentity {
  readonly name: string;
  readonly version: string;
  readonly format: string;
  /** SHA-256, lower-case hex, of the package: the same for a folder and a ZIP of the same files. */
  readonly digest: string;
}

export interface ImportReport {
  readonly outcome: ImportOutcome;
  /** Null when the package does not say what it is. */
  readonly package: PackageIdentity | null;
  readonly problems: {
    readonly count: number;
    /** By kind and file, every one counted. */
    readonly counts: readonly ProblemCount[];
    /** The first of them, by place. */
    readonly kept: readonly Problem[];
  };
  /** By file; empty when the package was refused. */
  readonly resources: readonly ResourceReport[];
}

const inOrder = (one: Problem, other: Problem) =>
  (one.file ?? '').localeCompare(other.file ?? '') || (one.row ?? 0) - (other.row ?? 0);

export const refusal = (identity: PackageIdentity | null, problems: Problems): ImportReport => ({
  outcome: 'refused',
  package: identity,
  problems: { count: problems.count, counts: problems.counts(), kept: problems.kept.toSorted(inOrder) },
  resources: [],
});

/** The report of a clean package. */
export function clean(
  identity: PackageIdentity,
  resources: readonly ResourceReport[],
  isDryRun: boolean,
): ImportReport {
  const isSame = resources.every(({ inserted, changed }) => inserted + changed === 0);
  return {
    outcome: isSame ? 'unchanged' : isDryRun ? 'checked' : 'imported',
    package: identity,
    problems: { count: 0, counts: [], kept: [] },
    resources,
  };
}
