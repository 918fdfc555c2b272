// @ts-check
// npm run bench: what matters, each as a ratio to a baseline measured in the same run.
// Options: --only reads|guard|capture|log|plan|lineage|bulk|six-hundred, --rounds N (5), --seconds N (3), --on URL of a superuser of
// another server, whose databases bench_… are made anew.
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { startPostgres } from '@quipu/postgres';
import { measureCapture } from './capture.mjs';
import { measureBulk } from './co-creation/bulk.mjs';
import { measureLineage } from './co-creation/lineage.mjs';
import { measurePlan } from './co-creation/plan.mjs';
import { measureSixHundred } from './co-creation/six-hundred.mjs';
import { serverAt } from './database.mjs';
import { measureGuard } from './guard.mjs';
import { measureLog } from './log.mjs';
import { measureReads } from './reads.mjs';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    on: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
  },
});

const effort = { rounds: Number(options.rounds), seconds: Number(options.seconds) };
const postgres = options.on
  ? await serverAt(options.on)
  : await startPostgres({ settings: { fsync: 'on', shared_buffers: '512MB', max_connections: '200' } });
/** @type {Record<string, () => Promise<void>>} */
const sections = {
  reads: () => measureReads(postgres.url, effort),
  guard: () => measureGuard(postgres.url, effort),
  capture: () => measureCapture(postgres.url),
  log: () => measureLog(postgres.url),
  plan: () => measurePlan(postgres.url, effort),
  lineage: () => measureLineage(postgres.url, effort),
  bulk: () => measureBulk(postgres.url, effort),
  'six-hundred': () => measureSixHundred(),
};
try {
  console.log(
    `Machine: ${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB; Node ${process.versions.node}; PostgreSQL ${postgres.version}`,
  );
  for (const [name, measure] of Object.entries(sections)) if (!options.only || options.only === name) await measure();
} finally {
  await postgres.stop();
}
