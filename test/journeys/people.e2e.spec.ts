import { expect, test } from '@jest/globals';
import { given } from '../builders/index.ts';
import { startApi } from '../support/api.ts';
import { draftOn } from '../support/drafts.ts';
import { acted, administrator, INVITE, LEAVE, MY_WORK } from '../support/grants.ts';
import { grant, signedIn, tokenFor } from '../support/signed-in.ts';
import { PASSWORD_OF_TESTS, RESET, signsIn, ticketOf, visitor } from '../support/visitor.ts';

async function prepared() {
  const api = await startApi();
  await given(api.database).plan();
  return api;
}

test('an invitation opens an account and sends a link; the same address again keeps the account', async () => {
  await using api = await prepared();
  const boss = await administrator(api);
  const input = { email: 'Oficial@Example.org', name: 'Oficial de enlace' };
  const invited = await acted(api, boss, INVITE, { input });
  expect(invited).toMatchObject({
    email: 'oficial@example.org',
    name: 'Oficial de enlace',
    language: 'es',
    grants: [],
  });
  expect(await acted(api, boss, INVITE, { input: { ...input, name: 'Otro' } })).toEqual(invited);
  const mails = await api.database.query<{ values: { link: string } }>(
    `select recipient, template, account_id, values from mail.outbox`,
  );
  expect(mails).toMatchObject([
    { recipient: 'oficial@example.org', template: 'invitation', account_id: invited.id },
    { recipient: 'oficial@example.org', template: 'invitation', account_id: invited.id },
  ]);
  expect(mails[0]?.values.link).toMatch(/^\/clave\/nueva\?ticket=[\w-]{43}$/);
  const browser = visitor(api);
  const ticket = await ticketOf(api.database, 'oficial@example.org', 'invitation');
  expect((await browser.ask(RESET, { ticket, password: PASSWORD_OF_TESTS })).data.done.__typename).toBe('PasswordSet');
  expect((await signsIn(browser, 'oficial@example.org')).account).toEqual({ id: invited.id });
  const acts = await api.database.query(`select act, subject from journal.acts where act like 'account.%'`);
  expect(acts).toEqual([{ act: 'account.opened', subject: invited.id }]);
  expect(await acted(api, boss, INVITE, { input: { ...input, email: 'no es' } })).toMatchObject({
    code: 'EMAIL_NOT_VALID',
  });
  expect(await acted(api, boss, INVITE, { input: { ...input, name: ' ', email: 'otro@example.org' } })).toMatchObject({
    code: 'NAME_NOT_VALID',
  });
});

test('who leaves holds nothing any more, after one act: grants, sessions and tokens end, and what is left open is told', async () => {
  await using api = await prepared();
  const { database } = api;
  await given(database).contribution('CTR-901');
  const [boss, leaving] = [await administrator(api), await signedIn(database, 'coordinator')];
  await grant(database, leaving.account, 'forum_member', { plan: 'PE-PAGA-9' });
  await tokenFor(database, leaving.account, ['draft:read']);
  await database.query(`insert into access.sessions (hash, account_id) values ('x', $1)`, [leaving.account]);
  await draftOn(api, 'CTR-901', { reasons: 'Palabras que nadie ha publicado todavía' }, leaving.token);
  const because = 'Concluyó su designación';
  const left = await acted(api, boss, LEAVE, { account: leaving.account, because });
  expect(left).toMatchObject({
    __typename: 'ServiceEnded',
    account: { id: leaving.account },
    grants: [{ state: 'ENDED' }, { state: 'ENDED' }],
    sessions: 1,
    tokens: 2,
  });
  const { items } = left['leaves'] as { items: { kind: string; titleEs: string | null }[] };
  expect(items.map(({ kind }) => kind)).toEqual(expect.arrayContaining([expect.stringContaining('draft')]));
  expect(JSON.stringify(left)).not.toContain('Palabras que nadie');
  expect(await database.query(`select id from access.sessions`)).toEqual([]);
  expect((await api.askWith(leaving.token, MY_WORK)).data.myWork).toBeNull();
  const acts = await database.query<{ id: string; reason: string }>(
    `select acts.id, reason, count(*)::int as grants from journal.acts join journal.entries on act_id = acts.id
     where act = 'service.ended' group by acts.id`,
  );
  expect(acts).toMatchObject([{ reason: because, grants: 2 }]);
  expect(await acted(api, boss, LEAVE, { account: leaving.account, because })).toMatchObject({ code: 'SERVICE_OVER' });
});

test('accounts are found by name or address, and read page by page', async () => {
  await using api = await prepared();
  const boss = await administrator(api);
  for (const name of ['Bruno', 'Ana', 'Carla'])
    await acted(api, boss, INVITE, { input: { email: `${name.toLowerCase()}@example.net`, name } });
  const PAGE = `query ($after: String) { accounts(search: "EXAMPLE.NET", first: 2, after: $after) {
    nodes { name grants { id } } totalCount pageInfo { hasNextPage endCursor } } }`;
  const first = (await api.askWith(boss.token, PAGE)).data.accounts;
  expect(first).toMatchObject({ nodes: [{ name: 'Ana', grants: [] }, { name: 'Bruno' }], totalCount: 3 });
  const rest = (await api.askWith(boss.token, PAGE, { after: first.pageInfo.endCursor })).data.accounts;
  expect(rest).toMatchObject({ nodes: [{ name: 'Carla' }], pageInfo: { hasNextPage: false } });
  const { errors } = await api.askWith(boss.token, PAGE, { after: 'x' });
  expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  const ONE = 'query ($id: ID!) { account(id: $id) { email grants { role } } }';
  expect((await api.askWith(boss.token, ONE, { id: boss.account })).data.account).toEqual({
    email: boss.email,
    grants: [{ role: 'ADMINISTRATOR' }],
  });
  expect((await api.askWith(boss.token, ONE, { id: 'x' })).data.account).toBeNull();
});
