import { expect, test } from '@jest/globals';
import { countsIn } from './counts.ts';

test('each line is a sector, an institution or none, people, and seats or none', () => {
  expect(countsIn('gobierno; PCM-SGP; 4; 5\n\nSociedad civil;;6\nother; ; 0 ;')).toEqual([
    { sector: 'GOVERNMENT', institution: 'PCM-SGP', people: 4, seats: 5 },
    { sector: 'CIVIL_SOCIETY', institution: null, people: 6, seats: null },
    { sector: 'OTHER', institution: null, people: 0, seats: null },
  ]);
});

test.each([
  ['gobierno;;4\nnadie;;4', 2],
  ['gobierno;;', 1],
  ['gobierno;;-1', 1],
  ['gobierno;;4;muchos', 1],
])('%j cannot be read in line %d', (text, line) => expect(countsIn(text)).toBe(line));
