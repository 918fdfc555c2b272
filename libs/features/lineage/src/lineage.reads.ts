import { commitmentShape } from '@quipu/commitments';
import { decisionShape, positionOf } from '@quipu/decisions';
import { eventShape } from '@quipu/events';
import { contributionShape } from '@quipu/participation';
import { columns, extend, many, one, part, shape } from '@quipu/platform/reads';

const lineageEnd = (side: 'from' | 'to') =>
  part(() =>
    shape('LineageEnd', {
      contribution: one(
        () => contributionShape,
        'contributions',
        (row, edge) => `${row}.id = ${edge}.${side}_contribution_id`,
      ),
      commitment: one(
        () => commitmentShape,
        'commitments',
        (row, edge) => `${row}.id = ${edge}.${side}_commitment_id`,
      ),
      event:
        side === 'to'
          ? one(
              () => eventShape,
              'events',
              (row, edge) => `${row}.id = ${edge}.to_event_id`,
            )
          : () => 'null',
    }),
  );

const lineageEdgeShape = shape('LineageEdge', {
  ...columns('id', 'kind', 'because', 'startedOn', 'endedAt', 'endedBecause'),
  from: lineageEnd('from'),
  to: lineageEnd('to'),
});

const oldestEdgeFirst = (row: string) => `coalesce(${row}.started_on::text, ''), ${row}.id`;

extend(decisionShape, {
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

extend(contributionShape, {
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
