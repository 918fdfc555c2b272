import { expect, test } from '@jest/globals';
import { withdraw } from './withdrawal.rules.ts';

const because = 'La municipalidad ya construyó lo que pedíamos.';
const open = { authorId: 'ana', stage: 'national_table' };

test.each([
  ['its author', open, 'ana', because, 'national_table'],
  ['somebody else', open, 'luz', because, 'WITHDRAWAL_NOT_BY_AUTHOR'],
  ['no person', open, null, because, 'WITHDRAWAL_NOT_BY_AUTHOR'],
  ['somebody, where nobody knows who left it', { ...open, authorId: null }, 'ana', because, 'WITHDRAWAL_NOT_BY_AUTHOR'],
  ['its author, once it was decided to the end', { ...open, stage: null }, 'ana', because, 'WITHDRAWAL_TOO_LATE'],
  ['its author, without a reason', open, 'ana', 'Ya no la quiero.', 'WITHDRAWAL_UNEXPLAINED'],
])('%s takes it back', (_who, contribution, account, why, expected) => {
  const withdrawn = withdraw(contribution, account, why);
  expect(withdrawn.ok ? withdrawn.value : withdrawn.rejection.code).toBe(expected);
});
