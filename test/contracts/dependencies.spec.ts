import { expect, test } from '@jest/globals';
import { filesBelow, read } from '../support/repository.ts';

interface Manifest {
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

const manifests = [
  'package.json',
  ...['apps', 'libs', 'migrations', 'test', 'tools'].flatMap((folder) => filesBelow(folder, 'package.json')),
];

/** Every package from outside, with the versions that the manifests name. */
function outside(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const path of manifests) {
    const manifest = JSON.parse(read(path)) as Manifest;
    const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
    for (const [name, version] of Object.entries(all))
      if (!name.startsWith('@quipu/')) found.set(name, (found.get(name) ?? new Set()).add(version));
  }
  return found;
}

test('every dependency is exact, and one version everywhere', () => {
  const loose = [...outside()].filter(
    ([, versions]) => versions.size > 1 || [...versions].some((version) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
  );
  expect(loose.map(([name, versions]) => [name, ...versions])).toEqual([]);
});

test('docs/dependencies.md says of every dependency what it is for, and names no other', () => {
  const listed = [...read('docs/dependencies.md').matchAll(/^\| ([^|]+) \|/gm)]
    .flatMap(([, cell]) => (cell ?? '').split(', '))
    .filter((name) => name !== 'package' && name !== '---');
  expect(listed.toSorted()).toEqual([...outside().keys()].toSorted());
});

const FREE =
  /^(MIT|MIT-0|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|0BSD|ISC|BlueOak-1\.0\.0|CC0-1\.0|Unlicense|Python-2\.0|PostgreSQL|CC-BY-4\.0|Zlib|WTFPL)$/;

/** Whether some choice that an SPDX expression offers is free. */
const isFree = (expression: string) =>
  expression
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => FREE.test(licence.trim())));

test('what ships is under a free licence', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { license?: string; dev?: boolean; link?: boolean }>;
  };
  const odd = Object.entries(packages)
    .filter(([path, { dev, link }]) => path.includes('node_modules/') && !dev && !link)
    .filter(([, { license }]) => !isFree(license ?? 'none'))
    .map(([path, { license }]) => `${path}: ${license ?? 'none'}`);
  expect(odd).toEqual([]);
});
