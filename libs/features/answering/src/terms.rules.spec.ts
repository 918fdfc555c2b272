import { expect, test } from '@jest/globals';
import { settle, type Term } from './terms.rules.ts';

test.each<[string, readonly Term[], string]>([
  ['none', [], 'ok'],
  ['one for all and one for a kind', [{ days: 30 }, { kind: 'question', days: 10 }], 'ok'],
  [
    'one for a kind and one for a stage',
    [
      { stage: 'a', days: 30 },
      { kind: 'a', days: 10 },
    ],
    'ok',
  ],
  ['two for all', [{ days: 30 }, { days: 10, stage: null, kind: null }], 'ANSWER_TERM_TWICE'],
  [
    'two for one stage and kind',
    [
      { stage: 'a', kind: 'b', days: 3 },
      { stage: 'a', kind: 'b', days: 3 },
    ],
    'ANSWER_TERM_TWICE',
  ],
])('a plan with terms %s', (_, terms, expected) => {
  const settled = settle(terms);
  expect(settled.ok ? 'ok' : settled.rejection.code).toBe(expected);
});
