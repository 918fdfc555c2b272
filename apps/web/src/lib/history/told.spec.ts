import { expect, test } from '@jest/globals';
import { byAct, isChange, phraseOf, sourceOf, valueOf } from './told.ts';

const both = (text: string) => ({ es: text, en: text });
const words = { language: 'en', date: (day: string) => `day ${day}`, instant: (at: string) => `at ${at}` } as const;

test('what is said in both languages is read in that of the page', () => {
  expect(phraseOf({ es: 'Rechazado', en: 'Rejected' }, 'en')).toEqual({ text: 'Rejected', language: 'en' });
  expect(phraseOf({ es: 'Rechazado', en: 'Rejected' }, 'es')).toEqual({ text: 'Rechazado', language: 'es' });
});

test('what has one wording is marked as Spanish on an English page, unless it is no words', () => {
  expect(phraseOf(both('El acta dice otro local'), 'en')).toEqual({ text: 'El acta dice otro local', language: 'es' });
  expect(phraseOf(both('24'), 'en')).toEqual({ text: '24', language: 'en' });
});

test.each([
  ['endsOn', '2019-12-31', 'day 2019-12-31'],
  ['endsOn', '2019', 'day 2019'],
  ['endsOn', 'a fines de 2019', 'a fines de 2019'],
  ['recordedAt', '2026-11-21T07:36:58.231Z', 'at 2026-11-21T07:36:58.231Z'],
  ['titleEs', '2019-12-31', '2019-12-31'],
])('the field %s of value %s reads "%s"', (field, value, text) =>
  expect(valueOf(field, both(value), words).text).toBe(text),
);

test('what was recorded for the first time is no change', () => {
  expect(isChange({ operation: { code: 'insert' } })).toBe(false);
  expect(isChange({ operation: { code: 'update' } })).toBe(true);
  expect(isChange({ operation: null })).toBe(false);
});

test('events of one act that follow each other are told together, those of another act are not', () => {
  const event = (at: string, reason: string | null = null) => ({
    at,
    act: { titleEs: 'Se anotó', titleEn: 'Recorded' },
    actor: null,
    reason: reason === null ? null : both(reason),
  });
  const acts = byAct([event('2'), event('2'), event('2', 'otra'), event('1')]);
  expect(acts.map((events) => events.length)).toEqual([2, 1, 1]);
});

test('a digest is shortened, the rest of a source is not', () => {
  expect(sourceOf(`peru-paga-iii 1.0.0 sha256:${'a1'.repeat(32)}`)).toBe('peru-paga-iii 1.0.0 sha256:a1a1a1a1…');
  expect(sourceOf('Informe de diseño del IRM')).toBe('Informe de diseño del IRM');
});
