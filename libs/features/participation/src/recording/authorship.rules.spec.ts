import { expect, test } from '@jest/globals';
import { show } from './authorship.rules.ts';

test.each([
  [null, 'Ana', false, 'withheld', null],
  [null, null, true, 'institution', null],
  ['public', 'Ana', false, 'public', 'Ana'],
  ['public', 'Ana', true, 'public', 'Ana'],
  ['institution', 'Ana', true, 'institution', null],
  ['withheld', 'Ana', false, 'withheld', null],
] as const)('chosen %j, called %j, for an institution %j: %s, %j', (visibility, name, hasInstitution, shown, told) => {
  const authorship = show({ visibility, name, hasInstitution });
  expect(authorship.ok && authorship.value).toEqual({ visibility: shown, name: told });
});

test.each([
  ['public', null, false, 'CONTRIBUTION_NAME_MISSING'],
  ['institution', 'Ana', false, 'CONTRIBUTION_INSTITUTION_MISSING'],
  ['withheld', 'Ana', true, 'CONTRIBUTION_INSTITUTION_SHOWN'],
] as const)('chosen %j, called %j, for an institution %j is refused: %s', (visibility, name, hasInstitution, code) => {
  const authorship = show({ visibility, name, hasInstitution });
  expect(authorship.ok ? 'ok' : authorship.rejection.code).toBe(code);
});
