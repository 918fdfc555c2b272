import { expect, test } from '@jest/globals';
import { hasMessage } from './catalogue.ts';
import { languageOf } from './language.ts';
import { label, translate } from './translate.ts';

test('a message speaks the language asked for', () => {
  expect(translate('es', 'portal.no-data')).toBe('sin dato');
  expect(translate('en', 'portal.no-data')).toBe('no data');
});

test('a value has one label, whether spelt as stored or as the API spells it', () => {
  expect(label('es', 'outcome', 'NOT_CARRIED_FORWARD')).toBe('No pasó a la etapa siguiente');
  expect(label('es', 'outcome', 'not_carried_forward')).toBe('No pasó a la etapa siguiente');
});

test.each([
  ['es-PE', 'es'],
  ['en', 'en'],
  ['en-US', 'en'],
  ['qu-PE', 'es'],
  ['eng-lish', 'es'],
  ['', 'es'],
  [null, 'es'],
])('a reader who asks for %s is answered in %s', (tag, language) => expect(languageOf(tag)).toBe(language));

test('a key that comes from data is known or it is not; it is never shown as it is', () => {
  expect(hasMessage('codes.outcome.rejected')).toBe(true);
  expect(hasMessage('codes.outcome.constructor')).toBe(false);
  expect(hasMessage('toString')).toBe(false);
});
