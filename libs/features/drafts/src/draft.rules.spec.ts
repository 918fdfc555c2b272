import { expect, test } from '@jest/globals';
import { approve, change } from './draft.rules.ts';

const closedAt = new Date('2026-11-20T15:00:00Z');

test.each([
  ['an open draft, as it was read', { closedAt: null, revision: 3 }, 3, 'ok'],
  ['an open draft, whatever its revision', { closedAt: null, revision: 3 }, null, 'ok'],
  ['one that somebody revised meanwhile', { closedAt: null, revision: 4 }, 3, 'DRAFT_REVISED_MEANWHILE'],
  ['a revision that is still to come', { closedAt: null, revision: 3 }, 4, 'DRAFT_REVISED_MEANWHILE'],
  ['a closed one, as it was read', { closedAt, revision: 3 }, 3, 'DRAFT_ALREADY_CLOSED'],
  ['a closed one, revised meanwhile as well', { closedAt, revision: 4 }, 3, 'DRAFT_ALREADY_CLOSED'],
] as const)('%s: %s', (_what, draft, read, expected) => {
  const changed = change(draft, read);
  expect(changed.ok ? 'ok' : changed.rejection.code).toBe(expected);
});

const fresh = { authorId: 'ana', revisedById: null, revision: 2, approvedRevision: null };

test.each([
  ['somebody else', fresh, 'luz', 'ok'],
  ['its author', fresh, 'ana', 'DRAFT_OWN'],
  ['its author, after somebody revised it', { ...fresh, revisedById: 'luz' }, 'ana', 'DRAFT_OWN'],
  ['who revised it last', { ...fresh, revisedById: 'luz' }, 'luz', 'DRAFT_OWN'],
  ['a third one', { ...fresh, revisedById: 'luz' }, 'eva', 'ok'],
  ['no person', fresh, null, 'DRAFT_OWN'],
  ['somebody else, after a third one did', { ...fresh, approvedRevision: 2 }, 'luz', 'DRAFT_ALREADY_APPROVED'],
  ['somebody else, of a later revision', { ...fresh, approvedRevision: 1 }, 'luz', 'ok'],
])('%s approves it', (_who, draft, account, expected) => {
  const approved = approve(draft, account);
  expect(approved.ok ? 'ok' : approved.rejection.code).toBe(expected);
});
