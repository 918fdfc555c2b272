import { expect, test } from '@jest/globals';
import { keep, VIEWS_AT_MOST } from './view.rules.ts';

test.each([
  [0, true],
  [VIEWS_AT_MOST - 1, true],
  [VIEWS_AT_MOST, false],
])('beside %s others one may be kept: %s', (others, may) => expect(keep(others).ok).toBe(may));

test('one too many is refused as VIEWS_TOO_MANY', () =>
  expect(keep(VIEWS_AT_MOST)).toMatchObject({ rejection: { code: 'VIEWS_TOO_MANY' } }));
