import { expect, test } from '@jest/globals';
import { LocalDate } from '@quipu/kernel';
import { askedDay, translateDay, withoutDay } from './day.ts';

const now = LocalDate.of('2026-11-21');
const asked = (query: string) => askedDay(new URLSearchParams(query), now);

test.each(['al=2026-11-20', 'as-of=2026-11-20', 'q=agua&al=+2026-11-20+'])(
  '%s asks for a day, whatever the language of the page',
  (query) => expect(asked(query)).toEqual({ kind: 'day', day: '2026-11-20' }),
);

test('today can be asked for, tomorrow cannot', () => {
  expect(asked('al=2026-11-21')).toEqual({ kind: 'day', day: '2026-11-21' });
  expect(asked('al=2026-11-22')).toEqual({ kind: 'future', text: '2026-11-22' });
});

test.each(['', 'al=', 'al=%20', 'q=2026-11-20'])('"%s" asks for no day', (query) =>
  expect(asked(query)).toEqual({ kind: 'present' }),
);

test.each(['ayer', '2026-02-30', '20/11/2026', '2026-11', '0000'])(
  '"%s" is not guessed, and stays as it was typed',
  (text) => expect(asked(`al=${text}`)).toEqual({ kind: 'malformed', text }),
);

test('what no page may hold is not shown', () =>
  expect(asked('al=%00a%1F')).toEqual({ kind: 'malformed', text: '\uFFFDa\uFFFD' }));

test('what was typed is kept only as far as somebody may have typed it', () =>
  expect(asked(`al=${'9'.repeat(5000)}`)).toEqual({ kind: 'malformed', text: '9'.repeat(40) }));

test('in the other language the same day is asked for by its other name', () =>
  expect(translateDay(new URLSearchParams('outcome=rejected&al=2026-11-20'), 'en').toString()).toBe(
    'outcome=rejected&as-of=2026-11-20',
  ));

test('to ask for another day, all stays but the day and the place in the list', () =>
  expect(withoutDay(new URLSearchParams('outcome=rejected&after=abc&as-of=2026-11-20&al=')).toString()).toBe(
    'outcome=rejected',
  ));
