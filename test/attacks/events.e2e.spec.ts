import { expect, test } from '@jest/globals';
import { announced, coCreation, doing, PLAN } from '../support/events.ts';
import { given } from '../builders/index.ts';
import { publish } from '../support/published.ts';
import { signedIn } from '../support/signed-in.ts';

test('IDOR: who coordinates another plan announces, cancels and counts nothing in this one', async () => {
  await using world = await coCreation();
  await given(world.api.database).plan('PE-PAGA-8');
  const other = await signedIn(world.api.database, 'coordinator', { plan: 'PE-PAGA-8' });
  await doing(world, world.coordinator, 'createEvent', announced());
  for (const [act, input] of [
    ['createEvent', announced({ code: 'MT-2' })],
    ['cancelEvent', { because: 'Porque yo lo digo aquí.' }],
    ['recordAttendance', { attendance: [{ sector: 'OTHER', people: 1 }] }],
  ] as const)
    await expect(doing(world, other, act, input)).rejects.toThrow('FORBIDDEN');
});

test('mass assignment: nobody says when it was announced, how many are registered, or who was there', async () => {
  await using world = await coCreation();
  for (const more of [{ announcedOn: '2020-01-01' }, { registered: 0 }, { noticeDays: 90 }, { id: 'x' }])
    await expect(doing(world, world.coordinator, 'createEvent', announced(more))).rejects.toThrow('BAD_USER_INPUT');
  await doing(world, world.coordinator, 'createEvent', announced());
  const who = await signedIn(world.api.database, null);
  for (const more of [{ account: who.account }, { hasAttended: true }, { sector: 'GOVERNMENT' }])
    await expect(doing(world, who, 'registerForEvent', more)).rejects.toThrow('BAD_USER_INPUT');
});

test('finding who registered: by no field, and by no word of the public log', async () => {
  await using world = await coCreation();
  const { api, coordinator } = world;
  await doing(world, coordinator, 'createEvent', announced());
  const who = await signedIn(api.database, null);
  await doing(world, who, 'registerForEvent', { needs: 'zxcanario' });
  await publish(api.database);
  for (const field of ['registrations { id }', 'registrations { name }', 'invitationCode']) {
    const { errors } = await api.ask(`{ event(plan: "${PLAN}", code: "MT-1") { ${field} } }`);
    expect(errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  }
  const rows = await api.database.query<{ id: string }>('select id from event_registrations');
  const entries = await api.http.get('/journal/entries').query({ kind: 'event_registrations', ref: rows[0]?.id });
  for (const secret of ['zxcanario', who.email, 'Una persona de prueba']) expect(entries.text).not.toContain(secret);
});
