import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { announced, coCreation, doing, institution, PLAN, shown } from '../support/events.ts';
import { HISTORY } from '../support/history.ts';
import { signerFor } from '../support/signing.ts';
import { signedIn } from '../support/signed-in.ts';

test('an event that is announced nine days ahead is announced, and its short notice is told to everybody', async () => {
  await using world = await coCreation('2026-03-11');
  const { coordinator } = world;
  const input = announced({ begins: '15:30', finishes: '18:00', quorum: 10 });
  expect(await doing(world, coordinator, 'createEvent', input)).toMatchObject({ noticeDays: 9, isShortNotice: true });
  expect(await shown(world)).toMatchObject({
    announcedOn: '2026-03-11',
    noticeDays: 9,
    isShortNotice: true,
    beginsAt: '2026-03-20T20:30:00.000Z',
    finishesAt: '2026-03-20T23:00:00.000Z',
    isQuorumMet: null,
    attendanceTotal: null,
  });
  const happened = await world.api.database.query('select kind, details from mail.happenings');
  expect(happened).toEqual([
    { kind: 'event', details: { title: 'Mesa de agua segura', path: '/planes/pe-paga-9/espacios/MT-1' } },
  ]);
});

test('fifteen days are notice enough; moved nearer, the notice that there was is counted to the new day', async () => {
  await using world = await coCreation('2026-03-05');
  const { coordinator } = world;
  expect(await doing(world, coordinator, 'createEvent', announced())).toMatchObject({ isShortNotice: false });
  world.on('2026-03-06');
  const moved = await doing(world, coordinator, 'reviseEvent', announced({ startsOn: '2026-03-18' }));
  expect(moved).toMatchObject({ announcedOn: '2026-03-05', noticeDays: 13, isShortNotice: true });
});

test('what is not right is refused with its code, and leaves no act', async () => {
  await using world = await coCreation();
  const { coordinator } = world;
  await doing(world, coordinator, 'createEvent', announced());
  for (const [input, code] of [
    [{}, 'EVENT_CODE_TAKEN'],
    [{ code: 'X', titleEs: 'Mesa' }, 'EVENT_TITLE_TOO_SHORT'],
    [{ code: 'X', endsOn: '2026-03-19' }, 'EVENT_DAYS_TURNED'],
    [{ code: 'X', begins: '15:00', finishes: '15:00' }, 'EVENT_HOURS_TURNED'],
    [{ code: 'X', place: ' ' }, 'EVENT_PLACE_MISSING'],
    [{ code: 'X', modality: 'BOTH', onlineAt: 'javascript:alert(1)' }, 'EVENT_LINK_INVALID'],
    [{ code: 'X', stage: 'nowhere' }, 'STAGE_NOT_FOUND'],
  ] as const)
    expect([code, (await doing(world, coordinator, 'createEvent', announced(input))).code]).toEqual([code, code]);
  expect((await doing(world, coordinator, 'reviseEvent', announced({ code: 'X' }))).code).toBe('EVENT_NOT_FOUND');
  const acts = await world.api.database.query(`select act from journal.acts where act like 'event.%'`);
  expect(acts).toEqual([{ act: 'event.announced' }]);
});

test('seats fill, one is given back and taken again, and the public has the count and never a name', async () => {
  await using world = await coCreation();
  const { api, coordinator } = world;
  await doing(world, coordinator, 'createEvent', announced({ seats: 2 }));
  const [ana, beto, carla] = await Promise.all([1, 2, 3].map(() => signedIn(api.database, null)));
  if (!ana || !beto || !carla) throw new Error('three people');
  const needs = 'Una intérprete de señas';
  expect(await doing(world, ana, 'registerForEvent', { needs })).toMatchObject({ registered: 1 });
  expect((await doing(world, ana, 'registerForEvent')).code).toBe('REGISTRATION_ALREADY_THERE');
  await doing(world, beto, 'registerForEvent');
  expect((await doing(world, carla, 'registerForEvent')).code).toBe('REGISTRATION_SEATS_TAKEN');
  expect((await doing(world, coordinator, 'reviseEvent', announced({ seats: 1 }))).code).toBe('EVENT_SEATS_TAKEN');
  await doing(world, beto, 'withdrawRegistration');
  expect((await doing(world, beto, 'withdrawRegistration')).code).toBe('REGISTRATION_NOT_STANDING');
  expect(await doing(world, carla, 'registerForEvent')).toMatchObject({ registered: 2 });
  expect(await shown(world)).toMatchObject({ registered: 2 });
  const MINE = `{ isRegisteredForEvent(plan: "${PLAN}", code: "MT-1") }`;
  expect((await api.askWith(carla.token, MINE)).data.isRegisteredForEvent).toBe(true);
  expect((await api.askWith(beto.token, MINE)).data.isRegisteredForEvent).toBe(false);
});

test('two who register for the last seat at once: one has it, the other is told', async () => {
  await using world = await coCreation();
  const { api, coordinator } = world;
  await doing(world, coordinator, 'createEvent', announced({ seats: 1 }));
  const people = await Promise.all([1, 2].map(() => signedIn(api.database, null)));
  const answers = await Promise.all(people.map((who) => doing(world, who, 'registerForEvent')));
  expect(answers.map(({ code, registered }) => code ?? registered).toSorted()).toEqual([1, 'REGISTRATION_SEATS_TAKEN']);
  expect(await shown(world)).toMatchObject({ registered: 1 });
});

test('registration: closed, by invitation with its code, for an institution by its grant, and not after it was held', async () => {
  await using world = await coCreation();
  const { api, coordinator } = world;
  const who = await signedIn(api.database, null);
  await doing(world, coordinator, 'createEvent', announced({ registration: 'CLOSED' }));
  expect((await doing(world, who, 'registerForEvent')).code).toBe('REGISTRATION_CLOSED');
  expect((await shown(world)).registered).toBeNull();
  await doing(world, coordinator, 'createEvent', announced({ code: 'MT-2', registration: 'BY_INVITATION' }));
  const CODE = `{ eventInvitationCode(plan: "${PLAN}", code: "MT-2") }`;
  const { data } = await api.askWith(coordinator.token, CODE);
  expect((await api.askWith(who.token, CODE)).data.eventInvitationCode).toBeNull();
  const into = { code: 'MT-2' };
  expect((await doing(world, who, 'registerForEvent', into)).code).toBe('REGISTRATION_NOT_INVITED');
  const invited = { ...into, invitation: data.eventInvitationCode };
  await institution(world, 'ONG-AGUA', 'civil_society');
  expect((await doing(world, who, 'registerForEvent', { ...invited, institution: 'ONG-AGUA' })).code).toBe(
    'REGISTRATION_NOT_FOR_INSTITUTION',
  );
  expect((await doing(world, who, 'registerForEvent', { ...invited, institution: 'NADIE' })).code).toBe(
    'INSTITUTION_NOT_FOUND',
  );
  expect(await doing(world, who, 'registerForEvent', invited)).toMatchObject({ registered: 1 });
  world.on('2026-03-21');
  const late = await signedIn(api.database, null);
  expect((await doing(world, late, 'registerForEvent', invited)).code).toBe('REGISTRATION_CLOSED');
});

test('who coordinates and who audits read the list; anybody else gets nothing, as where there is no event', async () => {
  await using world = await coCreation();
  const { api, coordinator } = world;
  await doing(world, coordinator, 'createEvent', announced());
  const who = await signedIn(api.database, null);
  await doing(world, who, 'registerForEvent', { needs: 'Una rampa' });
  const LIST = `query ($code: ID!) { eventRegistrations(plan: "${PLAN}", code: $code) { totalCount nodes { name sector needs hasAttended } } }`;
  const read = async (token: string | undefined, code = 'MT-1') =>
    (await api.askWith(token, LIST, { code })).data.eventRegistrations;
  const auditor = await signedIn(api.database, 'auditor');
  for (const { token } of [coordinator, auditor])
    expect(await read(token)).toEqual({
      totalCount: 1,
      nodes: [{ name: 'Una persona de prueba', sector: 'CIVIL_SOCIETY', needs: 'Una rampa', hasAttended: null }],
    });
  const elsewhere = await signedIn(api.database, 'coordinator', { member: 'PE' });
  expect(await read(elsewhere.token)).toMatchObject({ totalCount: 1 });
  for (const token of [undefined, who.token, (await signedIn(api.database, 'forum_member')).token])
    expect([await read(token), await read(token, 'NO-HAY')]).toEqual([null, null]);
});

test('who came is told by sector and institution, with parity, quorum and the share of those who registered', async () => {
  await using world = await coCreation();
  const { api, coordinator } = world;
  await doing(world, coordinator, 'createEvent', announced({ quorum: 12 }));
  const people = await Promise.all([1, 2, 3, 4].map(() => signedIn(api.database, null)));
  for (const who of people) await doing(world, who, 'registerForEvent');
  const attendance = [
    { sector: 'GOVERNMENT', institution: 'PCM-SGP', people: 4, seats: 5 },
    { sector: 'GOVERNMENT', people: 2 },
    { sector: 'CIVIL_SOCIETY', people: 6 },
  ];
  expect((await doing(world, coordinator, 'recordAttendance', { attendance })).code).toBe('EVENT_NOT_HELD_YET');
  world.on('2026-03-20');
  const twice = [...attendance, { sector: 'GOVERNMENT', people: 1 }];
  expect((await doing(world, coordinator, 'recordAttendance', { attendance: twice })).code).toBe(
    'ATTENDANCE_COUNTED_TWICE',
  );
  const nobodys = '3f0b6b46-7c11-4f7c-a14b-7f0e4b2b9c55';
  expect((await doing(world, coordinator, 'recordAttendance', { attendance, attended: [nobodys] })).code).toBe(
    'REGISTRATION_NOT_FOUND',
  );
  expect(await shown(world)).toMatchObject({ attendance: [], civilSocietyShare: null, isQuorumMet: null });
  const ids = await api.database.query<{ id: string }>('select id from event_registrations limit 3');
  const attended = ids.map(({ id }) => id);
  await doing(world, coordinator, 'recordAttendance', { attendance, attended });
  expect(await shown(world)).toMatchObject({
    attendance: [
      { sector: 'GOVERNMENT', people: 4, seats: 5, institution: { code: 'PCM-SGP' } },
      { sector: 'GOVERNMENT', people: 2, seats: null, institution: null },
      { sector: 'CIVIL_SOCIETY', people: 6, seats: null, institution: null },
    ],
    attendanceTotal: 12,
    civilSocietyShare: 0.5,
    isQuorumMet: true,
    registeredAttended: 3,
    attendedShare: 0.75,
  });
  await doing(world, coordinator, 'recordAttendance', { attendance: [{ sector: 'CIVIL_SOCIETY', people: 2 }] });
  expect(await shown(world)).toMatchObject({ attendanceTotal: 8, civilSocietyShare: 0.25, isQuorumMet: false });
});

test('of a sector that nobody counted, parity is not known, and that is not zero', async () => {
  await using world = await coCreation('2026-03-01');
  const { coordinator } = world;
  await doing(world, coordinator, 'createEvent', announced());
  world.on('2026-03-20');
  await doing(world, coordinator, 'recordAttendance', { attendance: [{ sector: 'GOVERNMENT', people: 9 }] });
  expect(await shown(world)).toMatchObject({ attendanceTotal: 9, civilSocietyShare: null, isQuorumMet: null });
});

test('a cancelled event says why, writes to who registered, and changes no more; what was held stays held', async () => {
  await using world = await coCreation();
  const { api, coordinator } = world;
  await doing(world, coordinator, 'createEvent', announced());
  const who = await signedIn(api.database, null);
  await doing(world, who, 'registerForEvent');
  expect((await doing(world, coordinator, 'cancelEvent', { because: 'porque' })).code).toBe(
    'EVENT_CANCELLING_UNEXPLAINED',
  );
  const because = 'El local se inundó con las lluvias.';
  await doing(world, coordinator, 'cancelEvent', { because });
  expect(await shown(world)).toMatchObject({ cancelledBecause: because, cancelledAt: expect.any(String) });
  const letters = await api.database.query('select account_id, template, values from mail.outbox');
  expect(letters).toMatchObject([{ account_id: who.account, template: 'event-cancelled', values: { because } }]);
  for (const act of ['cancelEvent', 'reviseEvent'] as const)
    expect((await doing(world, coordinator, act, act === 'cancelEvent' ? { because } : announced())).code).toBe(
      'EVENT_CANCELLED',
    );
  expect((await doing(world, who, 'registerForEvent', {})).code).toBe('EVENT_CANCELLED');
  await doing(world, coordinator, 'createEvent', announced({ code: 'MT-2' }));
  world.on('2026-03-21');
  expect((await doing(world, coordinator, 'cancelEvent', { code: 'MT-2', because })).code).toBe('EVENT_ALREADY_HELD');
});

test('what was announced is told in the history, and as of before it was not there', async () => {
  await using world = await coCreation(null);
  const { api, coordinator } = world;
  await using signer = await signerFor(api.database);
  await signer.sign();
  await setTimeout(10);
  const before = new Date().toISOString();
  await setTimeout(10);
  await doing(world, coordinator, 'createEvent', announced({ startsOn: '2030-03-20', titleEs: 'Mesa de agua' }));
  await signer.sign();
  await setTimeout(10);
  const between = new Date().toISOString();
  await setTimeout(10);
  await doing(world, coordinator, 'reviseEvent', announced({ startsOn: '2030-03-20', seats: 30 }));
  await signer.sign();
  expect(await shown(world, 'MT-1', before)).toBeNull();
  expect(await shown(world, 'MT-1', between)).toMatchObject({ titleEs: 'Mesa de agua', seats: null });
  expect(await shown(world)).toMatchObject({ titleEs: 'Mesa de agua segura', seats: 30 });
  const { data } = await api.ask(HISTORY, { of: { kind: 'EVENT', plan: PLAN, code: 'MT-1' }, first: 10 });
  expect(data.history.nodes.map(({ act }: { act: { code: string } }) => act.code)).toEqual([
    'event.revised',
    'event.announced',
  ]);
});
