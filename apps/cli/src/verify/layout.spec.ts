import { expect, test } from '@jest/globals';
import { bundleBelow, filesOf } from './layout.ts';

const paths = (size: number) => filesOf(size).map(({ path }) => path);

test('an empty log has no files', () => expect(paths(0)).toEqual([]));

test('the files of 600 entries are those of the specification, and what is told of them', () => {
  expect(paths(600)).toEqual([
    'tile/0/000',
    'tile/0/001',
    'tile/0/002.p/88',
    'tile/1/000.p/2',
    'tile/entries/000',
    'tile/entries/001',
    'tile/entries/002.p/88',
    'disclosures/000',
    'disclosures/001',
    'disclosures/002.p/88',
  ]);
});

test('of 70,000 entries there are 274 tiles on the lowest level, 2 above and 1 on top', () => {
  const tiles = paths(70_000).filter((path) => /^tile\/\d/.test(path));
  expect(tiles).toHaveLength(277);
  expect(tiles.slice(-3)).toEqual(['tile/1/000', 'tile/1/001.p/17', 'tile/2/000.p/1']);
});

test.each([
  ['disclosures/002.p/88', 2],
  ['tile/entries/x001/234', 1234],
  ['tile/0/007', 7],
  ['tile/1/002', 512],
  ['tile/2/001.p/3', 65_536],
])('%s is checked with bundle %s', (path, bundle) => expect(bundleBelow(path)).toBe(bundle));
