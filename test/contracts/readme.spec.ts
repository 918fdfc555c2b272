import { existsSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { filesBelow, read } from '../support/repository.ts';

const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const documents = ['README.md', ...filesBelow('docs', '.md')];

test('every npm command that the documents name exists', () => {
  const named = documents.flatMap((path) =>
    [...read(path).matchAll(/npm (?:run )?(\w+)/g)].map(([, name]) => name ?? ''),
  );
  const own = new Set(['ci', 'install', ...Object.keys(scripts)]);
  const isCommand = (name: string) =>
    !['and', 'may', 'packages', 'registry', 's', 'or', 'programs', 'to', 'with'].includes(name);
  expect(named.filter((name) => isCommand(name) && !own.has(name))).toEqual([]);
});

test('every file that the documents link to exists', () => {
  const links = documents.flatMap((path) => {
    const folder = path.includes('/') ? `${path.slice(0, path.lastIndexOf('/'))}/` : '';
    return [...read(path).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target]) => folder + (target ?? ''));
  });
  expect(links.filter((target) => !existsSync(target))).toEqual([]);
});

test('every feature stands in the map of README', () => {
  const features = new Set(filesBelow('libs/features', 'package.json').map((path) => path.split('/')[2]));
  for (const feature of features) expect(read('README.md')).toContain(feature);
});
