import { code, declareHistory, flag, instant, named, reference, text } from '@quipu/journal/history';

declareHistory({
  table: 'plans',
  name: [named('title')],
  fields: {
    code: text('code'),
    number: text('number'),
    titleEs: text('title_es'),
    titleEn: text('title_en'),
    member: reference('member_id', 'members'),
    startsOn: text('starts_on'),
    endsOn: text('ends_on'),
    legalInstrument: text('legal_instrument'),
    adoptedOn: text('adopted_on'),
    commitmentsPublished: text('commitments_published'),
    completionPercentPublished: text('completion_percent_published'),
    source: text('source'),
    phase: code('phase', 'plan-phase'),
    needsSecondEyes: flag('needs_second_eyes'),
    reviewDays: text('review_days'),
  },
  subject: { kind: 'plan', find: (row, of, sql) => `${row}.code = ${sql.value(of.code, 'text')}` },
});

declareHistory({
  table: 'stages',
  name: [named('title')],
  fields: {
    code: text('code'),
    position: text('position'),
    titleEs: text('title_es'),
    titleEn: text('title_en'),
    opensOn: text('opens_on'),
    closesOn: text('closes_on'),
    announcedOn: text('announced_on'),
  },
  partOf: { plans: ['plan_id'] },
});

declareHistory({
  table: 'themes',
  name: [named('title')],
  fields: { code: text('code'), titleEs: text('title_es'), titleEn: text('title_en') },
  partOf: { plans: ['plan_id'] },
});

declareHistory({
  table: 'plan_texts',
  name: [named('title')],
  fields: {
    kind: code('kind', 'plan-text-kind'),
    position: text('position'),
    titleEs: text('title_es'),
    titleEn: text('title_en'),
    bodyEs: text('body_es'),
    bodyEn: text('body_en'),
    withdrawnAt: instant('withdrawn_at'),
  },
  partOf: { plans: ['plan_id'] },
});
