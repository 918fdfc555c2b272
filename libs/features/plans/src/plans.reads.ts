import { declareThing } from '@quipu/accounts';
import { memberShape } from '@quipu/members';
import { columns, many, one, shape, textKey, type List, type Order } from '@quipu/platform/reads';

export const stageShape = shape('Stage', columns('id', 'code', 'position', 'titleEs', 'titleEn'));
export const themeShape = shape('Theme', columns('id', 'code', 'titleEs', 'titleEn'));

export const planShape = shape('Plan', {
  ...columns('id', 'code', 'number', 'titleEs', 'titleEn', 'startsOn', 'endsOn', 'legalInstrument', 'adoptedOn'),
  ...columns('commitmentsPublished', 'completionPercentPublished', 'source'),
  member: one(
    () => memberShape,
    'members',
    (row, plan) => `${row}.id = ${plan}.member_id`,
  ),
  stages: many(
    () => stageShape,
    'stages',
    (row, plan) => `${row}.plan_id = ${plan}.id`,
    (row) => `${row}.position`,
  ),
  themes: many(
    () => themeShape,
    'themes',
    (row, plan) => `${row}.plan_id = ${plan}.id`,
    (row) => `${row}.code`,
  ),
});

/** The plan of a row that has a `plan_id`. */
export const planOf = one(
  () => planShape,
  'plans',
  (row, parent) => `${row}.id = ${parent}.plan_id`,
);

/** The theme of a row that has `plan_id` and `theme_code`. */
export const themeOf = one(
  () => themeShape,
  'themes',
  (row, parent) => `${row}.plan_id = ${parent}.plan_id and ${row}.code = ${parent}.theme_code`,
);

/** The stage of a row that has `plan_id` and, in `column`, the code of a stage. */
export const stageOf = (column: string) =>
  one(
    () => stageShape,
    'stages',
    (row, parent) => `${row}.plan_id = ${parent}.plan_id and ${row}.code = ${parent}.${column}`,
  );

/** Filter by the code of a plan, of rows that have a `plan_id`. */
export const inPlan: List['filters'][string] = (row, code, sql) =>
  `${row}.plan_id = (select id from plans where code = ${sql.value(code, 'text')})`;

const byNumber = (direction: Order['direction']): Order => ({
  keys: [{ sql: (row) => `${row}.number`, type: 'integer' }],
  direction,
});

export const planList: List = {
  of: planShape,
  table: 'plans',
  filters: {
    member: (row, code, sql) => `${row}.member_id = (select id from members where code = ${sql.value(code, 'text')})`,
  },
  orders: {
    NUMBER_DESC: byNumber('desc'),
    NUMBER: byNumber('asc'),
    CODE: { keys: [textKey((row) => `${row}.code`)], direction: 'asc' },
  },
};

declareThing('plan', 'select member_id, id as plan_id from plans where code = $1');
