import { expect, test } from '@jest/globals';
import { localizePath, readPath } from './paths.ts';

test.each([
  ['/', '/en'],
  ['/clave/nueva', '/en/password/new'],
  ['/registrarse/confirmar', '/en/register/confirm'],
  ['/aportes/nueva', '/en/contributions/nueva'],
  ['/planes/pe-paga-3', '/en/plans/pe-paga-3'],
  ['/planes/pe-paga-3/compromisos/V.1.a', '/en/plans/pe-paga-3/commitments/V.1.a'],
  ['/aportes/CTR-01', '/en/contributions/CTR-01'],
  ['/decisiones', '/en/decisions'],
  ['/aportes/CTR-01/historia', '/en/contributions/CTR-01/history'],
  ['/registro', '/en/journal'],
  ['/verificar', '/en/verify'],
])('%s is %s in English, and back', (spanish, english) => {
  expect(localizePath(spanish, 'en')).toBe(english);
  expect(readPath(english)).toEqual({ language: 'en', path: spanish });
  expect(readPath(localizePath(spanish, 'es'))).toEqual({ language: 'es', path: spanish });
});

test.each(['/no/existe', '/decisions', '/plans/x', '/aportes/', '/english', '/planes/decisiones', '/planes/a%2Fb'])(
  'the address %s, known or not, survives the way to English and back',
  (path) => expect(readPath(localizePath(path, 'en'))).toEqual({ language: 'en', path }),
);

test('a code that looks like a word of an address is not translated', () =>
  expect(localizePath('/aportes/decisiones', 'en')).toBe('/en/contributions/decisiones'));

test('only /en and what is under it is English', () => {
  expect(readPath('/encuesta')).toEqual({ language: 'es', path: '/encuesta' });
  expect(readPath('/en/')).toEqual({ language: 'en', path: '/' });
});
