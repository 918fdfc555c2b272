import { expect, test } from '@jest/globals';
import { addressOfItem, waysOf } from './work.ts';

test('an item of work has the address of its page', () => {
  expect(addressOfItem(['planes', 'PE-PAGA-3', 'compromisos', 'V.1.a'])).toBe('/planes/pe-paga-3/compromisos/V.1.a');
});

test('people are offered to those who keep accounts or audit them', () => {
  const paths = (roles: Parameters<typeof waysOf>[0]) => waysOf(roles).map(({ path }) => path);
  expect(paths(['ADMINISTRATOR'])).toEqual(['/personas', '/cuenta']);
  expect(paths(['AUDITOR'])).toEqual(['/personas', '/cuenta']);
  expect(paths(['COORDINATOR'])).toEqual(['/cuenta']);
});
