import type { DecisionDraftContentInput, Outcome } from '@quipu/client';
import type { Given } from '#lib/server/given.ts';

/** The fields of the form of a decision. `then`: which of its buttons was pressed. */
export const DECISION_FIELDS = [
  'stage',
  'outcome',
  'reasonCode',
  'reasons',
  'legalGround',
  'decidingInstitution',
  'decidedOn',
  'named',
  'duplicateOf',
  'officials',
  'event',
  'reviewRequest',
  'supersedes',
  'supersedesBecause',
  'then',
] as const;

/** What was typed in it, as the API takes it. What is empty it does not say. */
export const typedDecision = ({ optional }: Given<(typeof DECISION_FIELDS)[number]>): DecisionDraftContentInput => ({
  stage: optional('stage'),
  outcome: optional('outcome') as Outcome | null,
  reasonCode: optional('reasonCode'),
  reasons: optional('reasons'),
  legalGround: optional('legalGround'),
  decidingInstitution: optional('decidingInstitution'),
  decidedOn: optional('decidedOn'),
  named: optional('named'),
  duplicateOf: optional('duplicateOf'),
  officials: optional('officials'),
  event: optional('event'),
  reviewRequest: optional('reviewRequest'),
  supersedes: optional('supersedes'),
  supersedesBecause: optional('supersedesBecause'),
});

export const draftPath = (id: string) => `/borradores/${encodeURIComponent(id)}`;

/** Where the page shows what will be public before it is. */
export const reviewPath = (id: string) => `${draftPath(id)}/publicar`;
