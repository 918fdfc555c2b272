import { code, coded, declareHistory, flag, instant, named, reference, text } from '@quipu/journal/history';
import { inPlan } from '@quipu/plans';

const report = reference('irm_report_id', 'irm_reports');
const commitment = reference('commitment_id', 'commitments');
const indicator = coded('indicators', { code: 'indicator_code', scheme_code: 'scheme_code' });
const given = coded('indicator_codes', { code: 'code', indicator_code: 'indicator_code', scheme_code: 'scheme_code' });
const standard = coded('standards', { code: 'standard_code', edition: 'edition' });

declareHistory({
  table: 'irm_reports',
  name: [named('title')],
  fields: {
    code: text('code'),
    kind: code('kind', 'irm-report-kind'),
    plan: reference('plan_id', 'plans'),
    scheme: coded('schemes', { code: 'scheme_code' }),
    standardsEdition: text('standards_edition'),
    titleEs: text('title_es'),
    titleEn: text('title_en'),
    publishedOn: text('published_on'),
    publicInfluence: code('public_influence', 'public-influence'),
    source: text('source'),
  },
  subject: {
    kind: 'irm_report',
    needs: ['plan'],
    find: (row, of, sql) => `${inPlan(row, of.plan, sql)} and ${row}.code = ${sql.value(of.code, 'text')}`,
  },
  partOf: { plans: ['plan_id'] },
});

declareHistory({
  table: 'assessments',
  name: [commitment, indicator, given],
  fields: {
    report,
    commitment,
    milestone: reference('milestone_id', 'milestones'),
    indicator,
    code: given,
    rationale: text('rationale'),
    supersedes: reference('supersedes_id', 'assessments'),
    supersedesBecause: text('supersedes_because'),
    recordedAt: instant('recorded_at'),
  },
  partOf: {
    commitments: ['commitment_id'],
    milestones: ['milestone_id'],
    irm_reports: ['irm_report_id'],
    plans: ['plan_id'],
  },
});

declareHistory({
  table: 'standard_ratings',
  name: [standard, code('rating', 'rating')],
  fields: {
    report,
    standard,
    rating: code('rating', 'rating'),
    facts: text('facts'),
    supersedesBecause: text('supersedes_because'),
    recordedAt: instant('recorded_at'),
  },
  partOf: { irm_reports: ['irm_report_id'] },
});

declareHistory({
  table: 'recommendations',
  name: [text('number'), named('title')],
  fields: {
    report,
    number: text('number'),
    titleEs: text('title_es'),
    titleEn: text('title_en'),
    isAddressed: flag('is_addressed'),
    isIntegrated: flag('is_integrated'),
  },
  partOf: { irm_reports: ['irm_report_id'] },
});

for (const table of ['schemes', 'indicators', 'indicator_codes', 'standards'])
  declareHistory({ table, name: [named('title')] });
