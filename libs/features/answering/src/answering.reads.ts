import { code, coded, declareHistory, text } from '@quipu/journal/history';
import { institutionShape } from '@quipu/members';
import { contributionShape } from '@quipu/participation';
import { inPlan, planShape, stageOf } from '@quipu/plans';
import {
  columns,
  extend,
  many,
  object,
  one,
  part,
  shape,
  textKey,
  type FieldSql,
  type List,
  type Order,
  type Statement,
} from '@quipu/platform/reads';

/** The day that it is where the plan of a row of `answer_dues` is made. */
const today = (row: string, sql: Statement) => sql.day(`${row}.time_zone`);

const isOverdue = (row: string, sql: Statement) => `(${row}.standing = 'open' and ${row}.due_on < ${today(row, sql)})`;

const statusOf = (row: string, sql: Statement) =>
  `case when ${row}.standing <> 'open' then ${row}.standing when ${isOverdue(row, sql)} then 'overdue' else 'waiting' end`;

const answererOf = one(
  () => institutionShape,
  'institutions',
  (row, due) => `${row}.id = ${due}.answered_by_id`,
);

const answerDueShape = shape('AnswerDue', {
  ...columns('dueOn', 'termDays', 'answeredOn', 'isAnswered', 'delayDays'),
  status: (row, _, sql) => statusOf(row, sql),
  overdueDays: (row, _, sql) =>
    `case when ${isOverdue(row, sql)} then ${today(row, sql)}::date - ${row}.due_on::date end`,
  answeredBy: answererOf,
  contribution: one(
    () => contributionShape,
    'contributions',
    (row, due) => `${row}.id = ${due}.contribution_id`,
  ),
});

const byDay = (direction: Order['direction']): Order => ({
  keys: [textKey((row) => `coalesce(${row}.due_on, '')`)],
  direction,
});

export const answerDueList: List = {
  of: answerDueShape,
  table: 'answer_dues',
  filters: {
    plan: inPlan,
    status: (row, status, sql) => `${statusOf(row, sql)} = ${sql.value(status, 'text')}`,
    stage: (row, stage, sql) => `${row}.stage_code = ${sql.value(stage, 'text')}`,
    kind: (row, kind, sql) => `${row}.kind = ${sql.value(kind, 'text')}`,
  },
  orders: { DUE_ON: byDay('asc'), DUE_ON_DESC: byDay('desc') },
};

const counts: Readonly<Record<string, string>> = {
  contributions: 'true',
  answered: 'is_answered',
  unanswered: 'not is_answered',
  not_known: 'is_answered is null',
  on_time: `status = 'answered_on_time'`,
  late: `status = 'answered_late'`,
  waiting: `status = 'waiting'`,
  overdue: `status = 'overdue'`,
  without_term: `status = 'no_term'`,
  delays_known: 'delay_days is not null',
};

const FIGURES = [
  ...Object.entries(counts).map(([name, condition]) => `count(*) filter (where ${condition}) as ${name}`),
  'avg(is_answered::int) as answered_share',
  'percentile_cont(0.5) within group (order by delay_days) as median_delay_days',
  'percentile_cont(0.9) within group (order by delay_days) as p90_delay_days',
].join(', ');

const figuresShape = shape('AnsweringFigures', {
  ...columns(
    'contributions',
    'answered',
    'unanswered',
    'notKnown',
    'answeredShare',
    'onTime',
    'late',
    'waiting',
    'overdue',
  ),
  ...columns('withoutTerm', 'delaysKnown', 'medianDelayDays'),
  p90DelayDays: (row) => `${row}.p90_delay_days`,
});

/** Of `dues`, one row of figures for each of what `by` groups. */
const figuresOf = (by: string, only = 'true') =>
  `(select ${by ? `${by}, ` : ''}${FIGURES} from dues where ${only} ${by ? `group by ${by}` : ''})`;

const stageAnsweringShape = shape('StageAnswering', {
  stage: stageOf('stage_code'),
  figures: part(() => figuresShape),
});
const bodyAnsweringShape = shape('BodyAnswering', { institution: answererOf, figures: part(() => figuresShape) });

const planAnsweringShape = shape('PlanAnswering', {
  total: one(
    () => figuresShape,
    figuresOf(''),
    () => 'true',
  ),
  stages: many(
    () => stageAnsweringShape,
    figuresOf('plan_id, stage_code'),
    () => 'true',
    (row) => `(select position from stages where stages.plan_id = ${row}.plan_id and stages.code = ${row}.stage_code)`,
  ),
  bodies: many(
    () => bodyAnsweringShape,
    figuresOf('answered_by_id', 'is_answered'),
    () => 'true',
    (row) => `${row}.answered desc, ${row}.answered_by_id`,
  ),
});

/** How each contribution of a plan stands is found out once, whatever is counted of it. */
const answering: FieldSql = (plan, asked, sql) => `(
  with dues as materialized (
    select due.*, ${statusOf('due', sql)} as status from answer_dues as due where due.plan_id = ${plan}.id)
  select ${object(planAnsweringShape, asked, plan, sql)})`;

const answerTermShape = shape('AnswerTerm', {
  ...columns('id', 'kind', 'days'),
  stage: stageOf('stage_code'),
});

extend(planShape, {
  answering,
  answerTerms: many(
    () => answerTermShape,
    'answer_terms',
    (row, plan) => `${row}.plan_id = ${plan}.id and ${row}.days is not null`,
    (row) => `num_nulls(${row}.stage_code, ${row}.kind), ${row}.stage_code, ${row}.kind`,
  ),
});

extend(contributionShape, {
  answerDue: one(
    () => answerDueShape,
    'answer_dues',
    (row, contribution) => `${row}.contribution_id = ${contribution}.id`,
  ),
});

const stage = coded('stages', { code: 'stage_code', plan_id: 'plan_id' });

declareHistory({
  table: 'answer_terms',
  name: [stage, code('kind', 'contribution-kind'), text('days')],
  fields: { stage, kind: code('kind', 'contribution-kind'), days: text('days') },
  partOf: { plans: ['plan_id'] },
});
