import { expect, test } from '@jest/globals';
import { readSettings } from './settings.ts';

test('without settings the portal and the API are on this machine', () =>
  expect(readSettings({ PORT: '4001' })).toEqual({
    apiUrl: 'http://127.0.0.1:4000/',
    graphqlUrl: 'http://127.0.0.1:4000/graphql',
    journalUrl: 'http://127.0.0.1:4000/journal/',
    publicOrigin: 'http://127.0.0.1:4001',
  }));

test.each(['https://api.example', 'https://api.example/'])(
  'the endpoint is under the address of the API: %s',
  (address) => expect(readSettings({ API_URL: address }).graphqlUrl).toBe('https://api.example/graphql'),
);

test('an API under a path keeps its path', () =>
  expect(readSettings({ API_URL: 'https://example.pe/quipu' })).toMatchObject({
    graphqlUrl: 'https://example.pe/quipu/graphql',
    journalUrl: 'https://example.pe/quipu/journal/',
  }));

test('only the origin of the public address counts', () =>
  expect(readSettings({ PUBLIC_ORIGIN: 'https://quipu.example/planes' }).publicOrigin).toBe('https://quipu.example'));

test.each(['quipu.example', 'javascript:alert(1)', ''])(
  '"%s" is no public address, and the portal says so',
  (address) => expect(() => readSettings({ PUBLIC_ORIGIN: address })).toThrow(/PUBLIC_ORIGIN must be an address/),
);
