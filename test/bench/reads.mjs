// @ts-check
// The three reads that matter, each as a ratio to the limit measured in the same run.
import { compareWithGrowth, compareWithLimit, startPair, stopPairs } from './comparing.mjs';
import { READS } from './documents.mjs';
import { CONNECTIONS, prepare } from './loading.mjs';

const SCALES = [1, 10, 100];

/**
 * Prints two tables: each read against the limit, and how its cost grows.
 * @param {string} superuserUrl
 * @param {import('./comparing.mjs').Effort} effort
 */
export async function measureReads(superuserUrl, effort) {
  console.log(
    `\n${effort.rounds} alternating rounds of ${effort.seconds} s, ${CONNECTIONS} connections; medians of the rounds' ratios of requests/s.\n`,
  );
  /** @type {Map<string, import('./comparing.mjs').Pair>} */
  const scales = new Map();
  const names = Object.keys(READS);
  try {
    for (const scale of SCALES) {
      const { applicationUrl } = await prepare(superuserUrl, `reads_${scale}`, scale);
      scales.set(`${scale}×`, await startPair(applicationUrl));
    }
    await compareWithLimit(scales, names, effort, 'plans');
    const [small, large] = [[...scales][0], [...scales].at(-1)];
    if (small && large) await compareWithGrowth(small, large, names, effort);
  } finally {
    stopPairs(scales.values());
  }
}
