import { declareThing } from '@quipu/accounts';
import { memberShape } from '@quipu/members';
import { columns, many, one, shape, textKey, type List, type Order } from '@quipu/platform/reads';

/** Days of notice that the IRM advises at least. */
const ADVISED_NOTICE_DAYS = 15;

const noticeDays = (row: string) => `(${row}.opens_on::date - ${row}.announced_on::date)`;

export const stageShape = shape('Stage', {
  ...columns('id', 'code', 'position', 'titleEs', 'titleEn', 'opensOn', 'closesOn', 'announcedOn'),
  noticeDays,
  isShortNotice: (row) => `${noticeDays(row)} < ${ADVISED_NOTICE_DAYS}`,
});
export const themeShape = shape('Theme', columns('id', 'code', 'titleEs', 'titleEn'));

export const planTextShape = shape(
  'PlanText',
  columns('id', 'kind', 'position', 'titleEs', 'titleEn', 'bodyEs', 'bodyEn', 'withdrawnAt'),
);

export const planShape = shape('Plan', {
  ...columns('id', 'code', 'number', 'titleEs', 'titleEn', 'startsOn', 'endsOn', 'legalInstrument', 'adoptedOn'),
  ...columns('commitmentsPublished', 'completionPercentPublished', 'source', 'phase', 'needsSecondEyes', 'reviewDays'),
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
  texts: (plan, asked, sql) => {
    const kind = asked.args['kind'] ? sql.value(asked.args['kind'], 'text') : null;
    return many(
      () => planTextShape,
      'plan_texts',
      (row) => `${row}.plan_id = ${plan}.id and ${row}.withdrawn_at is null${kind ? ` and ${row}.kind = ${kind}` : ''}`,
      (row) => `${row}.kind desc, ${row}.position`,
    )(plan, asked, sql);
  },
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

declareThing(
  'plan_text',
  `select member_id, plans.id as plan_id from plan_texts join plans on plans.id = plan_id where plan_texts.id::text = $1`,
);
