import { expect, test } from '@jest/globals';
import { readForm } from '#lib/server/given.ts';
import { fieldOf, PART_FIELDS, typedParts } from './parts.ts';

const typed = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return typedParts(readForm(data, PART_FIELDS, []));
};

test('a part of which nothing was written is none, whatever its theme; the others keep their place', () =>
  expect(
    typed({ 'title-1': 'Agua', 'body-1': 'Uno', 'theme-1': 'agua', 'theme-2': 'agua', 'title-4': 'Luz', 'body-4': '' }),
  ).toEqual([
    { place: 1, part: { title: 'Agua', body: 'Uno', theme: 'agua' } },
    { place: 4, part: { title: 'Luz', body: '' } },
  ]));

test('what the API finds wrong with the second part that was sent is said beside where it was typed', () => {
  expect(fieldOf('parts.1.title', [1, 4])).toBe('title-4');
  expect(fieldOf('input.parts.0.body', [1, 4])).toBe('body-1');
  for (const field of [null, 'parts', 'parts.7.title', 'because']) expect(fieldOf(field, [1, 4])).toBeNull();
});
