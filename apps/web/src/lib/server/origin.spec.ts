import { expect, test } from '@jest/globals';
import { isForeign } from './origin.ts';

const OWN = 'https://quipu.example';
const foreign = (method: string, headers: Record<string, string>) =>
  isForeign({ method, headers: new Headers(headers) }, OWN);

test.each([
  ['GET', { origin: 'https://evil.example' }, false],
  ['POST', { origin: OWN }, false],
  ['POST', { 'sec-fetch-site': 'same-origin' }, false],
  ['POST', {}, true],
  ['POST', { origin: 'null' }, true],
  ['POST', { origin: 'null', 'sec-fetch-site': 'same-origin' }, true],
  ['POST', { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }, true],
  ['POST', { origin: 'http://quipu.example' }, true],
  ['POST', { origin: 'https://quipu.example.evil.example' }, true],
  ['POST', { 'sec-fetch-site': 'same-site' }, true],
  ['POST', { 'sec-fetch-site': 'none' }, true],
  ['DELETE', {}, true],
] as const)('%s with %j may be of another site: %s', (method, headers, is) =>
  expect(foreign(method, headers)).toBe(is),
);
