import { declareThing } from '@quipu/accounts';
import { institutionShape } from '@quipu/members';
import { inPlan, planOf, planShape, themeOf } from '@quipu/plans';
import { columns, extend, many, one, pageOf, shape, textKey, type List } from '@quipu/platform/reads';

export const milestoneShape = shape('Milestone', {
  ...columns('id', 'number', 'titleEs', 'titleEn', 'startsOn', 'endsOn'),
  commitment: one(
    () => commitmentShape,
    'commitments',
    (row, milestone) => `${row}.id = ${milestone}.commitment_id`,
  ),
});

export const commitmentShape = shape('Commitment', {
  ...columns('id', 'number', 'titleEs', 'titleEn', 'startsOn', 'endsOn'),
  plan: planOf,
  lead: one(
    () => institutionShape,
    'institutions',
    (row, commitment) => `${row}.id = ${commitment}.lead_institution_id`,
  ),
  theme: themeOf,
  milestones: many(
    () => milestoneShape,
    'milestones',
    (row, commitment) => `${row}.commitment_id = ${commitment}.id`,
    (row) => `natural_key(${row}.number), ${row}.id`,
  ),
  milestoneCount: (row) => `(select count(*) from milestones where commitment_id = ${row}.id)`,
});

export const commitmentList: List = {
  of: commitmentShape,
  table: 'commitments',
  filters: {
    plan: inPlan,
    theme: (row, theme, sql) => `${row}.theme_code = ${sql.value(theme, 'text')}`,
    lead: (row, code, sql) =>
      `${row}.lead_institution_id = (select id from institutions where code = ${sql.value(code, 'text')})`,
    search: (row, words, sql) =>
      `to_tsvector('spanish', ${row}.title_es) @@ websearch_to_tsquery('spanish', ${sql.value(words, 'text')})`,
  },
  orders: {
    NUMBER: { keys: [textKey((row) => `natural_key(${row}.number)`)], direction: 'asc' },
    TITLE: { keys: [textKey((row) => `lower(${row}.title_es)`)], direction: 'asc' },
    ENDS_ON: { keys: [textKey((row) => `coalesce(${row}.ends_on::text, '')`)], direction: 'asc' },
  },
};

extend(planShape, {
  commitments: pageOf(
    () => commitmentList,
    (row, plan) => `${row}.plan_id = ${plan}.id`,
  ),
});

declareThing(
  'milestone',
  `select member_id, plan_id, array[lead_institution_id] as institution_ids
   from milestones join commitments on commitments.id = commitment_id join plans on plans.id = plan_id
   where milestones.id::text = lower($1)`,
);
