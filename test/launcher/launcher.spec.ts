import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { privateFolder } from './checkout.ts';
import { Run } from './processes.ts';
import { root } from '../support/repository.ts';

/** The tools are plain JavaScript, which the types of the tests do not cover. */
const tool = async <T>(path: string) => (await import(pathToFileURL(join(root, 'tools', path)).href)) as T;

test.each([
  ['20.19.0', false],
  ['22.12.0', false],
  ['22.13.0', true],
  ['23.11.0', false],
  ['24.10.0', false],
  ['24.11.0', true],
  ['25.1.0', false],
  ['26.0.0', true],
])('Node %s is new enough: %s', async (version, expected) => {
  const { fits } = await tool<{ fits: (version: string) => boolean }>('launch/node.mjs');
  expect(fits(version)).toBe(expected);
});

test.each([
  ['npm error code ENOTFOUND\nnpm error network request failed', 'could not reach its registry (ENOTFOUND)'],
  ['npm http fetch GET failed with ECONNREFUSED\nup to date', 'could not reach its registry (ECONNREFUSED)'],
  ['npm warn tar TAR_ENTRY_ERROR ENOSPC: no space left on device, write', 'The disk is full'],
  ['npm error code EACCES\nnpm error path /srv', 'may not write'],
  ['npm error code EINTEGRITY\nnpm error sha512', 'EINTEGRITY'],
])('%j is told in plain words', async (output, words) => {
  const { explainNpm } = await tool<{ explainNpm: (output: string, folder: string) => Error }>('launch/npm.mjs');
  expect(inEnglish(() => explainNpm(output, '/srv').message)).toContain(words);
});

function inEnglish<T>(work: () => T): T {
  const { LC_ALL } = process.env;
  process.env['LC_ALL'] = 'en_US.UTF-8';
  try {
    return work();
  } finally {
    if (LC_ALL === undefined) delete process.env['LC_ALL'];
    else process.env['LC_ALL'] = LC_ALL;
  }
}

test('every message has the same values in Spanish and in English', async () => {
  const { en } = await tool<{ en: Record<string, string> }>('messages.en.mjs');
  const { es } = await tool<{ es: Record<string, string> }>('messages.es.mjs');
  const valuesByKey = (messages: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(messages).map(([key, message]) => [key, [...new Set(message.match(/\{\w+\}/g))].toSorted()]),
    );
  expect(Object.keys(en).length).toBeGreaterThan(50);
  expect(valuesByKey(es)).toEqual(valuesByKey(en));
});

/** A process that takes the lock `folder`, says so, holds it for a moment and says that it leaves. */
const holder = (folder: string, forMs: number) =>
  new Run([
    '--input-type=module',
    '--eval',
    `import { waitForLock } from ${JSON.stringify(join(root, 'tools', 'lock.mjs'))};
    import { appendFileSync } from 'node:fs';
    const tell = (words) => { appendFileSync(${JSON.stringify(`${folder}.story`)}, words + ' '); console.log(words); };
    const lock = await waitForLock(${JSON.stringify(folder)}, (pid) => console.log('waits for ' + pid));
    tell('takes');
    await new Promise((done) => setTimeout(done, ${forMs}));
    tell('leaves');
    lock.release();`,
  ]);

test('runs that start at once prepare the checkout one after the other', async () => {
  using folder = privateFolder();
  const lock = join(folder.path, 'lock');
  await using first = holder(lock, 50);
  await using second = holder(lock, 50);
  await using third = holder(lock, 50);
  await Promise.all([first.ended(), second.ended(), third.ended()]);
  expect(readFileSync(`${lock}.story`, 'utf8')).toBe('takes leaves '.repeat(3));
});

test('what a killed run left locked is taken over by exactly one of those who wait', async () => {
  using folder = privateFolder();
  const lock = join(folder.path, 'lock');
  await using killed = holder(lock, 60_000);
  await killed.says('takes');
  killed.kill('SIGKILL');
  await killed.ended();
  await using first = holder(lock, 50);
  await using second = holder(lock, 50);
  await Promise.all([first.ended(), second.ended()]);
  expect(readFileSync(`${lock}.story`, 'utf8')).toBe(`takes ${'takes leaves '.repeat(2)}`);
});

test('a process that got the number of a dead owner does not keep the lock', async () => {
  using folder = privateFolder();
  const lock = join(folder.path, 'lock');
  mkdirSync(lock);
  writeFileSync(join(lock, '0'), `${process.pid}@1`);
  await using next = holder(lock, 0);
  expect(await next.ended()).toBe(0);
});
