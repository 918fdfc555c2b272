import { declareHistory, instant, reference, text } from '@quipu/journal/history';

declareHistory({
  table: 'snapshots',
  name: [text('day')],
  fields: {
    plan: reference('plan_id', 'plans'),
    day: text('day'),
    rule: text('rule'),
    position: text('position'),
    takenAt: instant('taken_at'),
  },
  partOf: { plans: ['plan_id'] },
});
