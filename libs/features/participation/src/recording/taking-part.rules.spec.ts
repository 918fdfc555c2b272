import { expect, test } from '@jest/globals';
import { LocalDate } from '@quipu/kernel';
import { stageOn, take } from './taking-part.rules.ts';

const DAY = LocalDate.of('2026-11-21');
const ALWAYS_OPEN = { opensOn: null, closesOn: null };

test.each([
  [null, 'proposal', 'ok'],
  ['preparation', 'proposal', 'ok'],
  ['co_creation', 'comment', 'ok'],
  ['validation', 'proposal', 'ok'],
  ['adopted', 'proposal', 'CONTRIBUTIONS_CLOSED'],
  ['implementation', 'comment', 'CONTRIBUTIONS_CLOSED'],
  ['closed', 'proposal', 'CONTRIBUTIONS_CLOSED'],
  ['adopted', 'question', 'ok'],
  ['implementation', 'complaint', 'ok'],
  ['closed', 'question', 'ok'],
])('in the phase %j a %s: %s', (phase, kind, expected) => {
  const taken = take(kind, { phase, stage: ALWAYS_OPEN }, DAY);
  expect(taken.ok ? 'ok' : taken.rejection.code).toBe(expected);
});

test.each([
  [null, null, 'proposal', 'ok'],
  ['2026-11-21', '2026-11-21', 'proposal', 'ok'],
  ['2026-11-22', null, 'proposal', 'CONTRIBUTIONS_NOT_OPEN_YET'],
  [null, '2026-11-20', 'proposal', 'CONTRIBUTIONS_STAGE_CLOSED'],
  ['2026-11-22', '2026-12-20', 'question', 'ok'],
  ['2026-10-01', '2026-11-20', 'complaint', 'ok'],
])('at a stage from %s to %s a %s: %s', (opensOn, closesOn, kind, expected) => {
  const taken = take(kind, { phase: 'co_creation', stage: { opensOn, closesOn } }, DAY);
  expect(taken.ok ? 'ok' : taken.rejection.code).toBe(expected);
});

test.each([
  [[['first', null, null]], 'first'],
  [
    [
      ['first', '2026-01-01', '2026-11-20'],
      ['second', '2026-11-21', '2026-12-20'],
    ],
    'second',
  ],
  [
    [
      ['first', '2026-01-01', '2026-02-20'],
      ['second', '2026-12-01', '2026-12-20'],
    ],
    'first',
  ],
  [[], undefined],
] as const)('of the stages %j a contribution that names none is for %s', (stages, expected) =>
  expect(
    stageOn(
      stages.map(([code, opensOn, closesOn]) => ({ code, opensOn, closesOn })),
      DAY,
    )?.code,
  ).toBe(expected),
);
