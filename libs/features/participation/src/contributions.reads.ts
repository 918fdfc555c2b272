import { declareThing } from '@quipu/accounts';
import { eventShape } from '@quipu/events';
import { receiptOf } from '@quipu/journal';
import { institutionShape } from '@quipu/members';
import { inPlan, planOf, planShape, stageOf, themeOf } from '@quipu/plans';
import { columns, extend, one, pageOf, shape, textKey, type List } from '@quipu/platform/reads';

export const contributionShape = shape('Contribution', {
  ...columns('id', 'code', 'kind', 'title', 'body', 'language', 'contributorKind', 'recordedOn'),
  plan: planOf,
  firstStage: stageOf('first_stage_code'),
  event: one(
    () => eventShape,
    'events',
    (row, contribution) => `${row}.id = ${contribution}.event_id`,
  ),
  theme: themeOf,
  institution: one(
    () => institutionShape,
    'institutions',
    (row, contribution) => `${row}.id = ${contribution}.institution_id`,
  ),
  receipt: receiptOf('contributions'),
});

const code = textKey((row) => `${row}.code`);

export const contributionList: List = {
  of: contributionShape,
  table: 'contributions',
  filters: {
    plan: inPlan,
    stage: (row, stage, sql) => `${row}.first_stage_code = ${sql.value(stage, 'text')}`,
    theme: (row, theme, sql) => `${row}.theme_code = ${sql.value(theme, 'text')}`,
    kind: (row, kind, sql) => `${row}.kind = ${sql.value(kind, 'text')}`,
    isAnswered: (row, isAnswered, sql) =>
      `coalesce((select is_answered from contribution_results where contribution_id = ${row}.id), false) = ${sql.value(isAnswered, 'boolean')}`,
    search: (row, words, sql) =>
      `to_tsvector('spanish', ${row}.title || ' ' || coalesce(${row}.body, '')) @@ websearch_to_tsquery('spanish', ${sql.value(words, 'text')})`,
  },
  orders: {
    CODE: { keys: [code], direction: 'asc' },
    CODE_DESC: { keys: [code], direction: 'desc' },
    TITLE: { keys: [textKey((row) => `lower(${row}.title)`)], direction: 'asc' },
  },
};

/** These contributions, the latest first. */
export const ownContributionList = (ids: readonly string[]): List => ({
  of: contributionShape,
  table: 'contributions',
  only: (row, sql) => `${row}.id = any(${sql.value(ids, 'uuid[]')})`,
  filters: {},
  orders: { LATEST: { keys: [textKey((row) => `coalesce(${row}.recorded_on::text, '')`)], direction: 'desc' } },
});

extend(planShape, {
  contributions: pageOf(
    () => contributionList,
    (row, plan) => `${row}.plan_id = ${plan}.id`,
  ),
});

declareThing(
  'contribution',
  `select member_id, plan_id, array[institution_id] as institution_ids, author_id as owner_id
   from contributions join plans on plans.id = plan_id where contributions.code = $1`,
);
