import { expect, test } from '@jest/globals';
import { close } from './reports.rules.ts';

test.each([
  ['an open one with why', true, 'Es una crítica, y no una ofensa.', true],
  ['an open one with 9 characters', true, 'Está bien', 'REPORT_UNEXPLAINED'],
  ['an open one with blanks', true, '\u200b'.repeat(12), 'REPORT_UNEXPLAINED'],
  ['a closed one', false, 'Es una crítica, y no una ofensa.', 'REPORT_CLOSED'],
])('to close %s', (_, isOpen, because, expected) => {
  const result = close({ isOpen }, because);
  expect(result.ok || result.rejection.code).toBe(expected);
});
