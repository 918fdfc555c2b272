import { expect, test } from '@jest/globals';
import { boolean, integer, number, oneOf, partialDate, required, text } from '../format/fields.ts';
import type { Field } from '../format/format.ts';
import { readCell } from './cell.rules.ts';

const said = (field: Field, cell: string) => {
  const read = readCell(field, cell);
  return read.ok ? read.value : read.rejection.code;
};

test.each([
  ['2017', '2017'],
  ['2017-09', '2017-09'],
  ['2017-09-21', '2017-09-21'],
  ['', null],
  ['21/09/2017', 'DATE_WRONG'],
  ['09/21/2017', 'DATE_WRONG'],
  ['03/04/2017', 'DATE_AMBIGUOUS'],
  ['3-4-17', 'DATE_AMBIGUOUS'],
  ['04/04/2017', 'DATE_WRONG'],
  ['2017-02-30', 'DATE_WRONG'],
  ['0000', 'DATE_WRONG'],
  ['99/9/9999', 'DATE_WRONG'],
  ['Spring 2014', 'DATE_WRONG'],
])('the date "%s" is read as %s', (cell, expected) => expect(said(partialDate('on', ''), cell)).toBe(expected));

test.each([
  ['yes', 'true'],
  ['no', 'false'],
  ['', null],
  ['si', 'BOOLEAN_WRONG'],
  ['0', 'BOOLEAN_WRONG'],
])('yes, no and not known are three things: "%s" is %s', (cell, expected) =>
  expect(said(boolean('is', ''), cell)).toBe(expected),
);

test.each([
  ['12', '12'],
  ['1.5', 'INTEGER_WRONG'],
  ['1,5', 'INTEGER_WRONG'],
  ['-1', 'NUMBER_OUT_OF_RANGE'],
  ['2147483648', 'NUMBER_OUT_OF_RANGE'],
])('the count "%s" is read as %s', (cell, expected) =>
  expect(said(integer('people', '', { minimum: 0 }), cell)).toBe(expected),
);

test('a number has two decimals at most, as it is kept', () => {
  expect(said(number('percent', ''), '47.25')).toBe('47.25');
  expect(said(number('percent', ''), '47.255')).toBe('NUMBER_WRONG');
});

test('a required cell of spaces alone is missing, also when the spaces do not break', () =>
  expect(said(text('title', '', required), '\u00a0 ')).toBe('VALUE_MISSING'));

test('a code outside its list is named together with the list', () => {
  const read = readCell(oneOf('kind', '', ['a', 'b']), 'c');
  expect(read.ok ? null : read.rejection).toMatchObject({ code: 'CODE_UNKNOWN', values: { allowed: 'a, b' } });
});

test('characters are counted as a reader counts them', () => {
  expect(said(text('title', '', { maxLength: 40 }), '🌽'.repeat(40))).toBe('🌽'.repeat(40));
  expect(said(text('title', '', { maxLength: 40 }), '🌽'.repeat(41))).toBe('TEXT_TOO_LONG');
});

test('a pattern holds for the whole cell', () =>
  expect(said(text('code', '', { pattern: '[A-Z]+' }), 'AB\nc')).toBe('PATTERN_WRONG'));

test('line ends of any system are the same', () => expect(said(text('body', ''), 'one\r\ntwo')).toBe('one\ntwo'));
