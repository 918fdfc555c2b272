#!/usr/bin/env node
// @ts-check
// The door to everything: provides a Node that is new enough, installs, builds, then runs the task. No dependency, any Node from 20.19.
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './launch/build.mjs';
import { forwardSignals, runHere } from './launch/child.mjs';
import { install } from './launch/install.mjs';
import { provideNode } from './launch/node.mjs';
import { demoEnvironment, TASKS } from './launch/tasks.mjs';
import { waitForLock } from './lock.mjs';
import { PlainError, say, wordsOf } from './messages.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Node, packages and build, made ready by one run at a time. */
async function prepare() {
  const lock = await waitForLock(join(root, '.install-lock'), (pid) => console.error(say('lock.wait', { pid })));
  try {
    const node = await provideNode(root, lock.share);
    /** @type {NodeJS.ProcessEnv} */
    const env = {
      ...process.env,
      PATH: [dirname(node), join(root, 'node_modules', '.bin'), process.env['PATH']].join(delimiter),
    };
    await install(root, node, lock.share);
    await build(root, node, env, lock.share);
    return { node, env };
  } finally {
    lock.release();
  }
}

/**
 * @param {string} name
 * @param {readonly string[]} args
 */
async function run(name, args) {
  const task = Object.hasOwn(TASKS, name) ? TASKS[name] : undefined;
  if (!task) throw new PlainError('run.usage', { tasks: Object.keys(TASKS).join('|') });
  const { node, env } = await prepare();
  const script = join(root, task.script);
  if (!existsSync(script)) throw new PlainError('run.missing', { task: name, file: task.script });
  const cwd = task.cwd === 'caller' ? (process.env['INIT_CWD'] ?? process.cwd()) : root;
  const added = task.usesDemo && !env['DATABASE_URL'] ? demoEnvironment(root) : {};
  return runHere(node, [script, ...(task.args ?? []), ...args], {
    cwd,
    env: { ...env, ...task.env, ...added },
    ipc: true,
    isLeader: task.isLeader ?? false,
  });
}

forwardSignals();
try {
  const [name = '', ...args] = process.argv.slice(2);
  process.exitCode = await run(name, args);
} catch (error) {
  console.error(wordsOf(error));
  process.exitCode = error instanceof Error && 'exitCode' in error ? Number(error.exitCode) : 1;
}
