import { expect, test } from '@jest/globals';
import { readForm, typedIn } from './given.ts';

const FIELDS = ['reasons', 'password', 'permissions', 'file'] as const;

function sent(): FormData {
  const data = new FormData();
  data.set('reasons', ' Porque sí.\r\nY más. ');
  data.set('password', ' con espacios ');
  data.append('permissions', 'a');
  data.append('permissions', 'b');
  data.set('file', new File(['acta'], 'acta.txt'));
  data.set('role', 'administrator');
  data.set('of', '7');
  return data;
}

test('a form is read by its own fields alone, without the space around what was typed', () => {
  const given = readForm(sent(), FIELDS, ['password']);
  expect(given.text('reasons')).toBe('Porque sí.\nY más.');
  expect(given.all('permissions')).toEqual(['a', 'b']);
  expect(given.isChecked('permissions')).toBe(true);
  expect(given.file('file')?.name).toBe('acta.txt');
  expect(given.of).toBe('7');
  expect(() => given.text('role' as 'reasons')).toThrow(/does not say/);
});

test('a secret is taken to the letter and never comes back to the page', () => {
  expect(readForm(sent(), FIELDS, ['password']).text('password')).toBe(' con espacios ');
  expect(typedIn(sent(), FIELDS, ['password'])).toEqual({
    reasons: [' Porque sí.\r\nY más. '],
    permissions: ['a', 'b'],
    file: [],
  });
});

test('what was not sent is empty', () => {
  const given = readForm(new FormData(), FIELDS, []);
  expect([given.text('reasons'), given.optional('reasons'), given.all('permissions')]).toEqual(['', null, []]);
  expect([given.isChecked('permissions'), given.file('file')]).toEqual([false, null]);
});
