import { expect, test } from '@jest/globals';
import { sourcesIn } from './typed.ts';

test.each([
  ['', []],
  ['\n \n', []],
  ['ctr-1: Agregó las escuelas: todas', [{ contribution: 'CTR-1', changed: 'Agregó las escuelas: todas' }]],
  ['CTR-1', [{ contribution: 'CTR-1', changed: '' }]],
  [
    ' AP-1111-2222 : uno\nAP-3333-4444: dos ',
    [
      { contribution: 'AP-1111-2222', changed: 'uno' },
      { contribution: 'AP-3333-4444', changed: 'dos' },
    ],
  ],
])('the lines %j name what each contribution changed', (lines, expected) => expect(sourcesIn(lines)).toEqual(expected));
