import { expect, test } from '@jest/globals';
import type { Outcome } from '@quipu/client';
import { answerOf, toneOf } from './answer.ts';

const decided = (outcome: Outcome) => ({ commitments: [], lastDecision: { outcome } });

test('a contribution that became a commitment was adopted, whatever was decided on the way', () =>
  expect(answerOf({ commitments: [{}], lastDecision: { outcome: 'REJECTED' } })).toBe('adopted'));

test.each(['ACCEPTED', 'ACCEPTED_WITH_CHANGES', 'PARTLY_ADOPTED'] as const)(
  'a contribution that was %s, and no more is known of, went on to nobody knows where',
  (outcome) => expect(answerOf(decided(outcome))).toBe('onward'),
);

test.each(['REJECTED', 'NOT_CARRIED_FORWARD', 'OUT_OF_COMPETENCE', 'MERGED', 'DEFERRED'] as const)(
  'a contribution whose last decision is %s ended with it',
  (outcome) => expect(answerOf(decided(outcome))).toBe('ended'),
);

test('a contribution without a decision is answered with that', () =>
  expect(answerOf({ commitments: [], lastDecision: null })).toBe('no-record'));

test('an outcome that stops a contribution looks like one, and a merged one does not', () => {
  expect(toneOf('OUT_OF_COMPETENCE')).toBe('stopped');
  expect(toneOf('MERGED')).toBe('changed');
});
