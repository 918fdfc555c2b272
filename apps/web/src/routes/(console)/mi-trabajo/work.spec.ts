import { expect, test } from '@jest/globals';
import { addressOfItem, waysOf } from './work.ts';

test('an item of work has the address of its page', () => {
  expect(addressOfItem(['planes', 'PE-PAGA-3', 'compromisos', 'V.1.a'])).toBe('/planes/pe-paga-3/compromisos/V.1.a');
});

test('each role is offered what it has to do with, once, and everybody their account', () => {
  const paths = (roles: Parameters<typeof waysOf>[0]) => waysOf(roles).map(({ path }) => path);
  expect(paths([])).toEqual(['/mis-aportes', '/planes', '/cuenta']);
  expect(paths(['ADMINISTRATOR'])).toEqual(['/personas', '/cuenta']);
  expect(paths(['AUDITOR', 'AUDITOR'])).toEqual(['/borradores', '/personas', '/cuenta']);
  expect(paths(['COORDINATOR', 'INSTITUTION_OFFICER'])).toEqual(['/borradores', '/planes', '/nuevo-plan', '/cuenta']);
});
