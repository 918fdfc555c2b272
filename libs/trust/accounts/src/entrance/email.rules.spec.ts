import { expect, test } from '@jest/globals';
import { readEmail, readName } from './email.rules.ts';

test.each([
  ['una.persona@example.org', 'una.persona@example.org'],
  ['  Una.Persona@EXAMPLE.org ', 'una.persona@example.org'],
  ['una+quipu@sub.example.gob.pe', 'una+quipu@sub.example.gob.pe'],
  ['ｕｎａ＠ｅｘａｍｐｌｅ．ｏｒｇ', 'una@example.org'],
  ['una@example', null],
  ['una example@example.org', null],
  ['una@@example.org', null],
  ['.una@example.org', null],
  ['"una"@example.org', null],
  ['una@example.org\r\nBcc: otra@example.org', null],
  ['una@example.org\n', null],
  ['una@example.org,otra@example.org', null],
  ['unа@example.org', null], // a Cyrillic letter
  ['una@exаmple.org', null],
  ['ına@example.org', null],
  ['una\u200B@example.org', null],
  [`${'u'.repeat(250)}@example.org`, null],
  ['', null],
])('%j is the address %s', (typed, email) => {
  const read = readEmail(typed);
  expect(read.ok ? read.value : null).toBe(email);
});

test.each([
  ['Rosa  Ñahui Quispe ', 'Rosa Ñahui Quispe'],
  ["O'Higgins-Ünal", "O'Higgins-Ünal"],
  ['Rosa\r\nBcc: otra@example.org', null],
  ['Rosa\u202Easor', null],
  ['Rosa\u200B', null],
  ['   ', null],
  ['R'.repeat(201), null],
])('%j is the name %s', (typed, name) => {
  const read = readName(typed);
  expect(read.ok ? read.value : null).toBe(name);
});
