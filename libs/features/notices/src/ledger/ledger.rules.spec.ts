import { expect, test } from '@jest/globals';
import { mayResend } from './ledger.rules.ts';

test.each([
  ['waits or was taken', {}, 'NOTICE_NOT_RETURNED'],
  ['was given up', { isGivenUp: true }, 'ok'],
  ['came back', { isBounced: true }, 'ok'],
  ['came back and was sent again', { isBounced: true, isResent: true }, 'NOTICE_ALREADY_RESENT'],
])('a letter that %s, sent again: %s %s', (_, letter, expected) => {
  const may = mayResend({ isGivenUp: false, isBounced: false, isResent: false, ...letter });
  expect(may.ok ? 'ok' : may.rejection.code).toBe(expected);
});
