import { expect, test } from '@jest/globals';
import { layOutBars } from './bars.ts';

const row = (key: string, count: number, isUnknown = false) => ({ key, label: key, count, isUnknown });

test('lengths are parts of the whole, the unknown included', () =>
  expect(
    layOutBars([row('minor', 5), row('moderate', 12), row('unknown', 3, true)]).map(({ length }) => length),
  ).toEqual([25, 60, 15]));

test('shares leave out what nobody has judged', () =>
  expect(layOutBars([row('met', 1), row('not-met', 3), row('unknown', 16, true)]).map(({ share }) => share)).toEqual([
    0.25,
    0.75,
    null,
  ]));

test('where nothing was judged there is no share, not a share of zero', () =>
  expect(layOutBars([row('complete', 0), row('unknown', 18, true)]).map(({ share }) => share)).toEqual([null, null]));

test('a count of zero has no length, and no rows give no bars', () => {
  expect(layOutBars([row('none', 0)])).toMatchObject([{ length: 0 }]);
  expect(layOutBars([])).toEqual([]);
});
