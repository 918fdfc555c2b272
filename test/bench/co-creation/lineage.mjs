// @ts-check
// Walks over five plans, each as a ratio to the limit of the same run, and how their cost grows with what lies around them.
import { compareWithGrowth, compareWithLimit, startPair, stopPairs } from '../comparing.mjs';
import { WALKS } from '../documents.mjs';
import { CONNECTIONS, prepare } from '../loading.mjs';
import { addFivePlans } from './five-plans.mjs';

const FAMILIES = [10, 100];

/**
 * Prints two tables: each walk against the limit, and how its cost grows while the walk itself stays as long.
 * @param {string} superuserUrl
 * @param {import('../comparing.mjs').Effort} effort
 */
export async function measureLineage(superuserUrl, effort) {
  console.log(
    `\nWalks over five plans; ${effort.rounds} alternating rounds of ${effort.seconds} s, ${CONNECTIONS} connections.\n`,
  );
  /** @type {Map<string, import('../comparing.mjs').Pair>} */
  const scales = new Map();
  const names = Object.keys(WALKS);
  try {
    for (const families of FAMILIES) {
      const { url, applicationUrl } = await prepare(superuserUrl, `lineage_${families}`, 1);
      await addFivePlans(url, families);
      scales.set(`${families}`, await startPair(applicationUrl));
    }
    await compareWithLimit(scales, names, effort, 'commitments in each plan');
    const [small, large] = [[...scales][0], [...scales].at(-1)];
    if (small && large) await compareWithGrowth(small, large, names, effort);
  } finally {
    stopPairs(scales.values());
  }
}
