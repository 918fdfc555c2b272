import { declareThing } from '@quipu/accounts';
import { receiptOf } from '@quipu/journal';
import { declareHistory, instant, reference, text } from '@quipu/journal/history';
import { contributionShape } from '@quipu/participation';
import { columns, extend, many, one, shape } from '@quipu/platform/reads';
import { decisionShape } from '../decisions.reads.ts';
import { behind } from '../telling/hearers.ts';

const answering = (request: string) =>
  `(select id from decisions as answer where answer.review_request_id = ${request}.id)`;

const zoneOf = (request: string) =>
  `(select time_zone from members join plans on plans.member_id = members.id where plans.id = ${request}.plan_id)`;

export const reviewRequestShape = shape('ReviewRequest', {
  ...columns('id', 'because', 'dueOn', 'requestedAt'),
  status: (row, _asked, statement) =>
    `case when exists ${answering(row)} then 'answered'
      when ${row}.due_on < ${statement.day(zoneOf(row))} then 'overdue' else 'waiting' end`,
  contribution: one(
    () => contributionShape,
    'contributions',
    (row, request) => `${row}.id = ${request}.contribution_id`,
  ),
  decision: one(
    () => decisionShape,
    'decisions',
    (row, request) => `${row}.id = ${request}.decision_id`,
  ),
  answeredBy: one(
    () => decisionShape,
    'decisions',
    (row, request) => `${row}.review_request_id = ${request}.id`,
  ),
  receipt: receiptOf('review_requests'),
});

extend(contributionShape, {
  reviewRequests: many(
    () => reviewRequestShape,
    'review_requests',
    (row, contribution) => `${row}.contribution_id = ${contribution}.id`,
    (row) => `${row}.requested_at, ${row}.id`,
  ),
});

extend(decisionShape, {
  reviewRequest: one(
    () => reviewRequestShape,
    'review_requests',
    (row, decision) => `${row}.id = ${decision}.review_request_id`,
  ),
});

const contribution = reference('contribution_id', 'contributions');

declareHistory({
  table: 'review_requests',
  name: [contribution],
  fields: {
    contribution,
    decision: reference('decision_id', 'decisions'),
    because: text('because'),
    dueOn: text('due_on'),
    requestedAt: instant('requested_at'),
  },
  partOf: { contributions: ['contribution_id'], decisions: ['decision_id'], plans: ['plan_id'] },
});

declareThing(
  'decision',
  `select member_id, decisions.plan_id, array[contributions.institution_id] as institution_ids,
     (select array_agg(author_id) filter (where author_id is not null) from contributions where id in (${behind('decisions.contribution_id')})) as owner_ids
   from decisions join contributions on contributions.id = contribution_id join plans on plans.id = decisions.plan_id
   where decisions.id::text = lower($1)`,
);
