import { expect, test } from '@jest/globals';
import { give } from './coding.rules.ts';

const RATIONALE = 'El portal publica los datos cada mes y la comisión los usa para decidir.';
const BECAUSE = 'Llegaron pruebas que el informe no tenía.';

const FIRST = { rationale: RATIONALE, supersedes: null, because: null };
const NEXT = { rationale: RATIONALE, supersedes: 'a', because: BECAUSE };

test.each([
  ['the first code', null, FIRST, 'ok'],
  ['a code with 40 characters of rationale', null, { ...FIRST, rationale: 'x'.repeat(40) }, 'ok'],
  ['a code with 39', null, { ...FIRST, rationale: 'x'.repeat(39) }, 'ASSESSMENT_RATIONALE_TOO_SHORT'],
  [
    'a code whose rationale only looks long',
    null,
    { ...FIRST, rationale: `a${'\u200b'.repeat(60)}b` },
    'ASSESSMENT_RATIONALE_TOO_SHORT',
  ],
  ['a second one that names none', 'a', FIRST, 'ASSESSMENT_ALREADY_GIVEN'],
  ['one that names the standing one and says why', 'a', NEXT, 'ok'],
  ['one that names another', 'b', NEXT, 'ASSESSMENT_NOT_STANDING'],
  ['one that names something where nothing stands', null, NEXT, 'ASSESSMENT_NOT_STANDING'],
  ['one that says why and names none', null, { ...FIRST, because: BECAUSE }, 'ASSESSMENT_NOT_STANDING'],
  ['one that does not say why', 'a', { ...NEXT, because: null }, 'ASSESSMENT_SUPERSEDING_UNEXPLAINED'],
  ['one that says next to nothing', 'a', { ...NEXT, because: ' porque   ' }, 'ASSESSMENT_SUPERSEDING_UNEXPLAINED'],
])('%s', (_what, standing, coding, expected) => {
  const given = give(standing, coding);
  expect(given.ok ? 'ok' : given.rejection.code).toBe(expected);
});
