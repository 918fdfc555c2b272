// @ts-check
// The API against its limit, and against itself with more data.
import { median } from './figures.mjs';
import { alternate, ANEW, cpuOf, load, ratio, start } from './loading.mjs';

/** @typedef {{ api: Awaited<ReturnType<typeof start>>, limit: Awaited<ReturnType<typeof start>> }} Pair */
/** @typedef {{ rounds: number, seconds: number }} Effort */

/**
 * The API on the database at `url`, and beside it its limit.
 * @param {string} url
 * @returns {Promise<Pair>}
 */
export const startPair = async (url) => ({ api: await start('api', url), limit: await start('limit', url) });

/** @param {Iterable<Pair>} pairs */
export function stopPairs(pairs) {
  for (const { api, limit } of pairs) for (const { child } of [api, limit]) child.disconnect();
}

/**
 * Prints a table: each read against the limit, computed and kept.
 * @param {Map<string, Pair>} pairs by what is asked of them, as the second column names it
 * @param {readonly string[]} names of documents
 * @param {Effort} effort
 * @param {string} heading of the second column
 */
export async function compareWithLimit(pairs, names, { rounds, seconds }, heading) {
  console.log(
    `| read | ${heading} | computed / limit | kept / limit | CPU ms: limit, computed, kept | limit requests/s |`,
  );
  console.log('| --- | --- | --- | --- | --- | --- |');
  for (const name of names) {
    for (const [scale, { api, limit }] of pairs) {
      await load(api, name, { seconds: 2, headers: ANEW });
      await load(api, name, { seconds: 1 });
      await load(limit, name, { seconds: 2 });
      const found = await alternate(rounds, {
        limit: () => load(limit, name, { seconds }),
        computed: () => load(api, name, { seconds, headers: ANEW }),
        kept: () => load(api, name, { seconds }),
      });
      const cpu = [found['limit'], found['computed'], found['kept']].map(cpuOf).join(', ');
      const base = median((found['limit'] ?? []).map(({ perSecond }) => perSecond));
      console.log(
        `| ${name} | ${scale} | ${ratio(found['computed'], found['limit'])} | ${ratio(found['kept'], found['limit'])} | ${cpu} | ${base.toPrecision(base < 100 ? 2 : 4)} |`,
      );
    }
  }
}

/**
 * Prints a table: how the cost of each read, computed, grows from one database to the other.
 * @param {readonly [string, Pair]} few
 * @param {readonly [string, Pair]} many
 * @param {readonly string[]} names of documents
 * @param {Effort} effort
 */
export async function compareWithGrowth([few, small], [many, large], names, { rounds, seconds }) {
  console.log(`\n| read | growth of the cost from ${few} to ${many} |`);
  console.log('| --- | --- |');
  for (const name of names) {
    const found = await alternate(rounds, {
      small: () => load(small.api, name, { seconds, headers: ANEW }),
      large: () => load(large.api, name, { seconds, headers: ANEW }),
    });
    console.log(`| ${name} | ${ratio(found['small'], found['large'])}× |`);
  }
}
