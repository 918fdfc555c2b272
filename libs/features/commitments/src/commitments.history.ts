import { coded, declareHistory, named, reference, text } from '@quipu/journal/history';
import { inPlan } from '@quipu/plans';

declareHistory({
  table: 'commitments',
  name: [text('number'), named('title')],
  fields: {
    number: text('number'),
    plan: reference('plan_id', 'plans'),
    titleEs: text('title_es'),
    titleEn: text('title_en'),
    lead: reference('lead_institution_id', 'institutions'),
    theme: coded('themes', { code: 'theme_code', plan_id: 'plan_id' }),
    startsOn: text('starts_on'),
    endsOn: text('ends_on'),
  },
  subject: {
    kind: 'commitment',
    needs: ['plan'],
    find: (row, of, sql) => `${inPlan(row, of.plan, sql)} and ${row}.number = ${sql.value(of.code, 'text')}`,
  },
  partOf: { plans: ['plan_id'] },
});

declareHistory({
  table: 'milestones',
  name: [text('number'), named('title')],
  fields: {
    number: text('number'),
    commitment: reference('commitment_id', 'commitments'),
    titleEs: text('title_es'),
    titleEn: text('title_en'),
    startsOn: text('starts_on'),
    endsOn: text('ends_on'),
  },
  subject: {
    kind: 'milestone',
    needs: ['plan', 'commitment'],
    find: (row, of, sql) => `${row}.number = ${sql.value(of.code, 'text')} and ${row}.commitment_id = (
      select commitment.id from commitments as commitment
      where ${inPlan('commitment', of.plan, sql)} and commitment.number = ${sql.value(of.commitment, 'text')})`,
  },
  partOf: { commitments: ['commitment_id'] },
});
