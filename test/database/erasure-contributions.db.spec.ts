import { expect, test } from '@jest/globals';
import { foundIn } from '../support/audit.ts';
import { quipu } from '../support/console.ts';
import { BASIS } from '../support/erasure.ts';
import { sequence } from '../support/log.ts';
import { signedIn } from '../support/signed-in.ts';
import { accountsOf, waysIn } from '../support/ways-in.ts';

const EVERYTHING = `
  select string_agg(text, ' ') as text from (
    select contributions::text from contributions union all select entries::text from journal.entries
    union all select accounts::text from accounts union all select personal::text from journal.entry_personal as personal
    union all select pending::text from access.pending_contributions as pending
    union all select outbox::text from mail.outbox) as rows (text)`;

test('with a person go the name under which they left contributions, what they still write, and what waits for them', async () => {
  await using world = await waysIn();
  const { api, leave, confirm, ticket, take } = world;
  const { database: db } = api;
  await leave('ana@example.org', { authorVisibility: 'PUBLIC', authorName: 'Ana Quispe Mamani' });
  const { code } = await confirm(await ticket());
  const staff = await signedIn(db, 'coordinator');
  await take(staff.token, { place: 'Plaza de Puno', onBehalfOf: 'Doña Ana, de Puno', email: 'ana@example.org' });
  await leave('ana@example.org', { title: 'Una propuesta que todavía no confirma' });
  const [account = ''] = await accountsOf(api, 'ana@example.org');
  await sequence(db);
  const env = { PRIVACY_URL: db.privacyUrl, LANG: 'en' };
  expect(await quipu(['erase', 'person', account, '--basis', BASIS, '--yes'], env)).toMatchObject({ code: 0 });
  const [{ text } = { text: '' }] = await db.query<{ text: string }>(EVERYTHING);
  for (const gone of ['Ana', 'ana@example.org', 'todavía no confirma']) expect(text).not.toContain(gone);
  const { data } = await api.ask('query ($code: ID!) { contribution(code: $code) { title authorName } }', { code });
  expect(data.contribution).toEqual({
    title: 'Agua segura en las escuelas rurales',
    authorName: expect.stringMatching(/^quipu:erased:/),
  });
  await sequence(db);
  expect(await foundIn(db)).toEqual([]);
});
