import { expect, test } from '@jest/globals';
import { ownWay } from './ways.ts';

test.each(['/', '/cuenta', '/en/account', '/aportes/CTR-01?q=a%20b', '/planes/pe-paga-3/compromisos/3'])(
  '%s is a way of our own',
  (way) => expect(ownWay(way)).toBe(way),
);

test.each([
  null,
  undefined,
  '',
  'cuenta',
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/.//evil.example',
  'javascript:alert(1)',
  '\\\\evil.example',
])('%j leads elsewhere', (way) => expect(ownWay(way)).toBeNull());
