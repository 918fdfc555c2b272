import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { seal, unseal } from './sealing.ts';

const [key, other] = [randomBytes(32), randomBytes(32)];
const secret = randomBytes(20);
const sealed = seal(secret, key, 'account-1');

test('what was sealed opens with its key for its owner, and is never sealed alike twice', () => {
  expect(unseal(sealed, key, 'account-1')).toEqual(secret);
  expect(seal(secret, key, 'account-1')).not.toEqual(sealed);
});

test.each([
  ['with another key', sealed, other, 'account-1'],
  ['in the row of another account', sealed, key, 'account-2'],
  ['with one bit changed', Buffer.from(sealed.map((byte, at) => (at === 40 ? byte ^ 1 : byte))), key, 'account-1'],
  ['cut short', sealed.subarray(0, 20), key, 'account-1'],
])('%s it does not open', (_, held, with_, owner) => expect(() => unseal(held, with_, owner)).toThrow());
