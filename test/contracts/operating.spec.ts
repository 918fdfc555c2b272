import { expect, test } from '@jest/globals';
import { readSettings, settings } from '@quipu/platform/config';
import { schedule } from '@quipu/worker';
import { filesBelow, read } from '../support/repository.ts';

const operating = read('docs/operating.md');

/** What a setting is when nobody sets it, as the table says it. */
function otherwise(name: string): string {
  const unset: Readonly<Record<string, unknown>> = readSettings({ DATABASE_URL: 'postgres://database/quipu' });
  if (name === 'DATABASE_URL') return 'required';
  return unset[name] === undefined ? '–' : `\`${String(unset[name])}\``;
}

test('docs/operating.md lists every setting, its default and what it means, and no other', () => {
  const listed = [...operating.matchAll(/^\| `([A-Z_]+)` \| (.+?) \| (.+) \|$/gm)].map(([, ...cells]) => cells);
  const known = Object.entries(settings.shape).map(([name, { description }]) => [name, otherwise(name), description]);
  expect(listed).toEqual(known);
});

test('DATABASE_URL is the only setting without which nothing starts', () => {
  expect(() => readSettings({})).toThrow(/^(?![\s\S]*\n {2}(?!DATABASE_URL))[\s\S]*DATABASE_URL/);
});

test.each([
  ['apps/web', ['API_URL', 'PUBLIC_ORIGIN', 'HOST', 'PORT']],
  [
    'apps/cli/src',
    [
      'DATABASE_URL',
      'REDIS_URL',
      'MIGRATOR_DATABASE_URL',
      'APPLICATION_PASSWORD',
      'SEQUENCER_PASSWORD',
      'PRIVACY_PASSWORD',
    ],
  ],
])('what docs/operating.md says that %s knows, it reads', (folder, names) => {
  const sources = [...filesBelow(folder, '.ts'), ...filesBelow(folder, '.mjs')].map(read).join('\n');
  for (const name of names) {
    expect(operating).toContain(`\`${name}\``);
    expect(sources).toMatch(new RegExp(`\\b${name}\\b`));
  }
});

test('docs/operating.md names every time at which the clock does something, and its zone', () => {
  const times = [...read('apps/worker/src/schedule.ts').matchAll(/pattern: '(\d+) (\d+) \* \* \*', zone: '([\w/]+)'/g)];
  expect(times).toHaveLength(schedule.length);
  for (const [, minute, hour, zone] of times)
    expect(operating).toContain(`${hour}:${minute?.padStart(2, '0')} in \`${zone}\``);
});

test('the variables of compose.yaml stand in docker/README.md', () => {
  const variables = [...read('docker/compose.yaml').matchAll(/\$\{(\w+)[:}]/g)].map(([, name]) => name ?? '');
  const [, table = ''] = /\| variable \|([\s\S]*?)\n\n/.exec(read('docker/README.md')) ?? [];
  expect([...new Set(table.match(/(?<=`)[A-Z_]{3,}(?=`)/g))].toSorted()).toEqual([...new Set(variables)].toSorted());
});
