import { describe, expect, test } from '@jest/globals';
import type { Held, Place } from './judgement.rules.ts';
import { judge, type Case } from './judgement.ts';
import type { Viewer } from './viewer.ts';

const NOWHERE = { memberId: null, planId: null, institutionId: null };
const PERU: Place = { memberId: 'PE', planId: 'PE-3', institutionIds: ['MINSA'], ownerIds: ['ana'] };

const coordinator: Held = { role: 'coordinator', ...NOWHERE, memberId: 'PE' };
const ofPlan: Held = { role: 'coordinator', ...NOWHERE, planId: 'PE-3' };
const officer: Held = { role: 'institution_officer', ...NOWHERE, institutionId: 'MINSA' };
const researcher: Held = { role: 'irm_researcher', ...NOWHERE, memberId: 'PE' };

const viewer = (held: Held[], token: Viewer['token'] = null): Viewer => ({
  accountId: 'ana',
  language: 'es',
  held,
  token,
  sessionId: token ? null : 'one',
});

const decide: Case = { permission: 'decision:record', viewer: null, isRead: false, place: PERU };
const readDraft: Case = { permission: 'draft:read', viewer: null, isRead: true, place: PERU, isHidden: true };
const actor = (role: string) => ({ id: 'person:ana', role });

describe('who may act is told in which role', () => {
  test.each([
    ['a coordinator of the member', [coordinator], PERU, actor('coordinator')],
    ['a coordinator of the plan', [ofPlan], PERU, actor('coordinator')],
    ['a coordinator of another plan', [{ ...ofPlan, planId: 'PE-4' }], PERU, 'forbidden'],
    ['a coordinator of another member', [{ ...coordinator, memberId: 'PE-LAL' }], PERU, 'forbidden'],
    ['an officer', [officer], PERU, 'forbidden'],
    ['a researcher', [researcher], PERU, 'forbidden'],
    ['somebody who only has an account', [], PERU, 'forbidden'],
    ['of two roles the one that reaches', [{ ...ofPlan, planId: 'PE-4' }, coordinator], PERU, actor('coordinator')],
  ])('%s', (_, held, place, verdict) => expect(judge({ ...decide, viewer: viewer(held), place })).toEqual(verdict));
});

test('nobody in particular is asked to sign in before an act, and reads nothing', () => {
  expect(judge(decide)).toBe('unauthenticated');
  expect(judge(readDraft)).toBe('absent');
});

test('what is hidden and out of reach is absent, like what is not there, read or acted on', () => {
  const elsewhere = viewer([{ ...ofPlan, planId: 'PE-4' }]);
  for (const isRead of [true, false])
    for (const place of [PERU, null]) expect(judge({ ...readDraft, isRead, place, viewer: elsewhere })).toBe('absent');
});

test('what is public and not there is left to the act, which says so', () =>
  expect(judge({ ...decide, viewer: viewer([coordinator]), place: null })).toEqual(actor('coordinator')));

test('an officer acts where the own institution answers, and nowhere else', () => {
  const submit = { ...decide, permission: 'evidence:submit', viewer: viewer([officer]) } as const;
  expect(judge(submit)).toEqual(actor('institution_officer'));
  expect(judge({ ...submit, place: { ...PERU, institutionIds: ['MINEDU'] } })).toBe('forbidden');
  expect(judge({ ...submit, place: { ...PERU, institutionIds: [] } })).toBe('forbidden');
});

describe('a citizen contributes; who holds an office does not', () => {
  const submit = { permission: 'contribution:submit', isRead: false, place: { ...PERU, ownerIds: null } } as const;
  test.each<[string, Held[], unknown]>([
    ['somebody with an account', [], actor('contributor')],
    ['a member of the forum', [{ role: 'forum_member', ...NOWHERE, memberId: 'PE' }], actor('contributor')],
    ['a coordinator', [coordinator], 'forbidden'],
    ['an officer', [officer], 'forbidden'],
    ['a researcher', [researcher], 'forbidden'],
    ['an auditor', [{ role: 'auditor', ...NOWHERE, memberId: 'PE' }], 'forbidden'],
  ])('%s', (_, held, verdict) => expect(judge({ ...submit, viewer: viewer(held) })).toEqual(verdict));
});

describe('a token narrows what its holder may, and never widens it', () => {
  const token = (permissions: string[], planId: string | null = null) => ({ id: 'one', permissions, planId });
  test.each([
    ['made for it', token(['decision:record']), actor('coordinator')],
    ['made for something else', token(['draft:read']), 'forbidden'],
    ['made for this plan', token(['decision:record'], 'PE-3'), actor('coordinator')],
    ['made for another plan', token(['decision:record'], 'PE-4'), 'forbidden'],
  ])('%s', (_, used, verdict) => expect(judge({ ...decide, viewer: viewer([coordinator], used) })).toEqual(verdict));

  test('with the wrong one, a hidden thing is not there', () => {
    expect(judge({ ...readDraft, viewer: viewer([coordinator], token(['decision:record'])) })).toBe('absent');
    expect(judge({ ...readDraft, viewer: viewer([coordinator], token(['draft:read'], 'PE-4')) })).toBe('absent');
  });

  test('it gives no role that its holder has not', () =>
    expect(judge({ ...decide, viewer: viewer([], token(['decision:record'])) })).toBe('forbidden'));
});

test('what belongs to another account is not one’s own', () => {
  const own = { permission: 'contribution:own', viewer: viewer([]), isRead: true } as const;
  expect(judge({ ...own, place: PERU })).toEqual(actor('account'));
  expect(judge({ ...own, place: { ...PERU, ownerIds: ['luis'] } })).toBe('absent');
});

test('what lies nowhere is within no grant, and nobody’s own', () => {
  const place: Place = { memberId: null, planId: null, institutionIds: [], ownerIds: [] };
  for (const held of [coordinator, ofPlan, officer, { ...coordinator, memberId: null }])
    expect(judge({ ...decide, viewer: viewer([held]), place })).toBe('forbidden');
  expect(judge({ permission: 'contribution:own', viewer: viewer([]), isRead: true, place })).toBe('absent');
});
