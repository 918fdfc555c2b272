import { describe, expect, test } from '@jest/globals';
import { LocalDate } from '@quipu/kernel';
import { ROLES, type GrantedRole, type Level } from '../law/law.ts';
import { confirm, dated, explained, give, scopeOf, type Circumstances } from './grant.rules.ts';

const codeOf = (result: { ok: true } | { ok: false; rejection: { code: string } }) =>
  result.ok ? 'ok' : result.rejection.code;
const day = (text: string | null) => (text === null ? null : LocalDate.of(text));
const because = 'Designación';

const levels: Level[] = ['member', 'plan', 'institution'];
const cases = (Object.keys(ROLES) as GrantedRole[]).flatMap((role) =>
  levels.map((level) => [role, level, ROLES[role].levels.includes(level) ? 'ok' : 'GRANT_LEVEL_NOT_ALLOWED'] as const),
);
test.each(cases)('the role %s within a %s: %s', (role, level, code) =>
  expect(codeOf(scopeOf({ role, [level]: 'X', because }, ROLES))).toBe(code),
);

test('a role that there is not is unknown, as is one that is named like what every object has', () => {
  for (const role of ['king', 'toString', 'account', 'system', ''])
    expect(codeOf(scopeOf({ role, member: 'PE', because }, ROLES))).toBe('GRANT_ROLE_UNKNOWN');
});

test('a grant is within exactly one thing', () => {
  const within = { role: 'auditor', because };
  expect(codeOf(scopeOf(within, ROLES))).toBe('GRANT_SCOPE_NOT_ONE');
  expect(codeOf(scopeOf({ ...within, member: '', plan: null }, ROLES))).toBe('GRANT_SCOPE_NOT_ONE');
  expect(codeOf(scopeOf({ ...within, member: 'PE', plan: 'PE-1' }, ROLES))).toBe('GRANT_SCOPE_NOT_ONE');
});

test.each([
  ['123456789', 'GRANT_BECAUSE_TOO_SHORT'],
  ['1234567890', 'ok'],
  ['1         2', 'GRANT_BECAUSE_TOO_SHORT'],
])('the reason %j: %s', (said, code) => expect(codeOf(explained(said))).toBe(code));

const today = LocalDate.of('2026-11-21');
test.each([
  [null, null, 'ok'],
  ['2026-11-20', null, 'GRANT_STARTS_IN_THE_PAST'],
  ['2026-11-21', '2026-11-21', 'ok'],
  [null, '2026-11-21', 'ok'],
  [null, '2026-11-20', 'GRANT_ENDS_BEFORE_IT_STARTS'],
  ['2026-12-02', '2026-12-01', 'GRANT_ENDS_BEFORE_IT_STARTS'],
])('on 21 November, from %s until %s: %s', (from, until, code) =>
  expect(codeOf(dated({ from: day(from), until: day(until) }, today))).toBe(code),
);

describe('what surrounds a grant', () => {
  const usual: Circumstances = { giver: 'a', holder: 'b', isReached: true, institutionKind: null, others: [] };
  const other = (role: string, isThere = false) => ({ others: [{ role, isThere }] });
  test.each<[string, GrantedRole, Partial<Circumstances>, string]>([
    ['nothing odd', 'auditor', {}, 'ok'],
    ['the console gives', 'administrator', { giver: null }, 'ok'],
    ['who gives is who gets', 'auditor', { holder: 'a' }, 'GRANT_TO_ONESELF'],
    ['it lies elsewhere', 'auditor', { isReached: false }, 'GRANT_OUT_OF_REACH'],
    ['the same role there', 'auditor', other('auditor', true), 'GRANT_HELD_ALREADY'],
    ['the same role elsewhere', 'auditor', other('auditor'), 'ok'],
    ['another role there', 'auditor', other('coordinator', true), 'ok'],
    ['a researcher becomes an auditor', 'auditor', other('irm_researcher'), 'GRANT_NOT_INDEPENDENT'],
    ['an officer becomes a researcher', 'irm_researcher', other('institution_officer'), 'GRANT_NOT_INDEPENDENT'],
    ['a researcher researches elsewhere', 'irm_researcher', other('irm_researcher'), 'ok'],
    ['an officer of the State', 'institution_officer', { institutionKind: 'government' }, 'ok'],
    [
      'an officer of no State',
      'institution_officer',
      { institutionKind: 'private' },
      'GRANT_INSTITUTION_OF_WRONG_KIND',
    ],
    ['a voice of civil society', 'contributor', { institutionKind: 'civil_society' }, 'ok'],
    ['a voice of the State', 'contributor', { institutionKind: 'government' }, 'GRANT_INSTITUTION_OF_WRONG_KIND'],
  ])('%s (%s): %j → %s', (_what, role, more, code) => expect(codeOf(give(role, { ...usual, ...more }))).toBe(code));
});

describe('four eyes', () => {
  const waiting = { role: 'administrator', accountId: 'holder', grantedBy: 'giver', isConfirmed: false, isOver: false };
  test.each<[string, Partial<typeof waiting> | { grantedBy: null }, string | null, string]>([
    ['a third person', {}, 'other', 'ok'],
    ['who gave it', {}, 'giver', 'GRANT_NEEDS_FOUR_EYES'],
    ['who holds it', {}, 'holder', 'GRANT_NEEDS_FOUR_EYES'],
    ['the console', {}, null, 'GRANT_NEEDS_FOUR_EYES'],
    ['a third person, again', { isConfirmed: true }, 'other', 'GRANT_NEEDS_NO_CONFIRMATION'],
    ['a third person, of what the console gave', { grantedBy: null }, 'other', 'GRANT_NEEDS_NO_CONFIRMATION'],
    ['a third person, of another role', { role: 'auditor' }, 'other', 'GRANT_NEEDS_NO_CONFIRMATION'],
    ['a third person, too late', { isOver: true }, 'other', 'GRANT_OVER'],
  ])('%s confirms %j', (_who, more, confirmer, code) =>
    expect(codeOf(confirm({ ...waiting, ...more }, confirmer))).toBe(code),
  );
});
