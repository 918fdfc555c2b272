import { expect, test } from '@jest/globals';
import { PartialDate } from './partial-date.ts';

test.each([
  ['2017', true],
  ['2017-09', true],
  ['2017-09-21', true],
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['2017-13', false],
  ['2017-00', false],
  ['2017-9', false],
  ['17', false],
  ['21/09/2017', false],
  ['', false],
])('%s is a year, a month or a day: %s', (text, is) => expect(PartialDate.is(text)).toBe(is));

test('a date keeps the precision that its source gave', () => expect(PartialDate.of('2018-01')).toBe('2018-01'));

test('what is no date is refused, never guessed', () =>
  expect(() => PartialDate.of('Spring 2014')).toThrow(RangeError));
