import { eventShape } from '@quipu/events';
import { receiptOf, roleOf } from '@quipu/journal';
import { byId, code, coded, declareHistory, flag, instant, named, reference, text } from '@quipu/journal/history';
import { institutionShape } from '@quipu/members';
import { contributionShape } from '@quipu/participation';
import { inPlan, stageOf, stageShape } from '@quipu/plans';
import { columns, extend, many, one, shape, textKey, type List } from '@quipu/platform/reads';

export const reasonCodeShape = shape(
  'ReasonCode',
  columns('code', 'position', 'titleEs', 'titleEn', 'minLength', 'needsSource', 'demands', 'source'),
);

const isStanding = (row: string) => `not exists (select from decisions as newer where newer.supersedes_id = ${row}.id)`;
/** Place of its stage among the plan's stages. */
export const positionOf = (row: string) =>
  `(select stages.position from stages where stages.plan_id = ${row}.plan_id and stages.code = ${row}.stage_code)`;

export const decisionShape = shape('Decision', {
  ...columns('id', 'outcome', 'reasons', 'legalGround', 'decidedOn', 'basis', 'source', 'hasPublishedResponse'),
  ...columns('isAuthorNotified', 'supersedesBecause', 'recordedAt', 'named', 'officials'),
  isStanding,
  contribution: one(
    () => contributionShape,
    'contributions',
    (row, decision) => `${row}.id = ${decision}.contribution_id`,
  ),
  stage: stageOf('stage_code'),
  reason: one(
    () => reasonCodeShape,
    'reason_codes',
    (row, decision) => `${row}.code = ${decision}.reason_code`,
  ),
  decidingInstitution: one(
    () => institutionShape,
    'institutions',
    (row, decision) => `${row}.id = ${decision}.deciding_institution_id`,
  ),
  event: one(
    () => eventShape,
    'events',
    (row, decision) => `${row}.id = ${decision}.event_id`,
  ),
  supersedes: one(
    () => decisionShape,
    'decisions',
    (row, decision) => `${row}.id = ${decision}.supersedes_id`,
  ),
  duplicateOf: one(
    () => contributionShape,
    'contributions',
    (row, decision) => `${row}.id = ${decision}.duplicate_of_id`,
  ),
  decidedAs: roleOf('decisions'),
  receipt: receiptOf('decisions'),
});

export const decisionList: List = {
  of: decisionShape,
  table: 'decisions',
  only: isStanding,
  filters: {
    plan: inPlan,
    outcome: (row, outcome, sql) => `${row}.outcome = ${sql.value(outcome, 'text')}`,
    stage: (row, stage, sql) => `${row}.stage_code = ${sql.value(stage, 'text')}`,
    reason: (row, reason, sql) => `${row}.reason_code = ${sql.value(reason, 'text')}`,
    theme: (row, theme, sql) =>
      `exists (select from contributions where contributions.id = ${row}.contribution_id and theme_code = ${sql.value(theme, 'text')})`,
    search: (row, words, sql) =>
      `to_tsvector('spanish', coalesce(${row}.reasons, '')) @@ websearch_to_tsquery('spanish', ${sql.value(words, 'text')})`,
  },
  orders: {
    RECORDED_DESC: { keys: [{ sql: (row) => `${row}.recorded_at`, type: 'timestamptz' }], direction: 'desc' },
    CONTRIBUTION: {
      keys: [
        textKey((row) => `(select code from contributions where contributions.id = ${row}.contribution_id)`),
        { sql: positionOf, type: 'integer' },
      ],
      direction: 'asc',
    },
  },
};

const stepShape = shape('JourneyStep', {
  ...columns('status'),
  stage: one(
    () => stageShape,
    'stages',
    (row, step) => `${row}.id = ${step}.stage_id`,
  ),
  decision: one(
    () => decisionShape,
    'decisions',
    (row, step) => `${row}.id = ${step}.decision_id`,
  ),
});

extend(contributionShape, {
  decisions: many(
    () => decisionShape,
    'decisions',
    (row, contribution) => `${row}.contribution_id = ${contribution}.id`,
    (row) => `${positionOf(row)}, ${row}.recorded_at, ${row}.id`,
  ),
  lastDecision: one(
    () => decisionShape,
    'decisions',
    (row, contribution) =>
      `${row}.id = (select decision_id from contribution_results where contribution_id = ${contribution}.id)`,
  ),
  hasReasonedResponse: (contribution) =>
    `(select is_answered from contribution_results where contribution_id = ${contribution}.id)`,
  journey: many(
    () => stepShape,
    'contribution_steps',
    (row, contribution) => `${row}.contribution_id = ${contribution}.id`,
    (row) => `${row}.position`,
  ),
});

const stage = coded('stages', { code: 'stage_code', plan_id: 'plan_id' });
const contribution = reference('contribution_id', 'contributions');

declareHistory({
  table: 'decisions',
  name: [contribution, stage, code('outcome', 'outcome')],
  fields: {
    contribution,
    stage,
    outcome: code('outcome', 'outcome'),
    reason: coded('reason_codes', { code: 'reason_code' }),
    reasons: text('reasons'),
    legalGround: text('legal_ground'),
    decidingInstitution: reference('deciding_institution_id', 'institutions'),
    event: reference('event_id', 'events'),
    decidedOn: text('decided_on'),
    named: text('named'),
    duplicateOf: reference('duplicate_of_id', 'contributions'),
    officials: text('officials'),
    reviewRequest: reference('review_request_id', 'review_requests'),
    basis: code('basis', 'decision-basis'),
    source: text('source'),
    hasPublishedResponse: flag('has_published_response'),
    isAuthorNotified: flag('is_author_notified'),
    supersedes: reference('supersedes_id', 'decisions'),
    supersedesBecause: text('supersedes_because'),
    recordedAt: instant('recorded_at'),
  },
  subject: { kind: 'decision', find: byId },
  partOf: { contributions: ['contribution_id'], decisions: ['supersedes_id'], plans: ['plan_id'] },
});

declareHistory({ table: 'reason_codes', name: [named('title')] });
