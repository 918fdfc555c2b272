import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { privateFolder } from './checkout.ts';
import { Run } from './processes.ts';
import { root } from '../support/repository.ts';
import { en } from '../../tools/messages.en.mjs';
import { es } from '../../tools/messages.es.mjs';

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

test('every message has the same values in Spanish and in English', () => {
  const valuesByKey = (messages: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(messages).map(([key, message]) => [key, [...new Set(message.match(/\{\w+\}/g))].toSorted()]),
    );
  expect(Object.keys(en).length).toBeGreaterThan(50);
  expect(valuesByKey(es)).toEqual(valuesByKey(en));
});
