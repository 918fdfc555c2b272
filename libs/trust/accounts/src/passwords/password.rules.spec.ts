import { expect, test } from '@jest/globals';
import { measure, normalise } from './password.rules.ts';

const codeOf = (password: string) => {
  const measured = measure(password);
  return measured.ok ? 'ok' : measured.rejection.code;
};

test.each([
  ['eleven characters', 'x'.repeat(11), 'PASSWORD_TOO_SHORT'],
  ['twelve characters', 'x'.repeat(12), 'ok'],
  ['eleven characters of two code units each', '🦙'.repeat(11), 'PASSWORD_TOO_SHORT'],
  ['two hundred characters', 'x'.repeat(200), 'ok'],
  ['two hundred and one characters', 'x'.repeat(201), 'PASSWORD_TOO_LONG'],
])('%s', (_, password, code) => expect(codeOf(password)).toBe(code));

test('a letter and its accent, typed together or apart, are one password', () =>
  expect(normalise('contrasen\u0303a')).toBe(normalise('contraseña')));
