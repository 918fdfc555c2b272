import { expect, test } from '@jest/globals';
import { given } from '../builders/index.ts';
import { startApi, type TestApi } from '../support/api.ts';
import {
  acted,
  administrator,
  BECAUSE,
  citizen,
  CONFIRM,
  elsewhere,
  END,
  GIVE,
  giveRole,
  INVITE,
  LEAVE,
} from '../support/grants.ts';
import { grant, signedIn, tokenFor } from '../support/signed-in.ts';
import { openAccount, visitor } from '../support/visitor.ts';

/** Peru, Chile, and an administrator of Peru. */
async function attacked() {
  const api = await startApi();
  await given(api.database).plan();
  await elsewhere(api);
  const boss = await administrator(api);
  return { api, boss, [Symbol.asyncDispose]: () => api[Symbol.asyncDispose]() };
}

const NONE = '00000000-0000-4000-8000-000000000000';
const held = (api: TestApi, account: string) =>
  api.database.query<{ role: string }>(`select role from access.standing_grants where account_id = $1`, [account]);

test('escalation: an administrator gives a role to themselves', async () => {
  await using world = await attacked();
  const { api, boss } = world;
  for (const role of ['COORDINATOR', 'AUDITOR', 'ADMINISTRATOR'])
    expect(
      await giveRole(api, boss, boss, { role, ...(role === 'ADMINISTRATOR' ? { member: 'CL' } : {}) }),
    ).toMatchObject({
      code: 'GRANT_TO_ONESELF',
    });
  expect(await held(api, boss.account)).toEqual([{ role: 'administrator' }]);
});

test.each<[string, object]>([
  ['another member', { member: 'CL' }],
  ['a plan of another member', { member: null, plan: 'CL-PAGA-5' }],
  ['an institution of another member', { member: null, institution: 'CL-MIN', role: 'INSTITUTION_OFFICER' }],
  ['the administration of another member', { member: 'CL', role: 'ADMINISTRATOR' }],
])('escalation: an administrator gives a role within %s', async (_where, more) => {
  await using world = await attacked();
  const { api, boss } = world;
  const accomplice = await citizen(api);
  expect(await giveRole(api, boss, accomplice, more)).toMatchObject({ code: 'GRANT_OUT_OF_REACH' });
  expect(await held(api, accomplice.account)).toEqual([]);
});

test('escalation: two administrators confirm what they may not: one’s own gift, and one’s own grant', async () => {
  await using world = await attacked();
  const { api, boss } = world;
  const accomplice = await signedIn(api.database, 'coordinator');
  const { id } = await giveRole(api, boss, accomplice, { role: 'ADMINISTRATOR' });
  expect(await acted(api, boss, CONFIRM, { id })).toMatchObject({ code: 'GRANT_NEEDS_FOUR_EYES' });
  expect(await acted(api, accomplice, CONFIRM, { id })).toMatchObject({ code: 'GRANT_NOT_FOUND' });
  expect(await held(api, accomplice.account)).toEqual([{ role: 'coordinator' }]);
});

test('escalation: an administrator who is not confirmed yet gives, confirms, ends and invites', async () => {
  await using world = await attacked();
  const { api, boss } = world;
  const [named, accomplice] = [await citizen(api), await citizen(api)];
  const { id } = await giveRole(api, boss, named, { role: 'ADMINISTRATOR' });
  const input = { account: accomplice.account, role: 'AUDITOR', member: 'PE', because: BECAUSE };
  const refused = (document: string, variables: object) =>
    api.askWith(named.token, document, variables).then(({ errors }) => errors?.[0]?.extensions['code']);
  expect(await refused(GIVE, { input })).toBe('FORBIDDEN');
  expect(await refused(INVITE, { input: { email: 'x@example.org', name: 'X' } })).toBe('FORBIDDEN');
  expect(await refused(LEAVE, { account: boss.account, because: BECAUSE })).toBe('FORBIDDEN');
  expect(await acted(api, named, CONFIRM, { id })).toMatchObject({ code: 'GRANT_NOT_FOUND' });
  expect(await acted(api, named, END, { id, because: BECAUSE })).toMatchObject({ code: 'GRANT_NOT_FOUND' });
});

test('alias batch: one request that gives, confirms and gives again confirms nothing', async () => {
  await using world = await attacked();
  const { api, boss } = world;
  const [accomplice, second] = [await citizen(api), await citizen(api)];
  const input = (account: string) =>
    `{ account: "${account}", role: ADMINISTRATOR, member: "PE", because: "${BECAUSE}" }`;
  const said = '{ __typename ... on Grant { id state } ... on Rejection { code } }';
  const { data } = await api.askWith(
    boss.token,
    `mutation { a: giveRole(input: ${input(accomplice.account)}) ${said} b: giveRole(input: ${input(accomplice.account)}) ${said}
      c: giveRole(input: ${input(second.account)}) ${said} d: giveRole(input: ${input(boss.account)}) ${said} }`,
  );
  expect(data).toMatchObject({
    a: { state: 'WAITING' },
    b: { code: 'GRANT_HELD_ALREADY' },
    c: { state: 'WAITING' },
    d: { code: 'GRANT_TO_ONESELF' },
  });
  const confirm = (alias: string, id: string) => `${alias}: confirmGrant(id: "${id}") ${said}`;
  const again = await api.askWith(boss.token, `mutation { ${confirm('e', data.a.id)} ${confirm('f', data.c.id)} }`);
  expect(again.data).toMatchObject({ e: { code: 'GRANT_NEEDS_FOUR_EYES' }, f: { code: 'GRANT_NEEDS_FOUR_EYES' } });
  expect([...(await held(api, accomplice.account)), ...(await held(api, second.account))]).toEqual([]);
});

test.each(['confirmedBy', 'confirmedAt', 'grantedBy', 'startsAt', 'endedAt', 'id'])(
  'mass assignment: a grant that brings its own %s is malformed',
  async (field) => {
    await using world = await attacked();
    const { api, boss } = world;
    const accomplice = await citizen(api);
    const input = { account: accomplice.account, role: 'ADMINISTRATOR', member: 'PE', because: BECAUSE };
    const { errors } = await api.askWith(boss.token, GIVE, { input: { ...input, [field]: NONE } });
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect(await api.database.query('select from grants where account_id = $1', [accomplice.account])).toEqual([]);
  },
);

test.each(['coordinator', 'auditor', 'forum_member', 'irm_researcher'] as const)(
  'escalation: a %s gives a role, ends one, invites and ends a service',
  async (role) => {
    await using world = await attacked();
    const { api, boss } = world;
    const attacker = await signedIn(api.database, role);
    const input = { account: (await citizen(api)).account, role: 'AUDITOR', member: 'PE', because: BECAUSE };
    for (const [document, variables] of [
      [GIVE, { input }],
      [INVITE, { input: { email: 'x@example.org', name: 'X' } }],
      [LEAVE, { account: boss.account, because: BECAUSE }],
    ] as const) {
      const { errors } = await api.askWith(attacker.token, document, variables);
      expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    }
    const [own] = await api.database.query<{ id: string }>('select id from grants where account_id = $1', [
      boss.account,
    ]);
    expect(await acted(api, attacker, END, { id: own?.id, because: BECAUSE })).toMatchObject({
      code: 'GRANT_NOT_FOUND',
    });
  },
);

test('probing ids: a grant of another member answers exactly as one that does not exist', async () => {
  await using world = await attacked();
  const { api, boss } = world;
  const foreign = await signedIn(api.database, 'coordinator', { member: 'CL' });
  const [{ id } = { id: '' }] = await api.database.query<{ id: string }>(
    'select id from grants where account_id = $1',
    [foreign.account],
  );
  for (const [document, more] of [
    [END, { because: BECAUSE }],
    [CONFIRM, {}],
  ] as const) {
    const there = await acted(api, boss, document, { id, ...more });
    const not = await acted(api, boss, document, { id: NONE, ...more });
    expect(JSON.stringify(there).replaceAll(id, '')).toBe(JSON.stringify(not).replaceAll(NONE, ''));
  }
  const { data } = await api.askWith(
    boss.token,
    `{ grants(account: "${foreign.account}") { totalCount nodes { id } } }`,
  );
  expect(data.grants).toEqual({ totalCount: 0, nodes: [] });
});

test('beyond one’s member: an administrator ends the service of somebody who serves another member as well', async () => {
  await using world = await attacked();
  const { api, boss } = world;
  const both = await signedIn(api.database, 'coordinator');
  await grant(api.database, both.account, 'forum_member', { member: 'CL' });
  expect(await acted(api, boss, LEAVE, { account: both.account, because: BECAUSE })).toMatchObject({
    code: 'GRANT_OUT_OF_REACH',
  });
  expect(await held(api, both.account)).toHaveLength(2);
  expect((await api.askWith(both.token, '{ myWork { items { ref } } }')).data.myWork).not.toBeNull();
});

test('a stale role: a grant that was ended gives nothing to a session and a token that are still good', async () => {
  await using world = await attacked();
  const { api, boss } = world;
  const browser = visitor(api);
  const email = 'oficial@example.org';
  const account = await openAccount(api, browser, email);
  const officer = { account, email, token: await tokenFor(api.database, account) };
  const { id } = await giveRole(api, boss, officer);
  const READ = '{ accounts { totalCount } myWork { counts { kind } } }';
  expect((await api.askWith(officer.token, READ)).data.accounts).not.toBeNull();
  expect((await browser.ask(READ)).data.accounts).not.toBeNull();
  await acted(api, boss, END, { id, because: BECAUSE });
  const { data } = await api.askWith(officer.token, READ);
  expect(data).toEqual({ accounts: null, myWork: { counts: [] } });
  expect((await browser.ask(READ)).data).toEqual(data);
});

test('an administrator who was ended: what they could do a moment ago is refused at once', async () => {
  await using world = await attacked();
  const { api, boss } = world;
  const second = await administrator(api);
  const browser = visitor(api);
  const account = await openAccount(api, browser, 'segunda@example.org');
  await grant(api.database, account, 'administrator');
  expect((await browser.ask('{ grants { totalCount } }')).data.grants).not.toBeNull();
  await acted(api, boss, LEAVE, { account, because: BECAUSE });
  expect((await browser.ask('{ me { account { id } } grants { totalCount } }')).data).toEqual({
    me: null,
    grants: null,
  });
  await acted(api, boss, LEAVE, { account: second.account, because: BECAUSE });
  const input = { account: (await citizen(api)).account, role: 'AUDITOR', member: 'PE', because: BECAUSE };
  const { errors } = await api.askWith(second.token, GIVE, { input });
  expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
});

test('harvesting addresses: who is no administrator or auditor reads no account, no grant and no count of them', async () => {
  await using world = await attacked();
  const { api, boss } = world;
  const ASK = `{ accounts { totalCount } account(id: "${boss.account}") { email } grants { totalCount } }`;
  const nothing = { accounts: null, account: null, grants: null };
  expect((await api.ask(ASK)).data).toEqual(nothing);
  for (const role of [null, 'coordinator', 'irm_researcher', 'forum_member'] as const) {
    const { token } = await signedIn(api.database, role);
    expect((await api.askWith(token, ASK)).data).toEqual(nothing);
  }
});

test('injection: what is searched for, or given as a code, is text and nothing else', async () => {
  await using world = await attacked();
  const { api, boss } = world;
  const SEARCH = 'query ($words: String) { accounts(search: $words) { totalCount } }';
  for (const words of [`' or 'a' = 'a`, '%', '_', '\\', `'; drop table grants; --`])
    expect((await api.askWith(boss.token, SEARCH, { words })).data.accounts.totalCount).toBe(0);
  expect(await giveRole(api, boss, await citizen(api), { member: `PE' or 'a' = 'a` })).toMatchObject({
    code: 'MEMBER_NOT_FOUND',
  });
});

test('header injection: an address or a name with a line break opens no account and sends no mail', async () => {
  await using world = await attacked();
  const { api, boss } = world;
  for (const input of [
    { email: 'x@example.org\nBcc: y@example.org', name: 'X' },
    { email: 'x@example.org', name: 'X\r\nBcc: y@example.org' },
  ])
    expect(await acted(api, boss, INVITE, { input })).toMatchObject({
      code: expect.stringMatching(/^(EMAIL|NAME)_NOT_VALID$/),
    });
  expect(await api.database.query('select from mail.outbox')).toEqual([]);
});
