// @ts-check
// The reads of a plan in which ten thousand contributions were left, each as a ratio to the limit of the same run.
import { compareWithLimit, startPair, stopPairs } from '../comparing.mjs';
import { PLAN_READS } from '../documents.mjs';
import { CONNECTIONS, prepare } from '../loading.mjs';
import { addLargePlan, CONTRIBUTIONS, SUPPORTS } from './large-plan.mjs';

/**
 * Prints a table: each read against the limit.
 * @param {string} superuserUrl
 * @param {import('../comparing.mjs').Effort} effort
 */
export async function measurePlan(superuserUrl, effort) {
  const { url, applicationUrl } = await prepare(superuserUrl, 'plan', 1);
  await addLargePlan(url);
  console.log(
    `\nA plan with ${CONTRIBUTIONS} contributions and ${SUPPORTS} supports; ${effort.rounds} alternating rounds of ${effort.seconds} s, ${CONNECTIONS} connections.\n`,
  );
  const pair = await startPair(applicationUrl);
  try {
    await compareWithLimit(new Map([[`${CONTRIBUTIONS}`, pair]]), Object.keys(PLAN_READS), effort, 'contributions');
  } finally {
    stopPairs([pair]);
  }
}
