import { code, coded, declareHistory, reference, text } from '@quipu/journal/history';

declareHistory({
  table: 'contributions',
  name: [text('code'), text('title')],
  fields: {
    code: text('code'),
    kind: code('kind', 'contribution-kind'),
    plan: reference('plan_id', 'plans'),
    firstStage: coded('stages', { code: 'first_stage_code', plan_id: 'plan_id' }),
    event: reference('event_id', 'events'),
    theme: coded('themes', { code: 'theme_code', plan_id: 'plan_id' }),
    title: text('title'),
    body: text('body'),
    language: text('language'),
    contributorKind: code('contributor_kind', 'contributor-kind'),
    institution: reference('institution_id', 'institutions'),
    recordedOn: text('recorded_on'),
  },
  subject: { kind: 'contribution', find: (row, of, sql) => `${row}.code = ${sql.value(of.code, 'text')}` },
  partOf: { plans: ['plan_id'] },
});
