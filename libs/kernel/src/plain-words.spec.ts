import { expect, test } from '@jest/globals';
import { lengthInWords, plainWords } from './plain-words.ts';

test.each([
  ['  agua \n segura ', 'agua segura', 11],
  ['\u200b\u2060\ufeff\u00a0\u3000', '', 0],
  ['a\u200bb', 'a b', 3],
  ['ñandú', 'ñandú', 5],
  ['🌊', '🌊', 1],
])('%j reads as %j, of %i characters', (text, words, length) => {
  expect(plainWords(text)).toBe(words);
  expect(lengthInWords(text)).toBe(length);
});
