import { expect, test } from '@jest/globals';
import ical from 'node-ical';
import { announced, coCreation, doing, type CoCreation } from '../support/events.ts';

const read = async ({ api }: CoCreation, path: string) => {
  const { status, text, headers } = await api.http.get(path);
  expect([status, headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
  return Object.values(ical.sync.parseICS(text)).filter((one) => one?.type === 'VEVENT');
};

test('a calendar program reads events and stages of a plan, with hours, whole days, places and what was cancelled', async () => {
  await using world = await coCreation();
  const { api, coordinator } = world;
  const hours = { begins: '15:30', finishes: '18:00', agenda: 'Agua; suelos, y\nlo demás' };
  await doing(world, coordinator, 'createEvent', announced(hours));
  await doing(
    world,
    coordinator,
    'createEvent',
    announced({ code: 'TR-LAL', titleEs: 'Taller de Trujillo', endsOn: '2026-03-21' }),
  );
  await doing(world, coordinator, 'cancelEvent', { code: 'TR-LAL', because: 'El local se inundó.' });
  await api.database.act(
    `update stages set opens_on = '2026-03-01', closes_on = '2026-04-30' where code = 'thematic_table'`,
  );
  const entries = await read(world, '/calendar/pe-paga-9.ics');
  expect(entries.toSorted((one, other) => (one.summary < other.summary ? -1 : 1))).toMatchObject([
    {
      summary: 'Mesa de agua segura',
      location: 'Jirón Carabaya s/n, Lima',
      description: hours.agenda,
      start: new Date('2026-03-20T20:30:00Z'),
      end: new Date('2026-03-20T23:00:00Z'),
      datetype: 'date-time',
      status: 'CONFIRMED',
    },
    { summary: 'Taller de Trujillo', datetype: 'date', status: 'CANCELLED' },
    { summary: 'thematic_table', datetype: 'date' },
  ]);
  expect(await read(world, '/calendar/PE-PAGA-9/MT-1.ics')).toMatchObject([{ summary: 'Mesa de agua segura' }]);
});

test('it is the same for everybody until something changes, and then another one', async () => {
  await using world = await coCreation();
  const { api, coordinator } = world;
  await doing(world, coordinator, 'createEvent', announced());
  const first = await api.http.get('/calendar/PE-PAGA-9.ics');
  const etag = first.headers['etag'] ?? '';
  expect(first.headers['cache-control']).toBe('no-cache');
  expect((await api.http.get('/calendar/PE-PAGA-9.ics').set('if-none-match', etag)).status).toBe(304);
  await doing(world, coordinator, 'reviseEvent', announced({ startsOn: '2026-03-25' }));
  expect((await api.http.get('/calendar/PE-PAGA-9.ics').set('if-none-match', etag)).status).toBe(200);
});

test.each([
  '/calendar/PE-PAGA-1.ics',
  '/calendar/PE-PAGA-9',
  '/calendar/PE-PAGA-9/NO-HAY.ics',
  "/calendar/' or true --.ics",
])('%s is not there', async (path) => {
  await using world = await coCreation();
  expect((await world.api.http.get(encodeURI(path))).status).toBe(404);
});

test('no line of a title, place or agenda becomes a line of the calendar', async () => {
  await using world = await coCreation();
  const agenda = 'Agua\r\nATTACH:file:///etc/passwd\r\nEND:VEVENT';
  await doing(world, world.coordinator, 'createEvent', announced({ agenda }));
  const { text } = await world.api.http.get('/calendar/PE-PAGA-9.ics');
  expect(text.split('\r\n').filter((line) => /^(ATTACH|END:VEVENT)/.test(line))).toEqual(['END:VEVENT']);
});
