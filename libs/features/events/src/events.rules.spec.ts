import { expect, test } from '@jest/globals';
import type { LocalDate } from '@quipu/kernel';
import {
  announce,
  attend,
  cancel,
  linkOf,
  Modality,
  place,
  RegistrationWay,
  type Announced,
} from './holding/event.rules.ts';
import { approve, MinutesState, observe, propose } from './minutes/minutes.rules.ts';
import { register, withdraw } from './registration/registration.rules.ts';

const codeOf = (result: { ok: true } | { ok: false; rejection: { code: string } }) =>
  result.ok ? 'ok' : result.rejection.code;

const day = (text: string) => text as LocalDate;
const TODAY = day('2026-03-20');
const MEETING: Announced = { titleEs: 'Mesa de agua', modality: Modality.IN_PERSON, place: 'Lima', startsOn: TODAY };

test.each<[string, Partial<Announced>, string]>([
  ['one day', {}, 'ok'],
  ['one day, said twice', { endsOn: TODAY }, 'ok'],
  ['the day before', { endsOn: day('2026-03-19') }, 'EVENT_DAYS_TURNED'],
  ['an end without a beginning', { finishes: '10:00' }, 'EVENT_HOURS_TURNED'],
  ['an end at its beginning', { begins: '10:00', finishes: '10:00' }, 'EVENT_HOURS_TURNED'],
  ['an end a minute later', { begins: '10:00', finishes: '10:01' }, 'ok'],
  ['an earlier hour of another day', { begins: '10:00', finishes: '09:00', endsOn: day('2026-03-21') }, 'ok'],
  ['a title of nothing to see', { titleEs: 'Foro\u200b\u200b\u200b' }, 'EVENT_TITLE_TOO_SHORT'],
])('announced with %s: %s', (_, more, expected) => expect(codeOf(announce({ ...MEETING, ...more }))).toBe(expected));

test.each<[Modality, string | null, string | null, string]>([
  [Modality.IN_PERSON, 'Lima', null, 'ok'],
  [Modality.IN_PERSON, ' ', null, 'EVENT_PLACE_MISSING'],
  [Modality.IN_PERSON, 'Lima', 'https://gob.pe/', 'EVENT_PLACE_MISSING'],
  [Modality.ONLINE, null, null, 'ok'],
  [Modality.ONLINE, null, 'https://gob.pe/', 'ok'],
  [Modality.BOTH, null, 'https://gob.pe/', 'EVENT_PLACE_MISSING'],
  [Modality.BOTH, 'Lima', 'data:text/html,x', 'EVENT_LINK_INVALID'],
])('%s at %j and %j: %s', (modality, where, onlineAt, expected) =>
  expect(codeOf(place({ ...MEETING, modality, place: where, onlineAt }))).toBe(expected),
);

test.each([
  ['https://gob.pe/x', 'ok'],
  ['http://localhost/', 'EVENT_LINK_INVALID'],
  ['https://ana:clave@gob.pe/', 'EVENT_LINK_INVALID'],
  ['https://gob.pe/\u202egpj', 'EVENT_LINK_INVALID'],
  [`https://gob.pe/${'ñ'.repeat(400)}`, 'EVENT_LINK_INVALID'],
])('the link %j: %s', (link, expected) => expect(codeOf(linkOf(link, 'link'))).toBe(expected));

const WHY = 'No hay local disponible.';
test.each([
  ['today', { cancelledAt: null, startsOn: '2026-03-20' }, WHY, 'ok'],
  ['this month', { cancelledAt: null, startsOn: '2026-03' }, WHY, 'ok'],
  ['yesterday', { cancelledAt: null, startsOn: '2026-03-19' }, WHY, 'EVENT_ALREADY_HELD'],
  ['cancelled', { cancelledAt: new Date(), startsOn: '2026-03-20' }, WHY, 'EVENT_CANCELLED'],
  ['without why', { cancelledAt: null, startsOn: null }, 'porque', 'EVENT_CANCELLING_UNEXPLAINED'],
])('cancelling one of %s: %s', (_, event, because, expected) =>
  expect(codeOf(cancel(event, because, TODAY))).toBe(expected),
);

test.each([
  ['today', '2026-03-20', [], 'ok'],
  ['tomorrow', '2026-03-21', [], 'EVENT_NOT_HELD_YET'],
  ['a day not known', null, [], 'ok'],
  [
    'today, twice',
    '2026-03-20',
    [
      { sector: 'other', people: 1 },
      { sector: 'other', institution: null, people: 2 },
    ],
    'ATTENDANCE_COUNTED_TWICE',
  ],
  [
    'today, of two',
    '2026-03-20',
    [
      { sector: 'other', people: 1 },
      { sector: 'other', institution: 'A', people: 2 },
    ],
    'ok',
  ],
])('attendance of %s: %s', (_, startsOn, counted, expected) =>
  expect(codeOf(attend({ cancelledAt: null, startsOn }, counted, TODAY))).toBe(expected),
);

const OPEN = {
  registration: RegistrationWay.OPEN,
  cancelledAt: null,
  startsOn: '2026-03-20',
  endsOn: '2026-03-20',
  seats: 2,
  registered: 1,
};
const STRANGER = { isInvited: false, isThere: false };
test.each([
  ['the last seat, on the last day', OPEN, STRANGER, 'ok'],
  ['no seat', { ...OPEN, registered: 2 }, STRANGER, 'REGISTRATION_SEATS_TAKEN'],
  ['no limit', { ...OPEN, seats: null, registered: 900 }, STRANGER, 'ok'],
  ['a day later', { ...OPEN, startsOn: '2026-03-19', endsOn: '2026-03-19' }, STRANGER, 'REGISTRATION_CLOSED'],
  ['twice', OPEN, { ...STRANGER, isThere: true }, 'REGISTRATION_ALREADY_THERE'],
  ['uninvited', { ...OPEN, registration: RegistrationWay.BY_INVITATION }, STRANGER, 'REGISTRATION_NOT_INVITED'],
  ['invited', { ...OPEN, registration: RegistrationWay.BY_INVITATION }, { ...STRANGER, isInvited: true }, 'ok'],
  ['of the record alone', { ...OPEN, registration: null }, STRANGER, 'REGISTRATION_CLOSED'],
  ['cancelled', { ...OPEN, cancelledAt: new Date() }, STRANGER, 'EVENT_CANCELLED'],
])('registering: %s: %s', (_, event, who, expected) => expect(codeOf(register(event, who, TODAY))).toBe(expected));

test.each([
  [null, 'REGISTRATION_NOT_STANDING'],
  [{ hasAttended: null }, 'ok'],
  [{ hasAttended: true }, 'REGISTRATION_NOT_STANDING'],
  [{ hasAttended: false }, 'REGISTRATION_NOT_STANDING'],
])('withdrawing %j: %s', (registration, expected) => expect(codeOf(withdraw(registration))).toBe(expected));

const BODY = 'Se acordó publicar el análisis del agua cada mes.';
const PROPOSED = { state: MinutesState.PROPOSED, observationsUntil: '2026-03-20' };
const APPROVED = { state: MinutesState.APPROVED, observationsUntil: null };
test.each([
  ['the first', null, { body: BODY, because: null, observationsUntil: TODAY }, 'ok'],
  ['until yesterday', null, { body: BODY, because: null, observationsUntil: day('2026-03-19') }, 'MINUTES_DAY_PAST'],
  ['too short', null, { body: 'Todo bien', because: null, observationsUntil: TODAY }, 'MINUTES_TOO_SHORT'],
  [
    'the next, unexplained',
    PROPOSED,
    { body: BODY, because: 'cambios', observationsUntil: TODAY },
    'MINUTES_CHANGE_UNEXPLAINED',
  ],
  ['the next', PROPOSED, { body: BODY, because: 'Se agregan firmas', observationsUntil: TODAY }, 'ok'],
  [
    'after the approved',
    APPROVED,
    { body: BODY, because: 'Se agregan firmas', observationsUntil: TODAY },
    'MINUTES_FIXED',
  ],
])('minutes: %s: %s', (_, last, given, expected) => expect(codeOf(propose(last, given, TODAY))).toBe(expected));

test.each([
  ['none', null, TODAY, 'MINUTES_NOT_PROPOSED'],
  ['on the last day for observations', PROPOSED, TODAY, 'MINUTES_STILL_OPEN'],
  ['the day after', PROPOSED, day('2026-03-21'), 'ok'],
  ['the approved', APPROVED, TODAY, 'MINUTES_FIXED'],
])('approving %s: %s', (_, last, today, expected) => expect(codeOf(approve(last, today))).toBe(expected));

const SAYS = 'Falta un acuerdo.';
test.each([
  ['none', null, true, SAYS, TODAY, 'MINUTES_NOT_PROPOSED'],
  ['on the last day', PROPOSED, true, SAYS, TODAY, 'ok'],
  ['the day after', PROPOSED, true, SAYS, day('2026-03-21'), 'MINUTES_OBSERVATIONS_OVER'],
  ['by somebody who was not there', PROPOSED, false, SAYS, TODAY, 'MINUTES_OBSERVER_NOT_THERE'],
  ['with nothing to say', PROPOSED, true, 'no', TODAY, 'MINUTES_OBSERVATION_TOO_SHORT'],
  ['the approved', APPROVED, true, SAYS, TODAY, 'MINUTES_FIXED'],
])('observing %s: %s', (...[, last, wasThere, body, today, expected]) =>
  expect(codeOf(observe(last, { wasThere, body }, today))).toBe(expected),
);
