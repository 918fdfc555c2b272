import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { announced, coCreation, doing, institution, PLAN, shown, type CoCreation } from '../support/events.ts';
import { pdf } from '../support/evidence.ts';
import { signedIn } from '../support/signed-in.ts';

const BODY = 'Se acordó que cada escuela publique el análisis de su agua. Firmaron todos.';
const UNTIL = '2026-03-27';

/** An event that was held today, 20 March. */
async function held(): Promise<CoCreation> {
  const world = await coCreation('2026-03-01');
  await doing(world, world.coordinator, 'createEvent', announced());
  world.on('2026-03-20');
  return world;
}

const propose = (world: CoCreation, more: object = {}) =>
  doing(world, world.coordinator, 'proposeMinutes', { body: BODY, observationsUntil: UNTIL, ...more });

test('minutes from proposal to approval: observed by who was there, changed sentence by sentence, then fixed for ever', async () => {
  await using world = await held();
  const { api, coordinator } = world;
  await institution(world, 'ONG-AGUA', 'civil_society');
  const speaker = await signedIn(api.database, 'contributor', { institution: 'ONG-AGUA' });
  const attendance = [{ sector: 'CIVIL_SOCIETY', institution: 'ONG-AGUA', people: 2 }];
  await doing(world, coordinator, 'recordAttendance', { attendance });
  await propose(world);
  const observation = { body: 'Falta decir desde cuándo se publica.' };
  await doing(world, speaker, 'observeMinutes', observation);
  const body = `${BODY} Se publica desde marzo.`;
  expect((await propose(world, { body })).code).toBe('MINUTES_CHANGE_UNEXPLAINED');
  const because = 'Se agrega la fecha que pidió la sociedad civil.';
  await propose(world, { body, because });
  expect((await doing(world, coordinator, 'approveMinutes')).code).toBe('MINUTES_STILL_OPEN');
  world.on('2026-03-28');
  await doing(world, coordinator, 'approveMinutes');
  const { minutes, minutesPublished } = await shown(world);
  expect(minutesPublished).toBe(true);
  expect(minutes).toMatchObject([
    { version: 3, state: 'APPROVED', body, changes: { parts: [{ kind: 'KEPT' }] }, observationsUntil: null },
    { version: 2, state: 'PROPOSED', because, observationsUntil: UNTIL },
    {
      version: 1,
      body: BODY,
      changes: null,
      observations: [{ sector: 'CIVIL_SOCIETY', institution: { code: 'ONG-AGUA' }, ...observation }],
    },
  ]);
  const added = minutes[1].changes.parts.filter(({ kind }: { kind: string }) => kind === 'ADDED');
  expect(added).toEqual([{ kind: 'ADDED', text: expect.stringContaining('Se publica desde marzo.') }]);
  expect((await propose(world, { because, observationsUntil: '2026-04-02' })).code).toBe('MINUTES_FIXED');
  expect((await doing(world, coordinator, 'approveMinutes')).code).toBe('MINUTES_FIXED');
  expect((await doing(world, speaker, 'observeMinutes', observation)).code).toBe('MINUTES_FIXED');
});

test('what is approved is fixed for raw SQL too: no version after it, none changed, none taken away', async () => {
  await using world = await held();
  const { api, coordinator } = world;
  await propose(world);
  world.on('2026-03-28');
  await doing(world, coordinator, 'approveMinutes');
  const { database: db } = api;
  const later = `insert into minutes (plan_id, event_id, version, state, body, because)
    select plan_id, event_id, 3, 'proposed', body, 'Se corrige lo acordado' from minutes where version = 2`;
  await expect(db.act(later)).rejects.toThrow('they are fixed');
  await expect(db.act(`update minutes set body = body || ' y algo más'`)).rejects.toThrow();
  await expect(db.act('delete from minutes')).rejects.toThrow();
  expect((await shown(world)).minutes).toHaveLength(2);
});

test('only who was there observes, and only in time', async () => {
  await using world = await held();
  const { api, coordinator } = world;
  const [there, stayed] = await Promise.all([signedIn(api.database, null), signedIn(api.database, null)]);
  const body = 'Yo no firmé ese acuerdo.';
  for (const who of [there, stayed]) await doing(world, who, 'registerForEvent');
  const [row] = await api.database.query<{ id: string }>('select id from event_registrations where account_id = $1', [
    there.account,
  ]);
  await doing(world, coordinator, 'recordAttendance', { attendance: [], attended: [row?.id] });
  expect((await doing(world, there, 'observeMinutes', { body })).code).toBe('MINUTES_NOT_PROPOSED');
  expect((await doing(world, coordinator, 'approveMinutes')).code).toBe('MINUTES_NOT_PROPOSED');
  await propose(world);
  const outside = await signedIn(api.database, 'forum_member', { plan: PLAN });
  const officer = await signedIn(api.database, 'institution_officer', { institution: 'PCM-SGP' });
  const code = async (who: typeof there, given = body) =>
    (await doing(world, who, 'observeMinutes', { body: given })).code;
  expect(await code(stayed)).toBe('MINUTES_OBSERVER_NOT_THERE');
  expect(await code(officer)).toBe('MINUTES_OBSERVER_NOT_THERE');
  expect(await code(there, 'no')).toBe('MINUTES_OBSERVATION_TOO_SHORT');
  expect([await code(there), await code(outside)]).toEqual([undefined, undefined]);
  world.on('2026-03-28');
  expect(await code(there)).toBe('MINUTES_OBSERVATIONS_OVER');
  const observations = JSON.stringify((await shown(world)).minutes);
  expect(observations).not.toContain(there.account);
  expect(observations).not.toContain('Una persona de prueba');
});

test('minutes before the event, too short, or open until a day that has passed, are refused', async () => {
  await using world = await held();
  expect((await propose(world, { body: 'Todo bien.' })).code).toBe('MINUTES_TOO_SHORT');
  expect((await propose(world, { observationsUntil: '2026-03-19' })).code).toBe('MINUTES_DAY_PAST');
  world.on('2026-03-19');
  expect((await propose(world)).code).toBe('EVENT_NOT_HELD_YET');
});

test('a document is a file that anybody has byte for byte, or a link', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'quipu-files-'));
  try {
    await using world = await coCreation('2026-03-01', { FILES_DIR: folder });
    const { api, coordinator } = world;
    await doing(world, coordinator, 'createEvent', announced());
    const sent = api.http.post('/files').set('authorization', `Bearer ${coordinator.token}`);
    const { body } = await sent.attach('file', pdf('agenda'), 'Agenda.pdf');
    const add = (input: object) =>
      doing(world, coordinator, 'addEventDocument', { kind: 'AGENDA', title: 'Agenda', ...input });
    for (const [input, code] of [
      [{}, 'EVENT_DOCUMENT_MISSING'],
      [{ file: body.sha256, link: 'https://gob.pe/' }, 'EVENT_DOCUMENT_DOUBLE'],
      [{ file: 'ab'.repeat(32) }, 'EVENT_FILE_NOT_FOUND'],
      [{ link: 'https://gob.pe/', title: ' a ' }, 'EVENT_DOCUMENT_UNTITLED'],
      [{ link: 'file:///etc/passwd' }, 'EVENT_LINK_INVALID'],
    ] as const)
      expect([code, (await add(input)).code]).toEqual([code, code]);
    await add({ file: body.sha256 });
    await add({ link: 'https://www.gob.pe/agenda', title: 'La misma, en línea' });
    const { documents } = await shown(world);
    expect(documents).toMatchObject([
      { fileName: 'Agenda.pdf', url: null },
      { url: 'https://www.gob.pe/agenda', fileUrl: null },
    ]);
    const file = await api.http.get(documents[0].fileUrl).buffer(true);
    expect(Buffer.compare(file.body as Buffer, pdf('agenda'))).toBe(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('minutes that nobody proposed a week after, and observations on them, wait for who coordinates, and for nobody else', async () => {
  await using world = await coCreation('2026-03-01');
  const { api, coordinator } = world;
  await doing(world, coordinator, 'createEvent', announced());
  const WORK = '{ myWork { items { kind plan path count } } }';
  const waiting = async (token: string) => {
    const { data } = await api.askWith(token, WORK);
    const kinds = data.myWork.items as { kind: string }[];
    return kinds.filter(({ kind }) => ['event-minutes', 'minutes-observations'].includes(kind));
  };
  const path = ['planes', PLAN, 'espacios', 'MT-1', 'acta'];
  expect(await waiting(coordinator.token)).toMatchObject([{ kind: 'event-minutes', path }]);
  world.on('2026-03-20');
  await propose(world);
  expect(await waiting(coordinator.token)).toEqual([]);
  const member = await signedIn(api.database, 'forum_member', { plan: PLAN });
  await doing(world, member, 'observeMinutes', { body: 'Falta un acuerdo.' });
  expect(await waiting(coordinator.token)).toMatchObject([{ kind: 'minutes-observations', count: 1 }]);
  expect(await waiting(member.token)).toEqual([]);
});
