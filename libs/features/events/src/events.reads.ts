import { inPlan, planOf, planShape, stageOf } from '@quipu/plans';
import { columns, extend, many, pageOf, shape, textKey, type List, type Order } from '@quipu/platform/reads';

const attendanceShape = shape('Attendance', columns('sector', 'people'));

/** Both dates to the day, or no number at all. */
const noticeDays = (row: string) =>
  `case when length(${row}.announced_on) = 10 and length(${row}.starts_on) = 10 then ${row}.starts_on::date - ${row}.announced_on::date end`;

export const eventShape = shape('Event', {
  ...columns('id', 'code', 'kind', 'titleEs', 'titleEn', 'place', 'startsOn', 'endsOn', 'announcedOn'),
  ...columns('minutesPublished', 'attendancePublished'),
  noticeDays,
  plan: planOf,
  stage: stageOf('stage_code'),
  attendance: many(
    () => attendanceShape,
    'attendances',
    (row, event) => `${row}.event_id = ${event}.id`,
    (row) => `array_position('{government,civil_society,other}'::text[], ${row}.sector)`,
  ),
});

const byStart = (direction: Order['direction']): Order => ({
  keys: [textKey((row) => `coalesce(${row}.starts_on::text, '')`)],
  direction,
});

export const eventList: List = {
  of: eventShape,
  table: 'events',
  filters: {
    plan: inPlan,
    kind: (row, kind, sql) => `${row}.kind = ${sql.value(kind, 'text')}`,
    stage: (row, code, sql) => `${row}.stage_code = ${sql.value(code, 'text')}`,
  },
  orders: { STARTS_ON: byStart('asc'), STARTS_ON_DESC: byStart('desc') },
};

extend(planShape, {
  events: pageOf(
    () => eventList,
    (row, plan) => `${row}.plan_id = ${plan}.id`,
  ),
});
