import { expect, test } from '@jest/globals';
import { keep, VIEWS_AT_MOST } from './view.rules.ts';

test.each([
  [0, true],
  [VIEWS_AT_MOST - 1, true],
  [VIEWS_AT_MOST, false],
])('beside %s others one may be kept: %s', (others, may) => expect(keep('Salud', others).ok).toBe(may));

test.each([
  ['one too many', 'Salud', VIEWS_AT_MOST, 'VIEWS_TOO_MANY'],
  ['one whose name nobody can see', ' \u200b', 0, 'VIEW_NAME_MISSING'],
])('%s is refused', (_what, name, others, code) => expect(keep(name, others)).toMatchObject({ rejection: { code } }));
