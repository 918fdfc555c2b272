import { institutionShape } from '@quipu/members';
import { inPlan, planOf, planShape, stageOf } from '@quipu/plans';
import { columns, extend, many, one, pageOf, shape, textKey, type List, type Order } from '@quipu/platform/reads';
import { ADVISED_NOTICE_DAYS } from './holding/event.rules.ts';

/** The institution of a row that has an `institution_id`. */
export const institutionOf = one(
  () => institutionShape,
  'institutions',
  (row, parent) => `${row}.id = ${parent}.institution_id`,
);

const attendanceShape = shape('Attendance', {
  ...columns('sector', 'people', 'seats'),
  institution: institutionOf,
});

const documentShape = shape('EventDocument', {
  ...columns('id', 'kind', 'title', 'language', 'sha256', 'sizeBytes', 'mediaType', 'fileName', 'url', 'publishedAt'),
  fileUrl: (row) => `case when ${row}.url is null then '/files/' || ${row}.id end`,
});

/** Both dates to the day, or no number at all. */
const noticeDays = (row: string) =>
  `case when length(${row}.announced_on) = 10 and length(${row}.starts_on) = 10 then ${row}.starts_on::date - ${row}.announced_on::date end`;

/** People of `sectors` who came; null when of none of them it is known. */
const people = (row: string, sectors = `'government', 'civil_society', 'other'`) =>
  `(select sum(people)::int from attendances where event_id = ${row}.id and sector in (${sectors}))`;

/** As its rows add up; where there are none, as the source gives the total. */
const total = (row: string) => `coalesce(${people(row)}, ${row}.attendance_published)`;

/** Null when of one of the two it is not known, or when nobody came. */
const civilSocietyShare = (row: string) =>
  `${people(row, `'civil_society'`)}::float / nullif(${people(row, `'government'`)} + ${people(row, `'civil_society'`)}, 0)`;

export const eventShape = shape('Event', {
  ...columns('id', 'code', 'kind', 'titleEs', 'titleEn', 'place', 'startsOn', 'endsOn', 'announcedOn'),
  ...columns('minutesPublished', 'attendancePublished', 'modality', 'onlineAt', 'registration', 'invitation', 'agenda'),
  ...columns('seats', 'quorum', 'beginsAt', 'finishesAt', 'cancelledAt', 'cancelledBecause'),
  ...columns('registered', 'registeredAttended'),
  noticeDays,
  isShortNotice: (row) => `${noticeDays(row)} < ${ADVISED_NOTICE_DAYS}`,
  attendanceTotal: total,
  civilSocietyShare,
  isQuorumMet: (row) => `${total(row)} >= ${row}.quorum`,
  attendedShare: (row) => `${row}.registered_attended::float / nullif(${row}.registered, 0)`,
  plan: planOf,
  stage: stageOf('stage_code'),
  attendance: many(
    () => attendanceShape,
    'attendances',
    (row, event) => `${row}.event_id = ${event}.id`,
    (row) =>
      `array_position('{government,civil_society,other}'::text[], ${row}.sector), (select code from institutions where id = ${row}.institution_id) nulls last`,
  ),
  documents: many(
    () => documentShape,
    'event_documents',
    (row, event) => `${row}.event_id = ${event}.id`,
    (row) => `${row}.published_at, ${row}.id`,
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
