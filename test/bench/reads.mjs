// @ts-check
// The three reads that matter, each as a ratio to the limit measured in the same run.
import { DOCUMENTS } from './documents.mjs';
import { median } from './figures.mjs';
import { alternate, ANEW, CONNECTIONS, cpuOf, load, prepare, ratio, start } from './loading.mjs';

const SCALES = [1, 10, 100];

/** @typedef {{ api: Awaited<ReturnType<typeof start>>, limit: Awaited<ReturnType<typeof start>> }} Pair */

/**
 * @param {Map<number, Pair>} scales
 * @param {{ rounds: number, seconds: number }} effort
 */
async function compareWithLimit(scales, { rounds, seconds }) {
  console.log('| read | plans | computed / limit | kept / limit | CPU ms: limit, computed, kept | limit requests/s |');
  console.log('| --- | --- | --- | --- | --- | --- |');
  for (const name of Object.keys(DOCUMENTS)) {
    for (const [scale, { api, limit }] of scales) {
      await load(api, name, { seconds: 2, headers: ANEW });
      await load(api, name, { seconds: 1 });
      await load(limit, name, { seconds: 2 });
      const found = await alternate(rounds, {
        limit: () => load(limit, name, { seconds }),
        computed: () => load(api, name, { seconds, headers: ANEW }),
        kept: () => load(api, name, { seconds }),
      });
      const cpu = [found['limit'], found['computed'], found['kept']].map(cpuOf).join(', ');
      const base = Math.round(median((found['limit'] ?? []).map(({ perSecond }) => perSecond)));
      console.log(
        `| ${name} | ${scale}× | ${ratio(found['computed'], found['limit'])} | ${ratio(found['kept'], found['limit'])} | ${cpu} | ${base} |`,
      );
    }
  }
}

/**
 * @param {Map<number, Pair>} scales
 * @param {{ rounds: number, seconds: number }} effort
 */
async function compareWithGrowth(scales, { rounds, seconds }) {
  console.log('\n| read | growth of the cost from 1× to 100× |');
  console.log('| --- | --- |');
  const [small, large] = [scales.get(1)?.api, scales.get(100)?.api];
  if (!small || !large) return;
  for (const name of Object.keys(DOCUMENTS)) {
    const found = await alternate(rounds, {
      small: () => load(small, name, { seconds, headers: ANEW }),
      large: () => load(large, name, { seconds, headers: ANEW }),
    });
    console.log(`| ${name} | ${ratio(found['small'], found['large'])}× |`);
  }
}

/**
 * Prints two tables: each read against the limit, and how its cost grows.
 * @param {string} superuserUrl
 * @param {{ rounds: number, seconds: number }} effort
 */
export async function measureReads(superuserUrl, effort) {
  console.log(
    `\n${effort.rounds} alternating rounds of ${effort.seconds} s, ${CONNECTIONS} connections; medians of the rounds' ratios of requests/s.\n`,
  );
  /** @type {Map<number, Pair>} */
  const scales = new Map();
  try {
    for (const scale of SCALES) {
      const { applicationUrl } = await prepare(superuserUrl, `reads_${scale}`, scale);
      scales.set(scale, { api: await start('api', applicationUrl), limit: await start('limit', applicationUrl) });
    }
    await compareWithLimit(scales, effort);
    await compareWithGrowth(scales, effort);
  } finally {
    for (const { api, limit } of scales.values()) for (const { child } of [api, limit]) child.disconnect();
  }
}
