import { expect, test } from '@jest/globals';
import { complete, show } from './publication.rules.ts';

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

test.each([
  ['no draft, where nobody has to look', null, false, 'ok'],
  ['no draft, where somebody has to', null, true, 'DECISION_NEEDS_SECOND_EYES'],
  ['a draft at which nobody looked', { revision: 1, approvedRevision: null }, true, 'DECISION_NEEDS_SECOND_EYES'],
  ['the revision that was approved', { revision: 2, approvedRevision: 2 }, true, 'ok'],
  ['one revised after that', { revision: 3, approvedRevision: 2 }, true, 'DECISION_NEEDS_SECOND_EYES'],
  ['a draft, where nobody has to look', { revision: 1, approvedRevision: null }, false, 'ok'],
])('to publish %s: %s', (_what, draft, needs, expected) => {
  const shown = show(draft, needs);
  expect(shown.ok ? 'ok' : shown.rejection.code).toBe(expected);
});
