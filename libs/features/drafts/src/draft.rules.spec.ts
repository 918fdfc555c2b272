import { expect, test } from '@jest/globals';
import { change } from './draft.rules.ts';

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
