import { expect, test } from '@jest/globals';
import { formatDate, formatInstant, formatNumber, formatPercent, formatPeriod } from './formats.ts';

test.each([
  ['es', '2017', '2017'],
  ['es', '2017-09', 'setiembre de 2017'],
  ['es', '2017-09-21', '21 de setiembre de 2017'],
  ['en', '2017', '2017'],
  ['en', '2017-09', 'September 2017'],
  ['en', '2017-09-21', '21 September 2017'],
] as const)('in %s the date %s reads "%s": no more precise than its source', (language, date, words) =>
  expect(formatDate(language, date)).toBe(words),
);

test('the first day of a year does not slip into the year before', () =>
  expect(formatDate('es', '2018-01-01')).toBe('1 de enero de 2018'));

test.each(['', '17', '2017-13', '2017/09/21', 'ayer'])('"%s" is not a date and is never guessed', (text) =>
  expect(() => formatDate('es', text)).toThrow(RangeError),
);

test('an instant reads as the clocks of Lima show it', () => {
  expect(formatInstant('es', '2026-11-20T03:30:00Z')).toMatch(/19 de noviembre de 2026/);
  expect(formatInstant('en', new Date('2026-11-20T03:30:00Z'))).toMatch(/19 November 2026.*22:30/);
});

test('the time zone of another member can be given', () =>
  expect(formatInstant('en', '2026-11-20T03:30:00Z', 'UTC')).toMatch(/20 November 2026.*03:30/));

test('a count has the separators of Peru', () => expect(formatNumber('es', 1234567)).toBe('1,234,567'));

test('16 of 18 is 89 %', () => expect(formatPercent('es', 16 / 18)).toMatch(/^89\s?%$/));

test.each([
  ['es', '2017-09-11', '2017-09-19', /^11\s?–\s?19 de setiembre de 2017$/],
  ['en', '2017-09-22', '2017-10-06', /^22 September\s?–\s?6 October 2017$/],
  ['es', '2012', '2013', /^2012\s?–\s?2013$/],
  ['es', '2017', '2017', /^2017$/],
] as const)('in %s the period from %s to %s says once what both share', (language, startsOn, endsOn, words) =>
  expect(formatPeriod(language, startsOn, endsOn)).toMatch(words),
);

test('a month and a day are no period of one precision, and time does not run backwards', () => {
  expect(formatPeriod('es', '2018-06', '2019-08-31')).toBeNull();
  expect(formatPeriod('es', '2019', '2018')).toBeNull();
});
