import { code, declareHistory, instant, reference, text } from '@quipu/journal/history';

declareHistory({ table: 'accounts', name: [] });

declareHistory({
  table: 'grants',
  name: [code('role', 'role')],
  fields: {
    role: code('role', 'role'),
    startsAt: instant('starts_at'),
    endsAt: instant('ends_at'),
    because: text('because'),
    confirmedAt: instant('confirmed_at'),
    endedAt: instant('ended_at'),
    endedBecause: text('ended_because'),
    member: reference('member_id', 'members'),
    plan: reference('plan_id', 'plans'),
    institution: reference('institution_id', 'institutions'),
  },
});
