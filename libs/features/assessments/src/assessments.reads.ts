import { commitmentShape, milestoneShape } from '@quipu/commitments';
import { receiptOf, roleOf } from '@quipu/journal';
import { inPlan, planOf, planShape } from '@quipu/plans';
import { columns, extend, many, one, shape, type List } from '@quipu/platform/reads';

const codeShape = shape('IndicatorCode', columns('code', 'position', 'officialNumber', 'titleEs', 'titleEn', 'source'));

const indicatorShape = shape('Indicator', {
  ...columns('code', 'position', 'titleEs', 'titleEn'),
  scheme: one(
    () => schemeShape,
    'schemes',
    (row, indicator) => `${row}.code = ${indicator}.scheme_code`,
  ),
  codes: many(
    () => codeShape,
    'indicator_codes',
    (row, indicator) => `${row}.scheme_code = ${indicator}.scheme_code and ${row}.indicator_code = ${indicator}.code`,
    (row) => `${row}.position`,
  ),
});

export const schemeShape = shape('Scheme', {
  ...columns('code', 'titleEs', 'titleEn', 'source'),
  indicators: many(
    () => indicatorShape,
    'indicators',
    (row, scheme) => `${row}.scheme_code = ${scheme}.code`,
    (row) => `${row}.position`,
  ),
});

export const irmReportShape = shape('IrmReport', {
  ...columns(
    'id',
    'code',
    'kind',
    'standardsEdition',
    'titleEs',
    'titleEn',
    'publishedOn',
    'publicInfluence',
    'source',
  ),
  plan: planOf,
  scheme: one(
    () => schemeShape,
    'schemes',
    (row, report) => `${row}.code = ${report}.scheme_code`,
  ),
  recommendations: many(
    () => recommendationShape,
    'recommendations',
    (row, report) => `${row}.irm_report_id = ${report}.id`,
    (row) => `${row}.number`,
  ),
  standardRatings: many(
    () => standardRatingShape,
    'standard_ratings',
    (row, report) => `${row}.irm_report_id = ${report}.id and ${isStandingRating(row)}`,
    (row) => positionOfStandard(row),
  ),
});

const reportOf = one(
  () => irmReportShape,
  'irm_reports',
  (row, parent) => `${row}.id = ${parent}.irm_report_id`,
);

const isStanding = (row: string) =>
  `not exists (select from assessments as newer where newer.supersedes_id = ${row}.id)`;

export const assessmentShape = shape('Assessment', {
  ...columns('id', 'rationale', 'supersedesBecause', 'recordedAt'),
  isStanding,
  supersedes: one(
    () => assessmentShape,
    'assessments',
    (row, assessment) => `${row}.id = ${assessment}.supersedes_id`,
  ),
  role: roleOf('assessments'),
  receipt: receiptOf('assessments'),
  report: reportOf,
  commitment: one(
    () => commitmentShape,
    'commitments',
    (row, assessment) => `${row}.id = ${assessment}.commitment_id`,
  ),
  milestone: one(
    () => milestoneShape,
    'milestones',
    (row, assessment) => `${row}.id = ${assessment}.milestone_id`,
  ),
  indicator: one(
    () => indicatorShape,
    'indicators',
    (row, assessment) =>
      `${row}.scheme_code = ${assessment}.scheme_code and ${row}.code = ${assessment}.indicator_code`,
  ),
  code: one(
    () => codeShape,
    'indicator_codes',
    (row, assessment) =>
      `${row}.scheme_code = ${assessment}.scheme_code and ${row}.indicator_code = ${assessment}.indicator_code and ${row}.code = ${assessment}.code`,
  ),
});

export const assessmentList: List = {
  of: assessmentShape,
  table: 'assessments',
  only: isStanding,
  filters: {
    plan: inPlan,
    report: (row, code, sql) =>
      `${row}.irm_report_id in (select id from irm_reports where code = ${sql.value(code, 'text')})`,
    indicator: (row, code, sql) => `${row}.indicator_code = ${sql.value(code, 'text')}`,
    code: (row, code, sql) => `${row}.code = ${sql.value(code, 'text')}`,
  },
  orders: { RECORDED_DESC: { keys: [{ sql: (row) => `${row}.recorded_at`, type: 'timestamptz' }], direction: 'desc' } },
};

const standardShape = shape('Standard', columns('edition', 'code', 'position', 'part', 'titleEs', 'titleEn', 'source'));

const isStandingRating = (row: string) =>
  `not exists (select from standard_ratings as newer where newer.supersedes_id = ${row}.id)`;
export const positionOfStandard = (row: string) =>
  `(select position from standards where standards.edition = ${row}.edition and standards.code = ${row}.standard_code)`;

export const standardRatingShape = shape('StandardRating', {
  ...columns('id', 'rating', 'facts', 'supersedesBecause', 'recordedAt'),
  report: reportOf,
  standard: one(
    () => standardShape,
    'standards',
    (row, rating) => `${row}.edition = ${rating}.edition and ${row}.code = ${rating}.standard_code`,
  ),
});

/** The standing ratings of a plan's standards. */
export const ratingsOfPlan = (row: string, plan: string) =>
  `${row}.irm_report_id in (select id from irm_reports where plan_id = (select id from plans where code = ${plan})) and ${isStandingRating(row)}`;

export const recommendationShape = shape('Recommendation', {
  ...columns('id', 'number', 'titleEs', 'titleEn', 'isAddressed', 'isIntegrated'),
  report: reportOf,
});

export const recommendationList: List = {
  of: recommendationShape,
  table: 'recommendations',
  filters: {
    plan: (row, code, sql) =>
      `${row}.irm_report_id in (select id from irm_reports where plan_id = (select id from plans where code = ${sql.value(code, 'text')}))`,
    report: (row, code, sql) =>
      `${row}.irm_report_id in (select id from irm_reports where code = ${sql.value(code, 'text')})`,
  },
  orders: { NUMBER: { keys: [{ sql: (row) => `${row}.number`, type: 'integer' }], direction: 'asc' } },
};

const byIndicator = (row: string) =>
  `(select position from indicators where indicators.scheme_code = ${row}.scheme_code and indicators.code = ${row}.indicator_code), ${row}.recorded_at`;

extend(planShape, {
  reports: many(
    () => irmReportShape,
    'irm_reports',
    (row, plan) => `${row}.plan_id = ${plan}.id`,
    (row) => `${row}.published_on, ${row}.code`,
  ),
});
extend(commitmentShape, {
  assessments: many(
    () => assessmentShape,
    'assessments',
    (row, commitment) =>
      `${row}.commitment_id = ${commitment}.id and ${row}.milestone_id is null and ${isStanding(row)}`,
    byIndicator,
  ),
});
extend(milestoneShape, {
  assessments: many(
    () => assessmentShape,
    'assessments',
    (row, milestone) => `${row}.milestone_id = ${milestone}.id and ${isStanding(row)}`,
    byIndicator,
  ),
});
