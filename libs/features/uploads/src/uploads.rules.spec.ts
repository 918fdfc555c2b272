import { expect, test } from '@jest/globals';
import { takeIn } from './uploads.rules.ts';

test('the twentieth file that nothing names is taken, the next one is not', () => {
  const twentieth = takeIn(19);
  expect(twentieth.ok && twentieth.value).toBe(20);
  const next = takeIn(20);
  expect(next.ok ? null : next.rejection.code).toBe('FILES_TOO_MANY');
});
