import { expect, test } from '@jest/globals';
import { say } from './saying.rules.ts';

const TITLE = 'Agua segura en las escuelas rurales';

test.each([
  ['proposal', TITLE, 'x'.repeat(40), 'ok'],
  ['proposal', TITLE, 'x'.repeat(39), 'CONTRIBUTION_BODY_TOO_SHORT'],
  ['proposal', TITLE, `a${'\u200b'.repeat(80)}b`, 'CONTRIBUTION_BODY_TOO_SHORT'],
  ['comment', TITLE, 'De acuerdo', 'ok'],
  ['comment', TITLE, 'No', 'CONTRIBUTION_BODY_TOO_SHORT'],
  ['question', 'x'.repeat(10), '¿Para cuándo?', 'ok'],
  ['question', `${'x'.repeat(9)}   `, '¿Para cuándo?', 'CONTRIBUTION_TITLE_TOO_SHORT'],
])('a %s titled %j that says %j: %s', (kind, title, body, expected) => {
  const said = say({ kind, title, body });
  expect(said.ok ? 'ok' : said.rejection.code).toBe(expected);
});
