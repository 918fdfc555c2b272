import { expect, test } from '@jest/globals';
import { LocalDate } from '@quipu/kernel';
import { after, ask, settle } from './review.rules.ts';

const because = 'El presupuesto que se cita es de otro programa, que terminó en 2025.';
const day = (written: string) => LocalDate.of(written);
const rejected = {
  outcome: 'rejected',
  isStanding: true,
  isReview: false,
  isAsked: false,
  recordedOn: day('2026-11-02'),
  days: 15,
};

test.each([
  ['on the same day', rejected, because, '2026-11-02', 'ok'],
  ['on the last day', rejected, because, '2026-11-17', 'ok'],
  ['a day late', rejected, because, '2026-11-18', 'REVIEW_TOO_LATE'],
  ['after acceptance', { ...rejected, outcome: 'accepted' }, because, '2026-11-02', 'REVIEW_NOT_NEEDED'],
  ['after own withdrawal', { ...rejected, outcome: 'withdrawn_by_author' }, because, '2026-11-02', 'REVIEW_NOT_NEEDED'],
  ['after acceptance with changes', { ...rejected, outcome: 'accepted_with_changes' }, because, '2026-11-02', 'ok'],
  ['a second time', { ...rejected, isAsked: true }, because, '2026-11-02', 'REVIEW_ALREADY_REQUESTED'],
  ['after the answer to a request', { ...rejected, isReview: true }, because, '2026-11-02', 'REVIEW_ANSWERED_ALREADY'],
  [
    'about what stands no more',
    { ...rejected, isStanding: false },
    because,
    '2026-11-02',
    'REVIEW_DECISION_NOT_STANDING',
  ],
  ['without a reason', rejected, 'No me parece.', '2026-11-02', 'REVIEW_BECAUSE_TOO_SHORT'],
])('one asks again %s', (_when, decision, why, today, expected) => {
  const asked = ask(decision, why, day(today));
  expect(asked.ok ? 'ok' : asked.rejection.code).toBe(expected);
});

test.each([
  ['2026-11-17', 15, '2026-12-02'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2028-02-28', 1, '2028-02-29'],
])('%s and %i days are %s', (from, days, to) => expect(after(day(from), days)).toBe(to));

const request = { id: 'r', decisionId: 'd', decidedById: 'ana', isAnswered: false };

test.each([
  ['a decision that nobody asked about', null, null, { supersedes: 'd', by: 'ana' }, 'ok'],
  ['one that passes over a request', null, 'r', { supersedes: 'd', by: 'luz' }, 'REVIEW_REQUEST_WAITING'],
  ['the answer of somebody else', request, 'r', { supersedes: 'd', by: 'luz' }, 'ok'],
  ['the answer of the same one', request, 'r', { supersedes: 'd', by: 'ana' }, 'REVIEW_BY_FIRST_DECIDER'],
  [
    'an answer where nobody knows who decided',
    { ...request, decidedById: null },
    'r',
    { supersedes: 'd', by: 'ana' },
    'ok',
  ],
  ['an answer in the place of nothing', request, 'r', { supersedes: null, by: 'luz' }, 'REVIEW_REQUEST_OF_ANOTHER'],
  ['an answer in the place of another', request, 'r', { supersedes: 'e', by: 'luz' }, 'REVIEW_REQUEST_OF_ANOTHER'],
  ['a second answer', { ...request, isAnswered: true }, null, { supersedes: 'd', by: 'luz' }, 'REVIEW_REQUEST_CLOSED'],
])('%s', (_what, named, waiting, decision, expected) => {
  const settled = settle(named, waiting, decision);
  expect(settled.ok ? 'ok' : settled.rejection.code).toBe(expected);
});
