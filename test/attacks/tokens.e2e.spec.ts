import { expect, test } from '@jest/globals';
import { hashOf } from '@quipu/accounts';
import { given } from '../builders/index.ts';
import { startApi } from '../support/api.ts';
import { grant, signedIn, tokenFor } from '../support/signed-in.ts';
import { CREATE_TOKEN, MY_TOKENS, REVOKE_TOKEN, withOwner } from '../support/tokens.ts';

const WRITE = `mutation { draftDecision(input: { contribution: "CTR-901" }) { __typename ... on Rejection { code } } }`;
const INPUT = { name: 'Más', permissions: ['CONTRIBUTION_SUBMIT'], days: 366 };

test.each(['ACCOUNT_USE', 'ACCOUNT_READ', 'ACCOUNT_INVITE', 'GRANT_READ', 'GRANT_GIVE'])(
  'escalation: a token for %s is given to nobody, an administrator included',
  async (permission) => {
    await using world = await withOwner();
    await grant(world.api.database, world.account, 'administrator');
    expect(await world.create({ permissions: ['CONTRIBUTION_SUBMIT', permission] })).toMatchObject({
      code: expect.stringMatching(/^TOKEN_PERMISSION_NOT_GRANTABLE$/),
      field: 'permissions',
    });
  },
);

test('escalation: nobody gets a token that may do more than their roles', async () => {
  await using world = await withOwner();
  expect(await world.create({ permissions: ['CONTRIBUTION_SUBMIT', 'DECISION_RECORD'] })).toMatchObject({
    code: 'TOKEN_PERMISSION_NOT_HELD',
    field: 'permissions',
  });
  expect((await world.owner.ask(MY_TOKENS)).data.myTokens).toEqual([]);
});

test('escalation: a token makes no token, changes no account and ends no session, whoever has put it there', async () => {
  await using world = await withOwner();
  const { secret, token } = await world.create();
  const refused = async (query: string, variables = {}) =>
    (await world.api.askWith(secret, query, variables)).errors?.[0]?.extensions['code'];
  expect(await refused(CREATE_TOKEN, { input: INPUT })).toBe('FORBIDDEN');
  expect(await refused('mutation { signOut { __typename } }')).toBe('FORBIDDEN');
  expect(await refused(`mutation { changePassword(old: "a", new: "b") { __typename } }`)).toBe('FORBIDDEN');
  const revoking = await world.api.askWith(secret, REVOKE_TOKEN, { id: token.id });
  expect(revoking.data.done).toMatchObject({ code: 'TOKEN_NOT_FOUND' });
  expect((await world.api.askWith(secret, MY_TOKENS)).data.myTokens).toBeNull();
  const forged = await tokenFor(world.api.database, world.account);
  expect((await world.api.askWith(forged, CREATE_TOKEN, { input: INPUT })).data.done.code).toBe('TOKEN_NOT_BY_TOKEN');
});

test('escalation: mass assignment of what an input does not name is refused', async () => {
  await using world = await withOwner();
  for (const more of [{ accountId: crypto.randomUUID() }, { hash: 'x' }, { expiresAt: '2099-01-01T00:00:00Z' }])
    expect((await world.create(more)).errors[0].extensions.code).toBe('BAD_USER_INPUT');
});

test('IDOR: a token of somebody else is revoked by nobody, and is as one that is not there', async () => {
  await using world = await withOwner();
  const victim = await signedIn(world.api.database, 'coordinator');
  const [row] = await world.api.database.query<{ id: string }>('select id from access.tokens where account_id = $1', [
    victim.account,
  ]);
  const answers = [];
  for (const id of [row?.id ?? '', crypto.randomUUID(), 'x', "' or true --"]) {
    const { data } = await world.owner.ask(REVOKE_TOKEN, { id });
    answers.push({ ...data.done, message: data.done.message.replace(id, '…') });
  }
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toMatchObject({ code: 'TOKEN_NOT_FOUND', field: null });
  expect((await world.api.askWith(victim.token, '{ myTokens { id } }')).data.myTokens).toHaveLength(1);
});

test('stale right: the token of an ended grant does nothing more, and of another grant only what that one may', async () => {
  await using world = await withOwner();
  const { database: db } = world.api;
  await given(db).plan();
  await given(db).contribution('CTR-901');
  await grant(db, world.account, 'coordinator');
  const { secret } = await world.create({ permissions: ['DRAFT_WRITE'] });
  expect((await world.api.askWith(secret, WRITE)).data.draftDecision.__typename).toBe('Draft');
  await db.act(`update grants set ended_at = now(), ended_because = 'Dejó el cargo' where account_id = $1`, [
    world.account,
  ]);
  expect((await world.api.askWith(secret, WRITE)).data?.draftDecision?.__typename).not.toBe('Draft');
});

test('stale right: of somebody who was erased no token opens anything', async () => {
  await using world = await withOwner();
  const { secret } = await world.create();
  await world.api.database.query('select access.forget($1)', [world.account]);
  const { errors } = await world.api.askWith(secret, CREATE_TOKEN, { input: INPUT });
  expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
});

test('theft of the database: what it holds of a token is a digest, which is no token', async () => {
  await using world = await withOwner();
  const { secret } = await world.create();
  const [row] = await world.api.database.query<{ hash: Buffer; row: string }>(
    'select hash, tokens::text as row from access.tokens',
  );
  expect(row?.hash).toEqual(hashOf(secret));
  expect(row?.row).not.toContain(secret.slice(6));
  const stolen = row?.hash ?? Buffer.alloc(0);
  for (const guess of [stolen.toString('hex'), stolen.toString('base64url')]) {
    const { errors } = await world.api.askWith(`quipu_${guess}`, WRITE);
    expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  }
});

test('prefix scanning: part of a token, or one letter less or more, is no token; it is found by its digest alone', async () => {
  await using world = await withOwner();
  const { secret } = await world.create();
  const near = [
    secret.slice(0, -1),
    `${secret}A`,
    secret.slice(0, 20),
    `${secret} `,
    secret.toUpperCase(),
    'quipu_',
    'quipu_%',
  ];
  for (const guess of near) {
    const { errors } = await world.api.askWith(guess, CREATE_TOKEN, { input: INPUT });
    expect([guess, errors?.[0]?.extensions['code']]).toEqual([
      guess,
      guess.endsWith(' ') ? 'FORBIDDEN' : 'UNAUTHENTICATED',
    ]);
  }
});

test('guessing: whoever tries many tokens from one address is turned away, even with one that is right', async () => {
  await using world = await withOwner({ REQUESTS_PER_MINUTE: '6' });
  const { secret } = await world.create();
  const statusOf = (token: string) =>
    world.api.http
      .post('/graphql')
      .set({ 'x-forwarded-for': '203.0.113.99', authorization: `Bearer ${token}` })
      .send({ query: '{ __typename }' })
      .then(({ status }) => status);
  const tried = [];
  for (let count = 0; count < 9; count += 1) tried.push(await statusOf(`quipu_${crypto.randomUUID()}`));
  expect(tried).toEqual([200, 200, 200, 200, 200, 200, 429, 429, 429]);
  expect(await statusOf(secret)).toBe(429);
});

test('evading the limit: one token from many addresses has the requests of one', async () => {
  await using world = await withOwner({ TOKEN_REQUESTS_PER_MINUTE: '4' });
  const { secret } = await world.create();
  const statuses = [];
  for (let last = 1; last <= 6; last += 1) {
    const asked = world.api.http.post('/graphql').set('x-forwarded-for', `198.51.100.${last}`);
    statuses.push((await asked.set('authorization', `Bearer ${secret}`).send({ query: '{ __typename }' })).status);
  }
  expect(statuses).toEqual([200, 200, 200, 200, 429, 429]);
});

test('token in URL: it is refused wherever it stands, and opens nothing', async () => {
  await using world = await withOwner();
  const { secret } = await world.create();
  const query = encodeURIComponent('{ myTokens { id } }');
  for (const address of [
    `/graphql?query=${query}&access_token=${secret}`,
    `/graphql?query=${query}&token=${secret.replace('_', '%5F')}`,
    `/auth/start?to=/${secret}`,
    `/journal/${secret}`,
  ]) {
    const { status, text } = await world.api.http.get(address);
    expect([address, status]).toEqual([address, 400]);
    expect(text).not.toContain(secret);
  }
});

test('mixing: a token beside the cookie of a session is asked alone, so neither lends the other its rights', async () => {
  await using world = await withOwner();
  const asked = world.api.http.post('/graphql').set('cookie', world.owner.cookie ?? '');
  const { body } = await asked
    .set('authorization', `Bearer quipu_${'A'.repeat(43)}`)
    .send({ query: CREATE_TOKEN, variables: { input: INPUT } });
  expect(body.errors[0].extensions.code).toBe('UNAUTHENTICATED');
});

test('cached answers: what a token reads is kept for nobody else', async () => {
  await using api = await startApi();
  const { token } = await signedIn(api.database, null);
  const query = '{ myTokens { name } }';
  expect((await api.askWith(token, query)).data.myTokens).toHaveLength(1);
  expect((await api.ask(query)).data.myTokens).toBeNull();
});
