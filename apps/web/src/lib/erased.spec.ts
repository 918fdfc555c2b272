import { expect, test } from '@jest/globals';
import { erasureOf, hidingOf } from './erased.ts';

const record = '6b0f6f0e-6a0d-4c4c-9a35-7d5a7c9f1f11';

test('a mark names the entry that records the erasure', () => expect(erasureOf(`quipu:erased:${record}`)).toBe(record));

test('a mark names the decision that hides a text, and is not taken for an erasure', () => {
  expect(hidingOf(`quipu:hidden:${record}`)).toBe(record);
  expect(erasureOf(`quipu:hidden:${record}`)).toBeUndefined();
  expect(hidingOf(`quipu:erased:${record}`)).toBeUndefined();
});

test.each(['', 'quipu:erased:', `Se borró quipu:erased:${record}`, `quipu:erased:${record}.`])(
  'whoever writes "%s" has written words, which stay',
  (text) => expect(erasureOf(text)).toBeUndefined(),
);
