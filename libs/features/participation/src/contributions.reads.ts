import { declareThing } from '@quipu/accounts';
import { eventShape } from '@quipu/events';
import { receiptOf } from '@quipu/journal';
import { institutionShape } from '@quipu/members';
import { inPlan, planOf, planShape, stageOf, themeOf } from '@quipu/plans';
import { columns, extend, many, one, pageOf, shape, textKey, type List } from '@quipu/platform/reads';
import { fileShape } from './files/files.reads.ts';
import { regionShape } from './regions/regions.reads.ts';
import { inFlow } from './flow-filter.ts';

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
  ...columns('channel', 'place', 'onBehalfOf', 'authorVisibility', 'authorName'),
  region: one(
    () => regionShape,
    'regions',
    (row, contribution) => `${row}.code = ${contribution}.region_code`,
  ),
  files: many(
    () => fileShape,
    'contribution_files',
    (row, contribution) => `${row}.contribution_id = ${contribution}.id`,
    (row) => `${row}.attached_at, ${row}.id`,
  ),
  receipt: receiptOf('contributions'),
});

const code = textKey((row) => `${row}.code`);

const backing = (row: string) =>
  `(select count(*)::int from supports where supports.contribution_id = ${row}.id and ended_at is null)`;

export const contributionList: List = {
  of: contributionShape,
  table: 'contributions',
  filters: {
    plan: inPlan,
    stage: (row, stage, sql) => `${row}.first_stage_code = ${sql.value(stage, 'text')}`,
    theme: (row, theme, sql) => `${row}.theme_code = ${sql.value(theme, 'text')}`,
    region: (row, region, sql) => `${row}.region_code = ${sql.value(region, 'text')}`,
    kind: (row, kind, sql) => `${row}.kind = ${sql.value(kind, 'text')}`,
    flow: inFlow,
    isAnswered: (row, isAnswered, sql) =>
      `(exists (select from decisions where decisions.contribution_id = ${row}.id and has_published_response)
        or exists (select from answers where answers.contribution_id = ${row}.id)) = ${sql.value(isAnswered, 'boolean')}`,
    search: (row, words, sql) =>
      `${row}.id in (select id from contribution_words as said where said.words @@ websearch_to_tsquery('spanish', ${sql.value(words, 'text')}))`,
  },
  orders: {
    CODE: { keys: [code], direction: 'asc' },
    CODE_DESC: { keys: [code], direction: 'desc' },
    TITLE: { keys: [textKey((row) => `lower(${row}.title)`)], direction: 'asc' },
    SUPPORTS: { keys: [{ sql: backing, type: 'integer' }], direction: 'desc' },
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

declareThing(
  'contribution_draft',
  `select member_id, plans.id as plan_id, account_id as owner_id
   from access.pending_contributions left join plans on plans.code = content ->> 'plan'
   where pending_contributions.id::text = $1 and account_id is not null`,
  { isHidden: true },
);
