import { expect, test } from '@jest/globals';
import { isPublic } from './disclosure.rules.ts';

test.each([
  ['core', 'contributor', true],
  ['why', 'contributor', true],
  ['text.reasons', 'coordinator', true],
  ['text.body', 'contributor', true],
  ['private', 'coordinator', false],
  ['personal', 'coordinator', false],
  ['textual', 'coordinator', false],
  ['a-part-of-tomorrow', 'coordinator', false],
  ['', 'coordinator', false],
])('the part %s of an act in the role %s is public: %s', (part, role, isIt) => expect(isPublic(part, role)).toBe(isIt));

test.each([
  ['text.title', 'texts', false],
  ['why', 'texts', false],
  ['core', 'texts', true],
  ['who', 'texts', true],
  ['text.title', 'rows', false],
  ['core', 'rows', false],
  ['who', 'rows', true],
] as const)('of a row whose %s is asked and whose %s are hidden, it is told: %s', (part, withheld, isIt) =>
  expect(isPublic(part, 'coordinator', withheld)).toBe(isIt),
);

test.each([
  ['coordinator', true],
  ['institution_officer', true],
  ['irm_researcher', true],
  ['administrator', true],
  ['system', true],
  ['database', true],
  ['privacy', true],
  ['contributor', false],
  ['account', false],
  ['forum_member', false],
  ['auditor', false],
  ['Coordinator', false],
  ['', false],
])('who acted in the role %s is public: %s', (role, isIt) => expect(isPublic('who', role)).toBe(isIt));
