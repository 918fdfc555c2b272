import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parsePositionPath, parseTilePath, positionPath, tilePath } from './tiles.ts';

test.each([
  [0, 0, 256, 'tile/0/000'],
  [0, 1_234_067, 256, 'tile/0/x001/x234/067'],
  [1, 999, 17, 'tile/1/999.p/17'],
  [2, 1000, 255, 'tile/2/x001/000.p/255'],
  ['entries', 273, 112, 'tile/entries/273.p/112'],
] as const)('the tile of level %s at %s, %s wide, is at %s', (level, position, width, path) => {
  expect(tilePath(level, position, width)).toBe(path);
  expect(parseTilePath(path)).toEqual({ level, position, width });
});

test.each([
  'tile/0/0',
  'tile/0/0000',
  'tile/0/x000/001',
  'tile/0/001/002',
  'tile/0/x001',
  'tile/00/001',
  'tile/64/001',
  'tile/-1/001',
  'tile/entry/001',
  'tile/0/001.p/0',
  'tile/0/001.p/256',
  'tile/0/001.p/01',
  'tile/0/001.p/',
  'tile/0/001/',
  'tile/0/x999/x999/x999/x999/x999/x999/999',
  '/tile/0/001',
  'tile/0/../0/001',
  'tile/0/٠٠١',
  'checkpoint',
  '',
])('%s is the path of no tile', (path) => {
  expect(parseTilePath(path)).toBeUndefined();
});

test('every position and width has one path', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.integer({ min: 1, max: 256 }), (position, width) => {
      expect(parsePositionPath(positionPath(position, width))).toEqual({ position, width });
    }),
  );
});

test('no text is read that would be written otherwise', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^(x?\d{3}\/){0,3}\d{3}(\.p\/\d{1,3})?$/), (path) => {
      const read = parsePositionPath(path);
      expect(read ? positionPath(read.position, read.width) : path).toBe(path);
    }),
  );
});
