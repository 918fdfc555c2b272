import { code, coded, declareHistory, instant, reference, text } from '@quipu/journal/history';

declareHistory({
  table: 'draft_commitments',
  name: [text('code')],
  fields: {
    code: text('code'),
    plan: reference('plan_id', 'plans'),
    origin: code('origin', 'draft-origin'),
    initiative: text('initiative'),
    openedAt: instant('opened_at'),
  },
  subject: { kind: 'draft_commitment', find: (row, of, sql) => `${row}.code = ${sql.value(of.code, 'text')}` },
  partOf: { plans: ['plan_id'] },
});

const draft = reference('draft_commitment_id', 'draft_commitments');

declareHistory({
  table: 'draft_commitment_versions',
  name: [draft, text('version')],
  fields: {
    draftCommitment: draft,
    version: text('version'),
    title: text('title'),
    problem: text('problem'),
    statusQuo: text('status_quo'),
    changeSought: text('change_sought'),
    lead: reference('lead_institution_id', 'institutions'),
    theme: coded('themes', { code: 'theme_code', plan_id: 'plan_id' }),
    startsOn: text('starts_on'),
    endsOn: text('ends_on'),
    because: text('because'),
    recordedAt: instant('recorded_at'),
  },
  partOf: { draft_commitments: ['draft_commitment_id'], plans: ['plan_id'] },
});

const version = reference('version_id', 'draft_commitment_versions');
const institution = reference('institution_id', 'institutions');
const contribution = reference('contribution_id', 'contributions');

declareHistory({
  table: 'draft_commitment_authors',
  name: [version, institution],
  partOf: { draft_commitment_versions: ['version_id'], plans: ['plan_id'] },
});

declareHistory({
  table: 'draft_commitment_sources',
  name: [version, contribution],
  fields: { version, contribution, changed: text('changed') },
  partOf: {
    draft_commitment_versions: ['version_id'],
    contributions: ['contribution_id'],
    plans: ['plan_id'],
  },
});
