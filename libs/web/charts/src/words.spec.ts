import { expect, test } from '@jest/globals';
import { wrapWords } from './words.ts';

test('a label breaks between words and loses none', () =>
  expect(wrapWords('No pasó a la etapa siguiente (7)', 14)).toEqual(['No pasó a la', 'etapa', 'siguiente (7)']));

test('a word longer than a line is not cut', () =>
  expect(wrapWords('la descentralización', 6)).toEqual(['la', 'descentralización']));

test('no words give no lines', () => expect(wrapWords('  ', 10)).toEqual([]));
