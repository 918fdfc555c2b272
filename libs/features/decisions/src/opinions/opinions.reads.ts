import { eventShape } from '@quipu/events';
import { receiptOf } from '@quipu/journal';
import { code, declareHistory, instant, reference, text } from '@quipu/journal/history';
import { institutionShape } from '@quipu/members';
import { contributionShape } from '@quipu/participation';
import { columns, extend, many, one, shape } from '@quipu/platform/reads';

export const opinionShape = shape('Opinion', {
  ...columns('id', 'stance', 'reasons', 'supersedesBecause', 'recordedAt'),
  isStanding: (row) => `not exists (select from opinions as newer where newer.supersedes_id = ${row}.id)`,
  contribution: one(
    () => contributionShape,
    'contributions',
    (row, opinion) => `${row}.id = ${opinion}.contribution_id`,
  ),
  institution: one(
    () => institutionShape,
    'institutions',
    (row, opinion) => `${row}.id = ${opinion}.institution_id`,
  ),
  event: one(
    () => eventShape,
    'events',
    (row, opinion) => `${row}.id = ${opinion}.event_id`,
  ),
  supersedes: one(
    () => opinionShape,
    'opinions',
    (row, opinion) => `${row}.id = ${opinion}.supersedes_id`,
  ),
  receipt: receiptOf('opinions'),
});

extend(contributionShape, {
  opinions: many(
    () => opinionShape,
    'opinions',
    (row, contribution) => `${row}.contribution_id = ${contribution}.id`,
    (row) => `${row}.recorded_at, ${row}.id`,
  ),
});

const contribution = reference('contribution_id', 'contributions');
const institution = reference('institution_id', 'institutions');

declareHistory({
  table: 'opinions',
  name: [contribution, institution],
  fields: {
    contribution,
    institution,
    event: reference('event_id', 'events'),
    stance: code('stance', 'stance'),
    reasons: text('reasons'),
    supersedes: reference('supersedes_id', 'opinions'),
    supersedesBecause: text('supersedes_because'),
    recordedAt: instant('recorded_at'),
  },
  partOf: { contributions: ['contribution_id'], opinions: ['supersedes_id'], plans: ['plan_id'] },
});
