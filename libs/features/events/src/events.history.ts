import { code, coded, declareHistory, flag, instant, named, reference, text } from '@quipu/journal/history';
import { inPlan } from '@quipu/plans';

const institution = reference('institution_id', 'institutions');
const PART = { events: ['event_id'], plans: ['plan_id'] };

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
    modality: code('modality', 'modality'),
    onlineAt: text('online_at'),
    registration: code('registration', 'registration-way'),
    invitation: text('invitation'),
    agenda: text('agenda'),
    seats: text('seats'),
    quorum: text('quorum'),
    startsOn: text('starts_on'),
    endsOn: text('ends_on'),
    beginsAt: instant('begins_at'),
    finishesAt: instant('finishes_at'),
    announcedOn: text('announced_on'),
    cancelledAt: instant('cancelled_at'),
    cancelledBecause: text('cancelled_because'),
    registered: text('registered'),
    registeredAttended: text('registered_attended'),
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
  name: [code('sector', 'sector'), institution],
  fields: { sector: code('sector', 'sector'), institution, people: text('people'), seats: text('seats') },
  partOf: { events: ['event_id'] },
});

declareHistory({
  table: 'event_documents',
  name: [text('title')],
  fields: {
    kind: code('kind', 'event-document-kind'),
    title: text('title'),
    language: text('language'),
    sha256: text('sha256'),
    sizeBytes: text('size_bytes'),
    mediaType: text('media_type'),
    fileName: text('file_name'),
    url: text('url'),
    publishedAt: instant('published_at'),
  },
  partOf: PART,
});

declareHistory({
  table: 'minutes',
  name: [reference('event_id', 'events'), text('version')],
  fields: {
    version: text('version'),
    state: code('state', 'minutes-state'),
    body: text('body'),
    because: text('because'),
    observationsUntil: text('observations_until'),
    recordedAt: instant('recorded_at'),
  },
  partOf: PART,
});

declareHistory({
  table: 'minutes_observations',
  name: [code('sector', 'sector'), institution],
  fields: {
    sector: code('sector', 'sector'),
    institution,
    body: text('body'),
    recordedAt: instant('recorded_at'),
  },
  partOf: { ...PART, minutes: ['minutes_id'] },
});

// Nothing of a registration is public but its id; the public has the count, which is a column of the event.
declareHistory({ table: 'event_registrations', name: [] });
