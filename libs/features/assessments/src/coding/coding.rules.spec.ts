import { expect, test } from '@jest/globals';
import { give } from './coding.rules.ts';

const RATIONALE = 'El portal publica los datos cada mes y la comisión los usa para decidir.';
const BECAUSE = 'Llegaron pruebas que el informe no tenía.';

test.each([
  ['the first code', null, RATIONALE, null, null, 'ok'],
  ['a code with 40 characters of rationale', null, 'x'.repeat(40), null, null, 'ok'],
  ['a code with 39', null, 'x'.repeat(39), null, null, 'ASSESSMENT_RATIONALE_TOO_SHORT'],
  [
    'a code whose rationale only looks long',
    null,
    `a${'\u200b'.repeat(60)}b`,
    null,
    null,
    'ASSESSMENT_RATIONALE_TOO_SHORT',
  ],
  ['a second one that names none', 'a', RATIONALE, null, null, 'ASSESSMENT_ALREADY_GIVEN'],
  ['one that names the standing one and says why', 'a', RATIONALE, 'a', BECAUSE, 'ok'],
  ['one that names another', 'a', RATIONALE, 'b', BECAUSE, 'ASSESSMENT_NOT_STANDING'],
  ['one that names something where nothing stands', null, RATIONALE, 'a', BECAUSE, 'ASSESSMENT_NOT_STANDING'],
  ['one that says why and names none', null, RATIONALE, null, BECAUSE, 'ASSESSMENT_NOT_STANDING'],
  ['one that does not say why', 'a', RATIONALE, 'a', null, 'ASSESSMENT_SUPERSEDING_UNEXPLAINED'],
  ['one that says next to nothing', 'a', RATIONALE, 'a', ' porque   ', 'ASSESSMENT_SUPERSEDING_UNEXPLAINED'],
])('%s', (_what, standing, rationale, supersedes, because, expected) => {
  const given = give(standing, { rationale, supersedes, because });
  expect(given.ok ? 'ok' : given.rejection.code).toBe(expected);
});
