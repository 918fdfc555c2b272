// @ts-check
// npm run bench: the three reads that matter, each as a ratio to the limit measured in the same run.
// Options: --rounds N (5), --seconds N (3).
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { install } from '@quipu/migrations/install';
import { Importer, publishVocabulary } from '@quipu/open-data';
import { Journal } from '@quipu/journal';
import { databaseOptions } from '@quipu/platform/database';
import { startPostgres } from '@quipu/postgres';
import autocannon from 'autocannon';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { DOCUMENTS } from './documents.mjs';
import { multiply } from './synthetic.mjs';

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '3' } },
});
const ROUNDS = Number(options.rounds);
const SECONDS = Number(options.seconds);
const CONNECTIONS = 8;
const SCALES = [1, 10, 100];
const PASSWORD = 'bench';
const peru = fileURLToPath(new URL('../data/peru-paga-iii', import.meta.url));
const serverFile = fileURLToPath(new URL('servers.mjs', import.meta.url));

/** @param {number[]} numbers */
const median = (numbers) => numbers.toSorted((left, right) => left - right)[Math.floor(numbers.length / 2)] ?? NaN;

/**
 * @param {string} superuserUrl
 * @param {number} scale
 */
async function prepare(superuserUrl, scale) {
  const name = `bench_${scale}`;
  const admin = new pg.Client(superuserUrl);
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const url = superuserUrl.replace(/\/[^/]*$/, `/${name}`);
  await install(url, { application: PASSWORD });
  await publishVocabulary(url);
  const application = new URL(url);
  application.username = 'quipu_application';
  application.password = PASSWORD;
  const database = await new DataSource(databaseOptions(application.href, [])).initialize();
  await new Importer(new Journal(database)).import(peru, { actor: { id: 'system:bench', role: 'system' } });
  await database.destroy();
  await multiply(url, scale);
  return application.href;
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
 * @param {number} [seconds]
 */
async function load(server, name, isKept, seconds = SECONDS) {
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
 * @param {Record<string, () => Promise<Figure>>} contenders
 */
async function alternate(contenders) {
  const names = Object.keys(contenders);
  /** @type {Record<string, Figure[]>} */
  const figures = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
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

const postgres = await startPostgres({ settings: { fsync: 'on', shared_buffers: '512MB', max_connections: '200' } });
/** @type {Awaited<ReturnType<typeof start>>[]} */
const servers = [];
try {
  console.log(
    `Machine: ${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB; Node ${process.versions.node}; PostgreSQL ${postgres.version}`,
  );
  console.log(
    `${ROUNDS} alternating rounds of ${SECONDS} s, ${CONNECTIONS} connections; medians of the rounds' ratios of requests/s.\n`,
  );
  /** @type {Map<number, { api: Awaited<ReturnType<typeof start>>, limit: Awaited<ReturnType<typeof start>> }>} */
  const scales = new Map();
  for (const scale of SCALES) {
    const url = await prepare(postgres.url, scale);
    const pair = { api: await start('api', url), limit: await start('limit', url) };
    servers.push(pair.api, pair.limit);
    scales.set(scale, pair);
  }
  console.log('| read | plans | computed / limit | kept / limit | CPU ms: limit, computed, kept | limit requests/s |');
  console.log('| --- | --- | --- | --- | --- | --- |');
  for (const name of Object.keys(DOCUMENTS)) {
    for (const [scale, { api, limit }] of scales) {
      for (const warm of [
        () => load(api, name, false, 2),
        () => load(api, name, true, 1),
        () => load(limit, name, true, 2),
      ])
        await warm();
      const found = await alternate({
        limit: () => load(limit, name, true),
        computed: () => load(api, name, false),
        kept: () => load(api, name, true),
      });
      const cpu = [found['limit'], found['computed'], found['kept']].map(cpuOf).join(', ');
      const base = Math.round(median((found['limit'] ?? []).map(({ perSecond }) => perSecond)));
      console.log(
        `| ${name} | ${scale}× | ${ratio(found['computed'], found['limit'])} | ${ratio(found['kept'], found['limit'])} | ${cpu} | ${base} |`,
      );
    }
  }
  console.log('\n| read | growth of the cost from 1× to 100× |');
  console.log('| --- | --- |');
  for (const name of Object.keys(DOCUMENTS)) {
    const [small, large] = [scales.get(1)?.api, scales.get(100)?.api];
    if (!small || !large) continue;
    const found = await alternate({ small: () => load(small, name, false), large: () => load(large, name, false) });
    console.log(`| ${name} | ${ratio(found['small'], found['large'])}× |`);
  }
} finally {
  for (const { child } of servers) child.disconnect();
  await postgres.stop();
}
