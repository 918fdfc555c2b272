import { commitmentShape } from '@quipu/commitments';
import { decisionShape, positionOf } from '@quipu/decisions';
import { draftCommitmentShape } from '@quipu/draft-commitments';
import { eventShape } from '@quipu/events';
import { roleOf } from '@quipu/journal';
import { contributionShape } from '@quipu/participation';
import { columns, extend, many, one, part, shape, type FieldSql } from '@quipu/platform/reads';

/** What stands at an end, by the SQL that says its id for each kind of thing. */
export const endShape = (
  idOf: (kind: 'contribution' | 'commitment' | 'draft_commitment' | 'event', row: string) => string,
) =>
  shape('LineageEnd', {
    contribution: one(
      () => contributionShape,
      'contributions',
      (row, end) => `${row}.id = ${idOf('contribution', end)}`,
    ),
    commitment: one(
      () => commitmentShape,
      'commitments',
      (row, end) => `${row}.id = ${idOf('commitment', end)}`,
    ),
    draftCommitment: one(
      () => draftCommitmentShape,
      'draft_commitments',
      (row, end) => `${row}.id = ${idOf('draft_commitment', end)}`,
    ),
    event: one(
      () => eventShape,
      'events',
      (row, end) => `${row}.id = ${idOf('event', end)}`,
    ),
  });

const lineageEnd = (side: 'from' | 'to') =>
  part(() => endShape((kind, edge) => (side === 'from' && kind === 'event' ? 'null' : `${edge}.${side}_${kind}_id`)));

/** When a row was recorded by an act. */
const drawnAt: FieldSql = (row) =>
  `(select at from journal.entries join journal.acts on acts.id = entries.act_id
    where entries.kind = 'lineage_edges' and entries.row_id = ${row}.id order by entries.id limit 1)`;

export const lineageEdgeShape = shape('LineageEdge', {
  ...columns('id', 'kind', 'because', 'startedOn', 'endedAt', 'endedBecause'),
  from: lineageEnd('from'),
  to: lineageEnd('to'),
  drawnAt,
  drawnAs: roleOf('lineage_edges'),
});

const oldestEdgeFirst = (row: string) => `coalesce(${row}.started_on::text, ''), ${row}.id`;

extend(decisionShape, {
  commitment: one(
    () => commitmentShape,
    'commitments',
    (row, decision) =>
      `${decision}.outcome in ('accepted', 'accepted_with_changes', 'partly_adopted', 'merged') and ${row}.id in (
        select commitment_id from adoptions where contribution_id = ${decision}.contribution_id)
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
      `${row}.id in (select commitment_id from adoptions where contribution_id = ${contribution}.id)`,
    (row) => `natural_key(${row}.number), ${row}.id`,
  ),
  successors: many(
    () => contributionShape,
    'contributions',
    (row, contribution) => `${row}.id in (
      with recursive after(id) as (
        select successor_id from successions where contribution_id = ${contribution}.id
        union select successor_id from after join successions on contribution_id = after.id)
      select id from after where not exists (select from successions where contribution_id = after.id))`,
    (row) => `${row}.code`,
  ),
  predecessors: many(
    () => contributionShape,
    'contributions',
    (row, contribution) => `${row}.id in (
      with recursive before(id) as (
        select contribution_id from successions where successor_id = ${contribution}.id
        union select contribution_id from before join successions on successor_id = before.id)
      select id from before)`,
    (row) => `${row}.code`,
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
    (row, commitment) => `${row}.id in (select contribution_id from adoptions where commitment_id = ${commitment}.id)`,
    (row) => `${row}.code`,
  ),
  lineage: many(
    () => lineageEdgeShape,
    'lineage_edges',
    (row, commitment) => `${commitment}.id in (${row}.from_commitment_id, ${row}.to_commitment_id)`,
    oldestEdgeFirst,
  ),
});
