import { expect, test } from '@jest/globals';
import { MilestoneStatusCode, move, nextOf } from './milestone-status.rules.ts';

const { NOT_STARTED, IN_PROGRESS, COMPLETED, SUSPENDED, WITHDRAWN } = MilestoneStatusCode;
const BECAUSE = 'Así consta en el acta de la reunión técnica.';

const told = (moved: ReturnType<typeof move>) => (moved.ok ? 'ok' : moved.rejection.code);

test.each([
  [NOT_STARTED, [IN_PROGRESS, COMPLETED, SUSPENDED, WITHDRAWN]],
  [IN_PROGRESS, [COMPLETED, SUSPENDED, WITHDRAWN]],
  [SUSPENDED, [IN_PROGRESS, WITHDRAWN]],
  [COMPLETED, [IN_PROGRESS]],
  [WITHDRAWN, []],
])('from %s a milestone goes to %j and nowhere else', (status, next) => {
  for (const to of Object.values(MilestoneStatusCode)) {
    const moved = move({ id: 'a', status }, { status: to, because: BECAUSE, supersedes: 'a' });
    expect([to, told(moved)]).toEqual([to, next.includes(to) ? 'ok' : 'MILESTONE_MOVE_NOT_ALLOWED']);
  }
  expect(nextOf(status)).toEqual(next);
});

test('the first status can be any', () => {
  for (const status of nextOf(null)) expect(move(null, { status, because: BECAUSE, supersedes: null }).ok).toBe(true);
});

test.each([
  ['the first one', null, null, BECAUSE, 'ok'],
  ['one that names no standing one', 'a', null, BECAUSE, 'MILESTONE_STATUS_ALREADY_SET'],
  ['one that names another', 'a', 'b', BECAUSE, 'MILESTONE_STATUS_NOT_STANDING'],
  ['one that names something where nothing stands', null, 'a', BECAUSE, 'MILESTONE_STATUS_NOT_STANDING'],
  ['one with nine characters of reason', 'a', 'a', 'Nueve let', 'MILESTONE_BECAUSE_TOO_SHORT'],
  ['one with ten', 'a', 'a', 'Diez letra', 'ok'],
  ['one whose reason only looks long', 'a', 'a', `a${'\u200b'.repeat(40)}b`, 'MILESTONE_BECAUSE_TOO_SHORT'],
])('%s', (_what, standing, supersedes, because, expected) => {
  const now = standing === null ? null : { id: standing, status: NOT_STARTED };
  expect(told(move(now, { status: IN_PROGRESS, because, supersedes }))).toBe(expected);
});
