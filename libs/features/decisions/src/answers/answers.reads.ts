import { declareThing } from '@quipu/accounts';
import { receiptOf } from '@quipu/journal';
import { declareHistory, instant, reference, text } from '@quipu/journal/history';
import { institutionShape } from '@quipu/members';
import { contributionShape } from '@quipu/participation';
import { columns, extend, many, one, shape } from '@quipu/platform/reads';

export const answerShape = shape('Answer', {
  ...columns('id', 'body', 'language', 'supersedesBecause', 'recordedAt'),
  isStanding: (row) => `not exists (select from answers as newer where newer.supersedes_id = ${row}.id)`,
  contribution: one(
    () => contributionShape,
    'contributions',
    (row, answer) => `${row}.id = ${answer}.contribution_id`,
  ),
  institution: one(
    () => institutionShape,
    'institutions',
    (row, answer) => `${row}.id = ${answer}.institution_id`,
  ),
  supersedes: one(
    () => answerShape,
    'answers',
    (row, answer) => `${row}.id = ${answer}.supersedes_id`,
  ),
  receipt: receiptOf('answers'),
});

extend(contributionShape, {
  answers: many(
    () => answerShape,
    'answers',
    (row, contribution) => `${row}.contribution_id = ${contribution}.id`,
    (row) => `${row}.recorded_at, ${row}.id`,
  ),
});

const contribution = reference('contribution_id', 'contributions');

declareHistory({
  table: 'answers',
  name: [contribution],
  fields: {
    contribution,
    institution: reference('institution_id', 'institutions'),
    body: text('body'),
    language: text('language'),
    supersedes: reference('supersedes_id', 'answers'),
    supersedesBecause: text('supersedes_because'),
    recordedAt: instant('recorded_at'),
  },
  partOf: { contributions: ['contribution_id'], answers: ['supersedes_id'], plans: ['plan_id'] },
});

/** The institutions that lead the commitments that a contribution led to. */
export const LEADS = `
  select lead_institution_id from lineage_edges join commitments on commitments.id = to_commitment_id
  where kind = 'adopted_as' and ended_at is null and lead_institution_id is not null
    and from_contribution_id = contributions.id`;

// Not those of its author: those that answer for what it led to.
declareThing(
  'answerable',
  `select member_id, plan_id, array(${LEADS}) as institution_ids
   from contributions join plans on plans.id = plan_id where contributions.code = $1`,
);
