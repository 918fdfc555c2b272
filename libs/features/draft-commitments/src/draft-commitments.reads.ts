import { declareThing } from '@quipu/accounts';
import { commitmentShape } from '@quipu/commitments';
import { receiptOf } from '@quipu/journal';
import { institutionShape } from '@quipu/members';
import { contributionShape } from '@quipu/participation';
import { inPlan, planOf, planShape, themeOf } from '@quipu/plans';
import { columns, extend, many, one, pageOf, shape, textKey, type List } from '@quipu/platform/reads';

const newest = (row: string) =>
  `not exists (select from draft_commitment_versions as newer where newer.draft_commitment_id = ${row}.draft_commitment_id and newer.version > ${row}.version)`;

/** That a draft commitment was adopted as a commitment, by their ids. */
const adopted = (draft: string, commitment: string) =>
  `exists (select from lineage_edges where kind = 'adopted_as' and ended_at is null
    and from_draft_commitment_id = ${draft} and to_commitment_id = ${commitment})`;

/** What a version says, by field; institutions by their names. */
const said = (row: string) => `json_build_object(
  'title', ${row}.title, 'problem', ${row}.problem, 'statusQuo', ${row}.status_quo, 'changeSought', ${row}.change_sought,
  'lead', (select name_es from institutions where institutions.id = ${row}.lead_institution_id),
  'authors', (select string_agg(name_es, '; ' order by name_es) from draft_commitment_authors
    join institutions on institutions.id = institution_id where version_id = ${row}.id),
  'theme', (select title_es from themes where themes.plan_id = ${row}.plan_id and themes.code = ${row}.theme_code),
  'startsOn', ${row}.starts_on, 'endsOn', ${row}.ends_on)`;

const sourceShape = shape('DraftCommitmentSource', {
  ...columns('id', 'changed'),
  version: one(
    () => versionShape,
    'draft_commitment_versions',
    (row, source) => `${row}.id = ${source}.version_id`,
  ),
  contribution: one(
    () => contributionShape,
    'contributions',
    (row, source) => `${row}.id = ${source}.contribution_id`,
  ),
});

export const versionShape = shape('DraftCommitmentVersion', {
  ...columns('id', 'version', 'title', 'problem', 'statusQuo', 'changeSought', 'startsOn', 'endsOn', 'because'),
  ...columns('recordedAt'),
  isLatest: newest,
  draftCommitment: one(
    () => draftCommitmentShape,
    'draft_commitments',
    (row, version) => `${row}.id = ${version}.draft_commitment_id`,
  ),
  lead: one(
    () => institutionShape,
    'institutions',
    (row, version) => `${row}.id = ${version}.lead_institution_id`,
  ),
  theme: themeOf,
  authors: many(
    () => institutionShape,
    'institutions',
    (row, version) =>
      `${row}.id in (select institution_id from draft_commitment_authors where version_id = ${version}.id)`,
    (row) => `${row}.name_es`,
  ),
  sources: many(
    () => sourceShape,
    'draft_commitment_sources',
    (row, version) => `${row}.version_id = ${version}.id`,
    (row) => `(select code from contributions where contributions.id = ${row}.contribution_id)`,
  ),
  changes: (row, { args }, sql) =>
    `(select (
        select coalesce(json_agg(json_build_object('field', after.key, 'before', before.value, 'after', after.value) order by place), '[]')
        from json_each_text(${said(row)}) with ordinality as after (key, value, place)
        join json_each_text(${said('earlier')}) as before on before.key = after.key
        where after.value is distinct from before.value)
      from draft_commitment_versions as earlier where earlier.draft_commitment_id = ${row}.draft_commitment_id
      and earlier.version = ${args['since'] ? sql.value(args['since'], 'integer') : `${row}.version - 1`})`,
  receipt: receiptOf('draft_commitment_versions'),
});

export const draftCommitmentShape = shape('DraftCommitment', {
  ...columns('id', 'code', 'origin', 'initiative', 'openedAt'),
  plan: planOf,
  versionCount: (row) => `(select count(*) from draft_commitment_versions where draft_commitment_id = ${row}.id)`,
  latest: one(
    () => versionShape,
    'draft_commitment_versions',
    (row, draft) => `${row}.draft_commitment_id = ${draft}.id and ${newest(row)}`,
  ),
  versions: many(
    () => versionShape,
    'draft_commitment_versions',
    (row, draft) => `${row}.draft_commitment_id = ${draft}.id`,
    (row) => `${row}.version`,
  ),
  commitment: one(
    () => commitmentShape,
    'commitments',
    (row, draft) => adopted(`${draft}.id`, `${row}.id`),
  ),
  receipt: receiptOf('draft_commitments'),
});

export const draftCommitmentList: List = {
  of: draftCommitmentShape,
  table: 'draft_commitments',
  filters: {
    plan: inPlan,
    origin: (row, origin, sql) => `${row}.origin = ${sql.value(origin, 'text')}`,
  },
  orders: {
    CODE: { keys: [textKey((row) => `natural_key(${row}.code)`)], direction: 'asc' },
    OPENED_DESC: { keys: [{ sql: (row) => `${row}.opened_at`, type: 'timestamptz' }], direction: 'desc' },
  },
};

extend(planShape, {
  draftCommitments: pageOf(
    () => draftCommitmentList,
    (row, plan) => `${row}.plan_id = ${plan}.id`,
  ),
});

extend(commitmentShape, {
  draft: one(
    () => draftCommitmentShape,
    'draft_commitments',
    (row, commitment) => adopted(`${row}.id`, `${commitment}.id`),
  ),
});

extend(contributionShape, {
  changedDrafts: many(
    () => sourceShape,
    'draft_commitment_sources',
    (row, contribution) => `${row}.contribution_id = ${contribution}.id`,
    (row) =>
      `(select recorded_at from draft_commitment_versions as version where version.id = ${row}.version_id), ${row}.id`,
  ),
});

declareThing(
  'draft_commitment',
  'select member_id, plan_id from draft_commitments join plans on plans.id = plan_id where draft_commitments.code = $1',
);
