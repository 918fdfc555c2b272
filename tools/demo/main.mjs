// @ts-check
// The whole of Quipu on one machine: starts its programs in order, watches them, and leaves nothing behind.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PlainError, say, wordsOf } from '../messages.mjs';
import { startPostgres } from '../postgres/index.mjs';
import { rotateLogs } from './children.mjs';
import { announce, prepareData } from './data.mjs';
import { environments } from './environment.mjs';
import { readOptions } from './options.mjs';
import { checkPorts } from './ports.mjs';
import { show } from './screen.mjs';
import { StopRequested, stopWish } from './stopping.mjs';
import { Supervisor } from './supervisor.mjs';

/** @typedef {import('./options.mjs').Options} Options */

const root = fileURLToPath(new URL('../..', import.meta.url));
const DEFAULT_DATA = join(root, '.data');
const PLAN = { package: join(root, 'test', 'data', 'peru-paga-iii'), code: 'PE-PAGA-3' };

/** The program that the folder `apps/<app>` builds. */
const mainOf = (/** @type {'api' | 'worker' | 'cli'} */ app) => join(root, 'apps', app, 'dist', 'main.js');

/**
 * The database of the demo: an own PostgreSQL, or the one that DATABASE_URL names. There MIGRATOR_DATABASE_URL may name the user who
 * migrates; without it DATABASE_URL does, and the application's user is made by the migration.
 * @param {Supervisor} supervisor
 * @param {Options} options
 */
async function provideDatabase(supervisor, { data }) {
  const { DATABASE_URL: given, MIGRATOR_DATABASE_URL: migrator } = process.env;
  let migratorUrl = migrator ?? given ?? '';
  await supervisor.step(given ? 'demo.step.given' : 'demo.step.database', async () => {
    if (!given) migratorUrl = await supervisor.startPostgres(() => startPostgres({ dataDir: data }));
  });
  return { migratorUrl, applicationUrl: migrator ? given : undefined, isOwn: !given };
}

/**
 * @param {Supervisor} supervisor
 * @param {Options} options
 */
async function start(supervisor, options) {
  const env = environments(options, await provideDatabase(supervisor, options));
  const cli = (/** @type {string[]} */ ...args) =>
    supervisor.run({ name: 'cli', script: mainOf('cli'), args, env: env.cli });
  await supervisor.step('demo.step.migrate', () => cli('migrate'));
  await supervisor.step('demo.step.import', () => cli('import', PLAN.package));
  await supervisor.step('demo.step.accounts', () => cli('demo-accounts'));
  await supervisor.step('demo.step.portal', () =>
    supervisor.launch(
      { name: 'portal', script: join(root, 'apps', 'web', 'server.mjs'), env: env.portal },
      { url: env.portal.PORTAL_ORIGIN, timeoutMs: 60_000, satisfies: () => true },
    ),
  );
  await supervisor.step('demo.step.worker', () =>
    supervisor.launch({ name: 'worker', script: mainOf('worker'), env: env.worker }),
  );
  await supervisor.step('demo.step.snapshot', () => cli('snapshot', PLAN.code));
  // Last, because its health is the sign that everything is ready.
  await supervisor.step('demo.step.api', () =>
    supervisor.launch(
      { name: 'api', script: mainOf('api'), env: env.api },
      { url: `${env.api.API_URL}/health`, timeoutMs: 120_000, satisfies: ({ ok }) => ok },
    ),
  );
  return env;
}

/**
 * Shows the portal to somebody who sits in front of a screen.
 * @param {string} url
 */
function openBrowser(url) {
  const hasScreen = process.platform === 'darwin' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  if (!process.stdout.isTTY || !hasScreen || process.env['CI']) return;
  const opener = spawn(process.platform === 'darwin' ? 'open' : 'xdg-open', [url], { detached: true, stdio: 'ignore' });
  opener.on('error', () => undefined).unref();
}

/**
 * Runs the demo until somebody asks to stop or something goes wrong.
 * @param {Options} options
 * @returns {Promise<number>} the exit code
 */
async function main(options) {
  const place = { cwd: root, logs: join(options.data, 'logs') };
  const wish = stopWish(() => {
    supervisor.kill();
    show(say('demo.killed'));
    process.exit(130);
  });
  const supervisor = new Supervisor(place, wish);
  await checkPorts(options);
  prepareData(options.data);
  rotateLogs(place.logs, ['api', 'worker', 'portal', 'cli']);
  const outcome = await runUntilTrouble(supervisor, options);
  show(say('demo.stopping'));
  await supervisor.stop();
  show(say('demo.stopped', { data: options.data }));
  return outcome;
}

/**
 * @param {Supervisor} supervisor
 * @param {Options} options
 */
async function runUntilTrouble(supervisor, options) {
  let retract = () => {};
  try {
    const env = await start(supervisor, options);
    retract = announce(join(DEFAULT_DATA, 'demo.json'), env.cli);
    show(
      say('demo.ready', {
        api: env.api.API_URL,
        portal: env.portal.PORTAL_ORIGIN,
        data: options.data,
        password: env.cli.DEMO_PASSWORD,
      }),
    );
    if (options.opensBrowser) openBrowser(env.portal.PORTAL_ORIGIN);
    return await supervisor.trouble();
  } catch (error) {
    if (error instanceof StopRequested) return 0;
    console.error(wordsOf(error));
    return 1;
  } finally {
    retract();
  }
}

// Found among the processes by the command that started it; a signal to its group stops all of it.
process.title = ['npm run demo --', ...process.argv.slice(2)].join(' ');
try {
  process.exit(await main(readOptions(process.argv.slice(2), DEFAULT_DATA)));
} catch (error) {
  console.error(wordsOf(error));
  process.exit(error instanceof PlainError && error.key === 'demo.usage' ? 2 : 1);
}
