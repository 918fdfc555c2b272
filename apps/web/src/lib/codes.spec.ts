import { expect, test } from '@jest/globals';
import { codeOf, namedIn } from './codes.ts';

test.each([
  ['Mesa técnica', '_', 'mesa_tecnica'],
  ['  Foro (virtual) – año 1 ', '_', 'foro_virtual_ano_1'],
  ['1.ª ronda', '_', 'e_1_ronda'],
  ['Salud y agua', '-', 'salud-y-agua'],
  ['2030', '-', '2030'],
  ['¿?', '-', ''],
] as const)('the code of %j with %s is %j', (name, join, code) => expect(codeOf(name, join)).toBe(code));

test('each line that says something names one', () =>
  expect(namedIn('Mesa\n\n  Foro \n', '_')).toEqual([
    { code: 'mesa', titleEs: 'Mesa' },
    { code: 'foro', titleEs: 'Foro' },
  ]));
