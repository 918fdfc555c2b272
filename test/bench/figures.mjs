// @ts-check

/** @param {readonly number[]} numbers */
export const median = (numbers) => percentile(numbers, 0.5);

/**
 * @param {readonly number[]} numbers
 * @param {number} share from 0 to 1
 */
export const percentile = (numbers, share) =>
  numbers.toSorted((left, right) => left - right)[Math.floor(numbers.length * share)] ?? NaN;

/**
 * How long `work` takes, in milliseconds.
 * @param {() => Promise<unknown>} work
 */
export async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** @param {number} ms */
export const inMs = (ms) => `${ms.toPrecision(ms < 100 ? 2 : 3)} ms`;
