import { expect, test } from '@jest/globals';
import { complete } from './publication.rules.ts';

test.each([
  ['nothing', { stage: null, outcome: null }, 'DECISION_STAGE_MISSING'],
  ['an outcome and no stage', { stage: null, outcome: 'rejected' }, 'DECISION_STAGE_MISSING'],
  ['a stage and no outcome', { stage: 'adoption', outcome: null }, 'DECISION_OUTCOME_MISSING'],
  ['empty words', { stage: 'adoption', outcome: '' }, 'DECISION_OUTCOME_MISSING'],
  ['both', { stage: 'adoption', outcome: 'rejected' }, 'ok'],
])('a draft that says %s: %s', (_what, draft, expected) => {
  const completed = complete(draft);
  expect(completed.ok ? 'ok' : completed.rejection.code).toBe(expected);
});
