import { expect, test } from '@jest/globals';
import { cast } from './vote.rules.ts';

const session = { kind: 'forum_session', isCancelled: false };

test.each([
  ['a first vote', 'in_favour', null, session, null],
  ['another one than before', 'against', { id: 'a', choice: 'in_favour' }, session, 'a'],
  ['the same again', 'against', { id: 'a', choice: 'against' }, session, 'VOTE_ALREADY_CAST'],
  ['in a workshop', 'against', null, { ...session, kind: 'regional_workshop' }, 'VOTE_NOT_IN_SESSION'],
  ['in a session that was called off', 'against', null, { ...session, isCancelled: true }, 'VOTE_NOT_IN_SESSION'],
])('%s', (_what, choice, earlier, place, expected) => {
  const done = cast(choice, earlier, place);
  expect(done.ok ? done.value : done.rejection.code).toBe(expected);
});
