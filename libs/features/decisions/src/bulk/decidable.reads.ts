import { contributionShape } from '@quipu/participation';
import { inPlan } from '@quipu/plans';
import { page, Statement, textKey, type List, type Question } from '@quipu/platform/reads';
import { BATCH_AT_MOST } from './batch.inputs.ts';

/** A stage of its way at which nothing was decided, and which it reaches. */
const waitsAt = (row: string, where = 'true') =>
  `exists (select from contribution_steps as step where step.contribution_id = ${row}.id and step.decision_id is null
     and step.status <> 'not_reached' and ${where})`;

const isWaiting = (row: string) =>
  `not exists (select from drafts where drafts.kind = 'decision' and drafts.subject = ${row}.code and closed_at is null)
   and ${waitsAt(row)}`;

/** Contributions that wait for a decision: those for which somebody has an open draft wait no more. */
const decidableList: List = {
  of: contributionShape,
  table: 'contributions',
  only: isWaiting,
  filters: {
    plan: inPlan,
    stage: (row, stage, sql) => waitsAt(row, `step.stage_code = ${sql.value(stage, 'text')}`),
    theme: (row, theme, sql) => `${row}.theme_code = ${sql.value(theme, 'text')}`,
    kind: (row, kind, sql) => `${row}.kind = ${sql.value(kind, 'text')}`,
    isUndecided: (row, isUndecided, sql) =>
      `not exists (select from decisions where decisions.contribution_id = ${row}.id) = ${sql.value(isUndecided, 'boolean')}`,
    search: (row, words, sql) =>
      `to_tsvector('spanish', ${row}.title || ' ' || coalesce(${row}.body, '')) @@ websearch_to_tsquery('spanish', ${sql.value(words, 'text')})`,
  },
  orders: { CODE: { keys: [textKey((row) => `${row}.code`)], direction: 'asc' } },
};

type Filter = Readonly<Record<string, unknown>>;

/** SQL that answers a page of the contributions of `plan` that wait for a decision. */
export function decidableSql(plan: string, { tree }: Question): [string, Statement] {
  const statement = new Statement();
  return [page(decidableList, tree, statement, (row) => inPlan(row, plan, statement)), statement];
}

/** SQL that answers the codes of all of them, in order; of more than are decided at once, the first. */
export function decidableCodesSql(plan: string, filter: Filter): [string, Statement] {
  const statement = new Statement();
  const asked = Object.entries({ ...filter, plan }).filter(([, value]) => value !== undefined && value !== null);
  const where = asked.map(([name, value]) => decidableList.filters[name]?.('decidable', value, statement) ?? 'false');
  return [
    `(select coalesce(json_agg(code order by code), '[]') from (
       select code from contributions as decidable where ${[isWaiting('decidable'), ...where].join(' and ')}
       order by code limit ${BATCH_AT_MOST}) as codes)`,
    statement,
  ];
}
