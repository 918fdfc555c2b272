import { expect, test } from '@jest/globals';
import { deliver } from '../support/mail.ts';
import { signedIn } from '../support/signed-in.ts';
import { PROPOSAL, waysIn } from '../support/ways-in.ts';

const LEAVE = `mutation ($input: LeaveContributionInput!) { leaveContribution(input: $input) { __typename } }`;
const SIMILAR = `query ($title: String!, $body: String) {
  similarContributions(plan: "PE-PAGA-9", title: $title, body: $body) { code title } }`;

test('probing: the form says the same of an address that is registered, of one that is not, and of an official', async () => {
  await using world = await waysIn();
  const { api, leave } = world;
  const known = await signedIn(api.database, null);
  const official = await signedIn(api.database, 'coordinator');
  const answers: unknown[] = [];
  for (const email of [known.email, official.email, 'nobody@example.org']) answers.push(await leave(email));
  expect(answers).toEqual(
    [known.email, official.email, 'nobody@example.org'].map((to) => ({ __typename: 'LetterSent', to })),
  );
  const letters = await api.database.query('select template, account_id, language from mail.outbox');
  expect(new Set(letters.map((letter) => JSON.stringify(letter))).size).toBe(1);
});

test('flooding: one address gets three letters in an hour, and one network twenty, whatever is typed', async () => {
  await using world = await waysIn();
  const { leave } = world;
  for (let letter = 0; letter < 3; letter += 1)
    expect(await leave('ana@example.org')).toMatchObject({ to: 'ana@example.org' });
  expect(await leave('ANA@example.org')).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
  const others: string[] = [];
  for (let place = 0; place < 20; place += 1) others.push((await leave(`otra-${place}@example.org`)).code ?? 'sent');
  expect(others.filter((code) => code === 'sent').length).toBeLessThanOrEqual(17);
  expect(others.at(-1)).toBe('TOO_MANY_ATTEMPTS');
});

test('a letter to an address that a stranger typed carries nothing of what they typed', async () => {
  await using world = await waysIn();
  const { api, leave } = world;
  const title = 'Gane dinero en https://estafa.example hoy mismo';
  await leave('victim@example.org', { title, body: `${PROPOSAL.body} https://estafa.example`, authorName: 'Banco' });
  await deliver(api.database, null);
  const [letter] = await api.database.query<{ shown: object }>('select shown from mail.outbox');
  expect(JSON.stringify(letter?.shown)).not.toMatch(/estafa|Banco/);
  const refused = await leave('a@example.org\r\nBcc: all@example.org');
  expect(refused).toMatchObject({ code: 'EMAIL_NOT_VALID' });
});

test('what is too long is refused before anything is kept', async () => {
  await using world = await waysIn();
  const { api } = world;
  for (const change of [{ title: 'x'.repeat(301) }, { body: 'x'.repeat(10_001) }, { authorName: 'x'.repeat(201) }]) {
    const input = { ...PROPOSAL, email: 'ana@example.org', ...change };
    const { errors } = await api.ask(LEAVE, { input });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  }
  expect(await api.database.query('select from access.pending_contributions')).toEqual([]);
});

test('what waits for its author is nowhere to be read, whatever is asked', async () => {
  await using world = await waysIn();
  const { api, leave } = world;
  await leave('ana@example.org', { title: 'Canario amarillo sobre el agua segura' });
  const { data } = await api.ask(SIMILAR, { title: 'Canario amarillo sobre el agua segura', body: null });
  expect(data.similarContributions).toEqual([]);
  const found = await api.ask('{ contributions(filter: { search: "canario" }) { totalCount } }');
  expect(found.data.contributions.totalCount).toBe(0);
  const journal = await api.database.query(`select from journal.entries where after::text like '%Canario%'`);
  expect(journal).toEqual([]);
});

test('words that look like a search language are words', async () => {
  await using world = await waysIn();
  const { api, submit } = world;
  const { token } = await signedIn(api.database, null);
  await submit(token);
  for (const title of [
    `agua' | '!escuela:*`,
    '& | ! <-> ( )',
    `agua'); drop table contributions; --`,
    '\\',
    'el de la',
  ]) {
    const { errors } = await api.ask(SIMILAR, { title, body: null });
    expect([title, errors]).toEqual([title, undefined]);
  }
  const { data } = await api.ask(SIMILAR, { title: 'Agua segura para escuelas rurales', body: null });
  expect(data.similarContributions).toMatchObject([{ title: PROPOSAL.title }]);
});
