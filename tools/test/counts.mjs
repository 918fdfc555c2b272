// @ts-check
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @type {Readonly<Record<'passed' | 'failed' | 'skipped', Counts>>} */
export const ONE = {
  passed: { passed: 1, failed: 0, skipped: 0 },
  failed: { passed: 0, failed: 1, skipped: 0 },
  skipped: { passed: 0, failed: 0, skipped: 1 },
};

/** @param {readonly Counts[]} all */
export const sum = (all) => ({
  passed: all.reduce((total, { passed }) => total + passed, 0),
  failed: all.reduce((total, { failed }) => total + failed, 0),
  skipped: all.reduce((total, { skipped }) => total + skipped, 0),
});

/** The last line of everything. @param {Counts} counts */
export const lastLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/**
 * What a test program counted; one failure at least when it failed without saying which test did, and when it ran no test at all.
 * @param {Counts} counts
 * @param {number} code its exit code
 */
const honest = (counts, code) =>
  counts.failed === 0 && (code !== 0 || counts.passed + counts.skipped === 0) ? sum([counts, ONE.failed]) : counts;

/**
 * @param {string} file Jest's report
 * @param {number} code
 */
export function countJest(file, code) {
  if (!existsSync(file)) return ONE.failed;
  /** @type {Record<'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests' | 'numRuntimeErrorTestSuites', number>} */
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const counts = {
    passed: report.numPassedTests,
    // A suite that could not be loaded has no tests to count.
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  };
  return honest(counts, code);
}

/**
 * @param {string} file Playwright's report
 * @param {number} code
 */
export function countPlaywright(file, code) {
  if (!existsSync(file)) return ONE.failed;
  /** @type {{ stats: Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>, errors: readonly unknown[] }} */
  const { stats, errors } = JSON.parse(readFileSync(file, 'utf8'));
  const counts = {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
  return honest(counts, code);
}
