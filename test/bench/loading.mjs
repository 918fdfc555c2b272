// @ts-check
// What the benchmarks of reads share: a database, servers in processes of their own, load, and ratios of alternating rounds.
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

export const CONNECTIONS = 8;
/** What comes with an authorization is computed anew. */
export const ANEW = { authorization: 'Bearer none' };
const peru = fileURLToPath(new URL('../data/peru-paga-iii', import.meta.url));
const serverFile = fileURLToPath(new URL('servers.mjs', import.meta.url));

/**
 * A database with Peru's third plan.
 * @param {string} superuserUrl
 * @param {string} name of the database
 * @param {number} scale copies of the plan
 */
export async function prepare(superuserUrl, name, scale) {
  const { url, applicationUrl } = await freshDatabase(superuserUrl, name);
  await publishVocabulary(url);
  const database = await new DataSource(databaseOptions(applicationUrl, [])).initialize();
  await new Importer(new Journal(database)).import(peru, { actor: { id: 'system:bench', role: 'system' } });
  await database.destroy();
  await multiply(url, scale);
  return { url, applicationUrl };
}

/**
 * A server of {@link file://./servers.mjs}, in a process of its own.
 * @param {'api' | 'open' | 'bare' | 'limit'} kind
 * @param {string} url
 */
export async function start(kind, url) {
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
 * Asks for one of the documents as fast as it is answered.
 * @param {Awaited<ReturnType<typeof start>>} server
 * @param {string} name
 * @param {{ seconds: number, headers?: Record<string, string> }} how
 */
export async function load(server, name, { seconds, headers = {} }) {
  const document = DOCUMENTS[name];
  const path = server.kind === 'limit' ? encodeURIComponent(name) : 'graphql';
  const before = cpuMs(server.child.pid);
  const result = await autocannon({
    url: `http://127.0.0.1:${server.port}/${path}`,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
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
export async function alternate(rounds, contenders) {
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
export const ratio = (some = [], base = []) =>
  median(some.map(({ perSecond }, round) => perSecond / (base[round]?.perSecond ?? NaN))).toFixed(2);
/** @param {Figure[] | undefined} some */
export const cpuOf = (some = []) => median(some.map(({ cpu }) => cpu)).toFixed(2);
