import { commitmentShape } from '@quipu/commitments';
import { eventShape } from '@quipu/events';
import { institutionShape } from '@quipu/members';
import { contributionShape } from '@quipu/participation';
import { inPlan, stageOf, stageShape } from '@quipu/plans';
import { columns, extend, many, one, part, shape, textKey, type List } from '@quipu/platform/reads';

export const reasonCodeShape = shape('ReasonCode', columns('code', 'position', 'titleEs', 'titleEn', 'minLength', 'needsSource', 'source'));

const isStanding = (row: string) => `not exists (select from decisions as newer where newer.supersedes_id = ${row}.id)`;
const positionOf = (row: string) =>
  `(select stages.position from stages where stages.plan_id = ${row}.plan_id and stages.code = ${row}.stage_code)`;

export const decisionShape = shape('Decision', {
  ...columns('id', 'outcome', 'reasons', 'legalGround', 'decidedOn', 'basis', 'source', 'hasPublishedResponse'),
  ...columns('isAuthorNotified', 'supersedesBecause', 'recordedAt'),
  isStanding,
  contribution: one(() => contributionShape, 'contributions', (row, decision) => `${row}.id = ${decision}.contribution_id`),
  stage: stageOf('stage_code'),
  reason: one(() => reasonCodeShape, 'reason_codes', (row, decision) => `${row}.code = ${decision}.reason_code`),
  decidingInstitution: one(() => institutionShape, 'institutions', (row, decision) => `${row}.id = ${decision}.deciding_institution_id`),
  event: one(() => eventShape, 'events', (row, decision) => `${row}.id = ${decision}.event_id`),
  supersedes: one(() => decisionShape, 'decisions', (row, decision) => `${row}.id = ${decision}.supersedes_id`),
  commitment: one(
    () => commitmentShape,
    'commitments',
    (row, decision) =>
      `${decision}.outcome in ('accepted', 'accepted_with_changes', 'partly_adopted', 'merged') and ${row}.id in (
        select to_commitment_id from lineage_edges where kind = 'adopted_as' and ended_at is null
        and from_contribution_id = ${decision}.contribution_id)
        and not exists (select from standing_decisions join stages on stages.plan_id = standing_decisions.plan_id
          and stages.code = standing_decisions.stage_code where standing_decisions.contribution_id = ${decision}.contribution_id
          and stages.position > ${positionOf(decision)})`,
  ),
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
      keys: [textKey((row) => `(select code from contributions where contributions.id = ${row}.contribution_id)`), { sql: positionOf, type: 'integer' }],
      direction: 'asc',
    },
  },
};

const lineageEnd = (side: 'from' | 'to') =>
  part(() =>
    shape('LineageEnd', {
      contribution: one(() => contributionShape, 'contributions', (row, edge) => `${row}.id = ${edge}.${side}_contribution_id`),
      commitment: one(() => commitmentShape, 'commitments', (row, edge) => `${row}.id = ${edge}.${side}_commitment_id`),
      event: side === 'to' ? one(() => eventShape, 'events', (row, edge) => `${row}.id = ${edge}.to_event_id`) : () => 'null',
    }),
  );

export const lineageEdgeShape = shape('LineageEdge', {
  ...columns('id', 'kind', 'because', 'startedOn', 'endedAt', 'endedBecause'),
  from: lineageEnd('from'),
  to: lineageEnd('to'),
});

const stepShape = shape('JourneyStep', {
  ...columns('status'),
  stage: one(() => stageShape, 'stages', (row, step) => `${row}.id = ${step}.stage_id`),
  decision: one(() => decisionShape, 'decisions', (row, step) => `${row}.id = ${step}.decision_id`),
});

const oldestEdgeFirst = (row: string) => `coalesce(${row}.started_on::text, ''), ${row}.id`;

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
    (row, contribution) => `${row}.id = (select decision_id from contribution_results where contribution_id = ${contribution}.id)`,
  ),
  hasReasonedResponse: (contribution) => `(select is_answered from contribution_results where contribution_id = ${contribution}.id)`,
  journey: many(
    () => stepShape,
    'contribution_steps',
    (row, contribution) => `${row}.contribution_id = ${contribution}.id`,
    (row) => `${row}.position`,
  ),
  commitments: many(
    () => commitmentShape,
    'commitments',
    (row, contribution) =>
      `${row}.id in (select to_commitment_id from lineage_edges where kind = 'adopted_as' and ended_at is null and from_contribution_id = ${contribution}.id)`,
    (row) => `natural_key(${row}.number), ${row}.id`,
  ),
  lineage: many(
    () => lineageEdgeShape,
    'lineage_edges',
    (row, contribution) => `${contribution}.id in (${row}.from_contribution_id, ${row}.to_contribution_id)`,
    oldestEdgeFirst,
  ),
});

extend(commitmentShape, {
  origins: many(
    () => contributionShape,
    'contributions',
    (row, commitment) =>
      `${row}.id in (select from_contribution_id from lineage_edges where kind = 'adopted_as' and ended_at is null and to_commitment_id = ${commitment}.id)`,
    (row) => `${row}.code`,
  ),
  lineage: many(
    () => lineageEdgeShape,
    'lineage_edges',
    (row, commitment) => `${commitment}.id in (${row}.from_commitment_id, ${row}.to_commitment_id)`,
    oldestEdgeFirst,
  ),
});
