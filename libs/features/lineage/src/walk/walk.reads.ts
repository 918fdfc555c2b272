import { columns, many, object, part, shape, Statement, type Question } from '@quipu/platform/reads';

import { endShape, lineageEdgeShape } from '../lineage.reads.ts';
import { LineageDirection, type WalkArgs } from './walk.type.ts';
import type { LineageEndKind } from '../kinds.ts';

/** The edge of a step is the row itself: the walk has joined it. */
const stepShape = shape('LineageStep', {
  before: (row) => `${row}.earlier_id`,
  after: (row) => `${row}.later_id`,
  edge: part(() => lineageEdgeShape),
});

const nodeShape = shape('LineageNode', {
  ...columns('id', 'depth'),
  thing: part(() => endShape((_kind, node) => `${node}.id`)),
});

const lineageShape = shape('Lineage', {
  nodes: many(
    () => nodeShape,
    'found',
    () => 'true',
    (row) => `${row}.depth, ${row}.id`,
  ),
  steps: many(
    () => stepShape,
    'gone',
    () => 'true',
    (row) => `coalesce(${row}.started_on::text, ''), ${row}.id`,
  ),
});

const inPlan = (table: string, plan: string) => `${table}.plan_id = (select id from plans where plans.code = ${plan})`;

/** The id of the thing from which it starts. */
const START: Readonly<Record<LineageEndKind, (code: string, plan: string) => string>> = {
  contribution: (code, plan) =>
    `select id from contributions where code = ${code} and (${plan} is null or ${inPlan('contributions', plan)})`,
  draft_commitment: (code, plan) =>
    `select id from draft_commitments where code = ${code} and (${plan} is null or ${inPlan('draft_commitments', plan)})`,
  commitment: (code, plan) => `select id from commitments where number = ${code} and ${inPlan('commitments', plan)}`,
  event: (code, plan) => `select id from events where code = ${code} and ${inPlan('events', plan)}`,
};

/** The part of the walk that goes one way. */
function way(name: string, [here, there]: readonly [string, string], step: number, limits: string): string {
  return `
    ${name}(id, depth, edge_id) as (
      select id, 0, null::uuid from start
      union
      select ${there}, ${name}.depth + ${step}, lineage_ways.edge_id from ${name} join lineage_ways on ${here} = ${name}.id
      where abs(${name}.depth) < ${limits})`;
}

const BACK = ['later_id', 'earlier_id'] as const;
const FORWARD = ['earlier_id', 'later_id'] as const;

/**
 * The walk as one statement, whichever way and however deep it goes: `answer` is null when it starts from nothing. Draws no
 * circle to a close, for edges that were ended may lie in one: the depth ends it.
 */
export function walkSql({ of, direction, depth, ended }: WalkArgs, asked: Question) {
  const statement = new Statement();
  const start = START[of.kind](statement.value(of.code, 'text'), statement.value(of.plan ?? null, 'text'));
  const far = statement.value(depth, 'integer');
  const reach = (way: LineageDirection) => (direction === way || direction === LineageDirection.BOTH ? far : '0');
  const held = ended ? 'true' : 'ended_at is null';
  const json = object(lineageShape, asked.tree, 'start', statement);
  const sql = `
    with recursive start as materialized (${start}),
    ${way('back', BACK, -1, `${reach(LineageDirection.BACK)} and ${held}`)},
    ${way('forward', FORWARD, 1, `${reach(LineageDirection.FORWARD)} and ${held}`)},
    walked as (select * from back union all select * from forward),
    found as (
      select distinct on (id, sign(depth)) id, depth from walked order by id, sign(depth), abs(depth)),
    gone as (
      select lineage_edges.*, ways.earlier_id, ways.later_id from lineage_edges
      join lineage_ways as ways on ways.edge_id = lineage_edges.id
      where lineage_edges.id in (select edge_id from walked))
    select ${json} as answer from start`;
  return { sql, values: statement.values };
}
