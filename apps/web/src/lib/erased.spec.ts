import { expect, test } from '@jest/globals';
import { erasureOf } from './erased.ts';

const record = '6b0f6f0e-6a0d-4c4c-9a35-7d5a7c9f1f11';

test('a mark names the entry that records the erasure', () => expect(erasureOf(`quipu:erased:${record}`)).toBe(record));

test.each(['', 'quipu:erased:', `Se borró quipu:erased:${record}`, `quipu:erased:${record}.`])(
  'whoever writes "%s" has written words, which stay',
  (text) => expect(erasureOf(text)).toBeUndefined(),
);
