import { boolean, code, integer, number, oneOf, partialDate, planCode, refers, required, text } from './fields.ts';
import { TITLE_LENGTH, titleEn, titleEs, toPlan } from './fields.ts';
import type { Resource } from './format.ts';

const toMember = refers(['member_code'], 'members', ['code'], 'member_id');

export const members: Resource = {
  name: 'members',
  description: 'National and local participants of the Open Government Partnership.',
  fields: [
    text('code', 'ISO 3166-1 alpha-2, or ISO 3166-2 for a local member: PE, PE-LAL.', {
      ...required,
      pattern: '[A-Z]{2}(-[A-Z0-9]{1,3})?',
    }),
    text('name_es', 'Name in Spanish.', { ...required, maxLength: TITLE_LENGTH }),
    text('name_en', 'Name in English.', { ...required, maxLength: TITLE_LENGTH }),
    text('time_zone', 'IANA name of the time zone in which its days are counted: America/Lima.', {
      ...required,
      pattern: '[A-Za-z]+(/[A-Za-z0-9_+-]+){0,2}',
    }),
  ],
  key: ['code'],
  references: [],
  history: 'updated',
};

export const institutions: Resource = {
  name: 'institutions',
  description: 'Bodies that take part: government, civil society, academia, private sector, cooperation.',
  fields: [
    code('code', 'Short name, unique across members.', required),
    code('member_code', 'Code of the member in whose process it takes part.', required),
    text('name_es', 'Official name in Spanish.', { ...required, maxLength: TITLE_LENGTH }),
    text('name_en', 'Name in English. Empty: none is known.', { maxLength: TITLE_LENGTH }),
    oneOf('level', 'Level at which it acts.', ['national', 'regional', 'local', 'international'], required),
    oneOf(
      'kind',
      'What kind of body it is.',
      ['government', 'civil_society', 'academia', 'private', 'cooperation'],
      required,
    ),
  ],
  key: ['code'],
  references: [toMember],
  history: 'updated',
  fixed: ['member_code'],
};

export const plans: Resource = {
  name: 'plans',
  description: 'Action plans of a member.',
  fields: [
    text('code', 'Code of the plan, unique across members: PE-PAGA-3.', {
      ...required,
      maxLength: 60,
      pattern: '[A-Z0-9][A-Z0-9-]*',
    }),
    code('member_code', 'Code of the member.', required),
    integer('number', 'Place among the plans of its member, from 1.', { ...required, minimum: 1 }),
    text('title_es', 'Official title in Spanish.', { ...required, maxLength: 300 }),
    text('title_en', 'Title in English. Empty: none is known.', { maxLength: 300 }),
    partialDate('starts_on', 'When it starts.'),
    partialDate('ends_on', 'When it ends.'),
    text('legal_instrument', 'The norm that approves it.', { maxLength: TITLE_LENGTH }),
    partialDate('adopted_on', 'When it was approved.'),
    integer('commitments_published', "Commitments, as the government's own document counts them.", { minimum: 0 }),
    number('completion_percent_published', "Completion in percent, as the government's own document states it.", {
      minimum: 0,
      maximum: 100,
    }),
    text('source', 'The document from which these facts were taken.', { maxLength: TITLE_LENGTH }),
  ],
  key: ['code'],
  references: [toMember],
  history: 'updated',
  unique: [['member_code', 'number']],
  fixed: ['member_code'],
};

export const stages: Resource = {
  name: 'stages',
  description: 'The stages at which a plan decides on contributions, in their order.',
  fields: [
    planCode,
    text('code', 'Code of the stage within its plan.', { ...required, maxLength: 60, pattern: '[a-z][a-z0-9_]*' }),
    integer('position', 'Place in the order, from 1.', { ...required, minimum: 1 }),
    titleEs,
    titleEn,
  ],
  key: ['plan_code', 'code'],
  references: [toPlan],
  history: 'updated',
  unique: [['plan_code', 'position']],
};

export const themes: Resource = {
  name: 'themes',
  description: 'The themes under which a plan groups contributions and commitments.',
  fields: [
    planCode,
    text('code', 'Code of the theme within its plan.', { ...required, maxLength: 60, pattern: '[a-z0-9][a-z0-9-]*' }),
    titleEs,
    titleEn,
  ],
  key: ['plan_code', 'code'],
  references: [toPlan],
  history: 'updated',
};

const KINDS_OF_EVENT = ['thematic_table', 'regional_workshop', 'national_table', 'virtual_forum', 'technical_meeting'];

export const events: Resource = {
  name: 'events',
  description: 'Where and when a plan was co-created: tables, workshops, forums, meetings.',
  fields: [
    planCode,
    code('code', 'Code of the event within its plan.', required),
    oneOf(
      'kind',
      'What kind of event it was.',
      [...KINDS_OF_EVENT, 'forum_session', 'presentation', 'results_meeting'],
      required,
    ),
    code('stage_code', 'The stage that it belongs to. Empty: nothing is decided there.'),
    titleEs,
    titleEn,
    text('place', 'Where it was held.', { maxLength: TITLE_LENGTH }),
    partialDate('starts_on', 'When it started.'),
    partialDate('ends_on', 'When it ended.'),
    partialDate('announced_on', 'When it was announced.'),
    boolean('minutes_published', 'Whether minutes were published. Empty: not known.'),
    integer(
      'attendance_published',
      'People in all, as the source gives it; the rows of attendances may add up to another number.',
      { minimum: 0 },
    ),
  ],
  key: ['plan_code', 'code'],
  references: [toPlan, refers(['plan_code', 'stage_code'], 'stages', ['plan_code', 'code'])],
  history: 'updated',
};

export const attendances: Resource = {
  name: 'attendances',
  description: 'How many people of each sector attended an event.',
  fields: [
    planCode,
    code('event_code', 'Code of the event within its plan.', required),
    oneOf('sector', 'Sector of these people.', ['government', 'civil_society', 'other'], required),
    integer('people', 'How many.', { ...required, minimum: 0 }),
  ],
  key: ['plan_code', 'event_code', 'sector'],
  references: [refers(['plan_code', 'event_code'], 'events', ['plan_code', 'code'], 'event_id')],
  history: 'updated',
};
