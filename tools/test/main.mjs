// @ts-check
// Runs every step of `npm test`, one after the other, and ends with the line "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { exitCodeOf, forwardSignals, runHere, stopSignal } from '../launch/child.mjs';
import { PlainError, say, wordsOf } from '../messages.mjs';
import { startPostgres } from '../postgres/index.mjs';
import { countJest, countPlaywright, lastLine, ONE, sum } from './counts.mjs';
import { alsoOn, QUICK_JEST, STEPS } from './steps.mjs';

/**
 * @typedef {import('./steps.mjs').Step} Step
 * @typedef {import('./counts.mjs').Counts} Counts
 * @typedef {object} Run
 * @property {string} reports a folder for what the test programs count
 * @property {NodeJS.ProcessEnv} env
 * @property {readonly string[]} more arguments of the command line for the step
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const CHROMIUM = '/usr/bin/chromium';
/** Where Debian's golang-golang-x-mod-dev puts its sources. */
const GO_SOURCES = '/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog';

/** @type {Readonly<Record<Step['kind'], (step: Step, run: Run) => Promise<Counts>>>} */
const KINDS = { commands: runCommands, jest: runJest, go: runGo, browser: runBrowser };

/** @type {(step: Step, run: Run) => Promise<Counts>} */
async function runCommands({ commands = [], cwd = '.' }, { env, more }) {
  let isGood = true;
  for (const [program = '', ...args] of commands) {
    isGood = (await runHere(program, [...args, ...more], { cwd: join(root, cwd), env })) === 0 && isGood;
  }
  return isGood ? ONE.passed : ONE.failed;
}

/** @type {(step: Step, run: Run) => Promise<Counts>} */
async function runJest({ name, args = [] }, { env, more, reports }) {
  const report = join(reports, `${name}.json`);
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const reporting = ['--json', `--outputFile=${report}`];
  const code = await runHere(process.execPath, [...flags, jest, ...reporting, ...args, ...more], { cwd: root, env });
  return countJest(report, code);
}

/** Suites that build a program in Go first. @type {(step: Step, run: Run) => Promise<Counts>} */
async function runGo(step, run) {
  if (existsSync(GO_SOURCES) && spawnSync('go', ['version']).status === 0) return runJest(step, run);
  console.log(say('test.skipped', { name: step.name, why: say('test.no-go') }));
  return run.env['CI'] ? ONE.failed : ONE.skipped;
}

/** @type {(step: Step, run: Run) => Promise<Counts>} */
async function runBrowser({ name, args = [] }, { env, more, reports }) {
  const chromium = env['CHROMIUM'] ?? CHROMIUM;
  if (!existsSync(chromium)) {
    console.log(say('test.skipped', { name, why: say('test.no-browser') }));
    return env['CI'] ? ONE.failed : ONE.skipped;
  }
  const report = join(reports, `${name}.json`);
  const all = { ...env, CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const code = await runHere('playwright', ['test', ...args, '--reporter=list,json', ...more], { cwd: root, env: all });
  return countPlaywright(report, code);
}

/**
 * @param {Step} step
 * @param {Run} run
 */
async function runStep(step, run) {
  const start = Date.now();
  console.log(`\n${say('test.step', { name: step.name, what: step.what })}`);
  const counts = await KINDS[step.kind](step, { ...run, env: { ...run.env, ...step.env } });
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  const isSkipped = counts.skipped > 0 && counts.passed + counts.failed === 0;
  if (!isSkipped) console.log(say(counts.failed > 0 ? 'test.failed' : 'test.passed', { name: step.name, seconds }));
  return counts;
}

/** @param {readonly Step[]} steps */
async function provideDatabase(steps) {
  if (process.env['TEST_DATABASE_URL'] || steps.every(({ kind }) => kind === 'commands')) return undefined;
  // Room for suites that run side by side, each with its own database and pools.
  return startPostgres({ settings: { max_connections: '300' } });
}

/** @param {readonly string[]} args */
function readArguments(args) {
  const options = /** @type {const} */ ({
    only: { type: 'string' },
    'also-on': { type: 'string' },
    check: { type: 'boolean' },
  });
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { steps: chooseSteps(values), more: positionals };
  } catch (error) {
    if (error instanceof PlainError) throw error;
    throw new PlainError('test.usage', { problem: error instanceof Error ? error.message : '' });
  }
}

/**
 * @param {{ only?: string | undefined, 'also-on'?: string | undefined, check?: boolean | undefined }} values
 * @returns {readonly Step[]}
 */
function chooseSteps({ only, 'also-on': url, check }) {
  const all = check
    ? [...STEPS.filter(({ isQuick }) => isQuick), QUICK_JEST]
    : [...STEPS, ...(url ? [alsoOn(url)] : [])];
  const steps = only ? all.filter(({ name }) => name === only) : all;
  if (steps.length === 0)
    throw new PlainError('test.unknown-step', { name: only ?? '', steps: all.map(({ name }) => name).join(', ') });
  return steps;
}

/** @param {readonly string[]} args */
async function main(args) {
  const { steps, more } = readArguments(args);
  const reports = mkdtempSync(join(tmpdir(), 'quipu-test-'));
  const database = await provideDatabase(steps);
  const env = { ...process.env, ...(database ? { TEST_DATABASE_URL: database.url } : {}) };
  /** @type {Counts[]} */
  const counts = [];
  try {
    for (const step of steps) {
      if (!stopSignal()) counts.push(await runStep(step, { env, more, reports }));
    }
  } finally {
    await database?.stop();
    rmSync(reports, { recursive: true, force: true });
  }
  const total = sum(counts);
  console.log(`\n${lastLine(total)}`);
  const signal = stopSignal();
  return signal ? exitCodeOf(signal) : Number(total.failed > 0);
}

forwardSignals();
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(wordsOf(error));
  console.log(`\n${lastLine(ONE.failed)}`);
  process.exitCode = 1;
}
