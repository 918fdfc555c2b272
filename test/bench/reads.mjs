// @ts-check
// The three reads that matter, each as a ratio to the limit measured in the same run.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Importer, publishVocabulary } from '@quipu/open-data';
import { Journal } from '@quipu/journal';
import { databaseOptions } from '@quipu/platform/database';
import autocannon from 'autocannon';
import { DataSource } from 'typeorm';
import { freshDatabase } from './database.mjs';
import { DOCUMENTS } from './documents.mjs';
import { median } from './figures.mjs';
import { multiply } from './synthetic.mjs';

const CONNECTIONS = 8;
const SCALES = [1, 10, 100];
const peru = fileURLToPath(new URL('../data/peru-paga-iii', import.meta.url));
const serverFile = fileURLToPath(new URL('servers.mjs', import.meta.url));

/**
 * @param {string} superuserUrl
 * @param {number} scale
 */
async function prepare(superuserUrl, scale) {
  const { url, applicationUrl } = await freshDatabase(superuserUrl, `reads_${scale}`);
  await publishVocabulary(url);
  const database = await new DataSource(databaseOptions(applicationUrl, [])).initialize();
  await new Importer(new Journal(database)).import(peru, { actor: { id: 'system:bench', role: 'system' } });
  await database.destroy();
  await multiply(url, scale);
  return applicationUrl;
}

/**
 * @param {'api' | 'limit'} kind
 * @param {string} url
 */
async function start(kind, url) {
  const child = fork(serverFile, [kind, url], { stdio: 'inherit' });
  const [{ port }] = await once(child, 'message');
  return { kind, port, child };
}

/** CPU milliseconds that a process has used, of Linux's clock of 100 ticks a second. @param {number | undefined} pid */
function cpuMs(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/**
 * @param {Awaited<ReturnType<typeof start>>} server
 * @param {string} name
 * @param {boolean} isKept
 * @param {number} seconds
 */
async function load(server, name, isKept, seconds) {
  const document = DOCUMENTS[name];
  const path = server.kind === 'api' ? 'graphql' : encodeURIComponent(name);
  /** @type {Record<string, string>} */
  const headers = { 'content-type': 'application/json' };
  // What comes with an authorization is computed anew.
  if (!isKept) headers['authorization'] = 'Bearer none';
  const before = cpuMs(server.child.pid);
  const result = await autocannon({
    url: `http://127.0.0.1:${server.port}/${path}`,
    method: 'POST',
    headers,
    body: JSON.stringify(document),
    connections: CONNECTIONS,
    duration: seconds,
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${server.kind} ${name}: ${result.non2xx} refusals, ${result.errors} errors`);
  const requests = result.requests.total;
  return { perSecond: requests / result.duration, cpu: (cpuMs(server.child.pid) - before) / requests };
}

/** @typedef {{ perSecond: number, cpu: number }} Figure */

/**
 * Rounds that alternate the contenders, so that the machine's mood hits each alike.
 * @param {number} rounds
 * @param {Record<string, () => Promise<Figure>>} contenders
 */
async function alternate(rounds, contenders) {
  const names = Object.keys(contenders);
  /** @type {Record<string, Figure[]>} */
  const figures = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 ? names.toReversed() : names)
      figures[name]?.push((await contenders[name]?.()) ?? { perSecond: NaN, cpu: NaN });
  }
  return figures;
}

/**
 * @param {Figure[] | undefined} some
 * @param {Figure[] | undefined} base
 */
const ratio = (some = [], base = []) =>
  median(some.map(({ perSecond }, round) => perSecond / (base[round]?.perSecond ?? NaN))).toFixed(2);
/** @param {Figure[] | undefined} some */
const cpuOf = (some = []) => median(some.map(({ cpu }) => cpu)).toFixed(2);

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
      await load(api, name, false, 2);
      await load(api, name, true, 1);
      await load(limit, name, true, 2);
      const found = await alternate(rounds, {
        limit: () => load(limit, name, true, seconds),
        computed: () => load(api, name, false, seconds),
        kept: () => load(api, name, true, seconds),
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
      small: () => load(small, name, false, seconds),
      large: () => load(large, name, false, seconds),
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
      const url = await prepare(superuserUrl, scale);
      scales.set(scale, { api: await start('api', url), limit: await start('limit', url) });
    }
    await compareWithLimit(scales, effort);
    await compareWithGrowth(scales, effort);
  } finally {
    for (const { api, limit } of scales.values()) for (const { child } of [api, limit]) child.disconnect();
  }
}
