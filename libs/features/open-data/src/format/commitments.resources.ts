import { code, oneOf, partialDate, planCode, refers, required, text } from './fields.ts';
import { boolean, integer, TEXT_LENGTH, TITLE_LENGTH, titleEn, titleEs, toPlan } from './fields.ts';
import type { Resource } from './format.ts';

const commitmentNumber = text('commitment_number', 'Number of the commitment, as printed in the plan.', {
  ...required,
  maxLength: 20,
});
const toReport = refers(['plan_code', 'report_code'], 'irm_reports', ['plan_code', 'code'], 'irm_report_id');
const toCommitment = refers(
  ['plan_code', 'commitment_number'],
  'commitments',
  ['plan_code', 'number'],
  'commitment_id',
);
const reportCode = code('report_code', 'Code of the IRM report.', required);

export const commitments: Resource = {
  name: 'commitments',
  description: 'The promises of a plan.',
  fields: [
    planCode,
    text('number', 'As printed in the plan, a text: 3, V.1.a, 9(a).', { ...required, maxLength: 20 }),
    titleEs,
    titleEn,
    code('lead_institution_code', 'The institution that answers for it. Empty: not known.'),
    code('theme_code', 'Its theme. Empty: none.'),
    partialDate('starts_on', 'When it starts.'),
    partialDate('ends_on', 'When it ends.'),
  ],
  key: ['plan_code', 'number'],
  references: [
    toPlan,
    refers(['lead_institution_code'], 'institutions', ['code'], 'lead_institution_id'),
    refers(['plan_code', 'theme_code'], 'themes', ['plan_code', 'code']),
  ],
  history: 'updated',
};

export const milestones: Resource = {
  name: 'milestones',
  description: 'The deliverables of a commitment.',
  fields: [
    planCode,
    commitmentNumber,
    text('number', 'As printed in the plan, a text.', { ...required, maxLength: 20 }),
    titleEs,
    titleEn,
    partialDate('starts_on', 'When it starts.'),
    partialDate('ends_on', 'When it ends.'),
  ],
  key: ['plan_code', 'commitment_number', 'number'],
  references: [toCommitment],
  history: 'updated',
};

export const irmReports: Resource = {
  name: 'irm_reports',
  description: 'Reports of the Independent Reporting Mechanism on a plan.',
  fields: [
    text('code', 'Code of the report within the plan.', {
      ...required,
      maxLength: 60,
      pattern: '[a-z0-9][a-z0-9-]*',
    }),
    planCode,
    oneOf(
      'kind',
      'Which product of the IRM it is.',
      ['progress', 'end_of_term', 'design', 'implementation', 'co_creation_brief', 'action_plan_review', 'results'],
      required,
    ),
    code('scheme_code', 'The scheme of its codes, of the vocabulary: G1 to G5. Empty: it gives none, or not known.'),
    code(
      'standards_edition',
      'The edition of the co-creation standards that it rates, of the vocabulary. Empty: none.',
    ),
    titleEs,
    titleEn,
    partialDate('published_on', 'When it was published.'),
    oneOf('public_influence', 'Level of public influence on the plan, on the IAP2 spectrum as the IRM uses it.', [
      'no_consultation',
      'inform',
      'consult',
      'involve',
      'collaborate',
      'empower',
    ]),
    text('source', 'The document from which these facts were taken.', { maxLength: TITLE_LENGTH }),
  ],
  key: ['plan_code', 'code'],
  references: [
    toPlan,
    refers(['scheme_code'], 'schemes', ['code']),
    refers(['standards_edition'], 'standards', ['edition']),
  ],
  history: 'updated',
  fixed: ['plan_code'],
};

export const assessments: Resource = {
  name: 'assessments',
  description: 'The code that an IRM report gives a commitment or a milestone on one indicator of a scheme.',
  fields: [
    planCode,
    reportCode,
    commitmentNumber,
    text('milestone_number', 'Number of the milestone. Empty: the commitment as a whole.', { maxLength: 20 }),
    code('scheme_code', 'The scheme, of the vocabulary.', required),
    code('indicator_code', 'The indicator of the scheme.', required),
    code('code', 'The code that was given. not_reviewed, no_data and not_applicable are three things.', required),
    text('rationale', "The researcher's reasons.", { maxLength: TEXT_LENGTH }),
  ],
  key: ['plan_code', 'report_code', 'commitment_number', 'milestone_number', 'indicator_code'],
  references: [
    toPlan,
    toReport,
    toCommitment,
    refers(
      ['plan_code', 'commitment_number', 'milestone_number'],
      'milestones',
      ['plan_code', 'commitment_number', 'number'],
      'milestone_id',
    ),
    refers(['scheme_code', 'indicator_code', 'code'], 'indicator_codes', ['scheme_code', 'indicator_code', 'code']),
  ],
  history: 'superseded',
};

export const standardRatings: Resource = {
  name: 'standard_ratings',
  description: 'How an IRM report rates the co-creation of a plan against each participation standard.',
  fields: [
    planCode,
    reportCode,
    code('edition', 'Edition of the standards, of the vocabulary.', required),
    code('standard_code', 'The standard.', required),
    oneOf('rating', 'The rating.', ['met', 'in_progress', 'not_met'], required),
    text('facts', 'The facts that show it.', { maxLength: TEXT_LENGTH }),
  ],
  key: ['plan_code', 'report_code', 'edition', 'standard_code'],
  references: [toReport, refers(['edition', 'standard_code'], 'standards', ['edition', 'code'])],
  history: 'superseded',
};

export const recommendations: Resource = {
  name: 'recommendations',
  description: 'What an IRM report recommends, and what became of it.',
  fields: [
    planCode,
    reportCode,
    integer('number', 'Its number in the report.', { ...required, minimum: 1 }),
    titleEs,
    titleEn,
    boolean('is_addressed', 'Whether the government addressed it. Empty: not judged yet.'),
    boolean('is_integrated', 'Whether it was integrated in the next plan. Empty: not judged yet.'),
  ],
  key: ['plan_code', 'report_code', 'number'],
  references: [toReport],
  history: 'updated',
};
