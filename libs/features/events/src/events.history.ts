import { code, coded, declareHistory, flag, named, reference, text } from '@quipu/journal/history';
import { inPlan } from '@quipu/plans';

declareHistory({
  table: 'events',
  name: [named('title')],
  fields: {
    code: text('code'),
    kind: code('kind', 'event-kind'),
    plan: reference('plan_id', 'plans'),
    stage: coded('stages', { code: 'stage_code', plan_id: 'plan_id' }),
    titleEs: text('title_es'),
    titleEn: text('title_en'),
    place: text('place'),
    startsOn: text('starts_on'),
    endsOn: text('ends_on'),
    announcedOn: text('announced_on'),
    minutesPublished: flag('minutes_published'),
    attendancePublished: text('attendance_published'),
  },
  subject: {
    kind: 'event',
    needs: ['plan'],
    find: (row, of, sql) => `${inPlan(row, of.plan, sql)} and ${row}.code = ${sql.value(of.code, 'text')}`,
  },
  partOf: { plans: ['plan_id'] },
});

declareHistory({
  table: 'attendances',
  name: [code('sector', 'sector')],
  fields: { sector: code('sector', 'sector'), people: text('people') },
  partOf: { events: ['event_id'] },
});
