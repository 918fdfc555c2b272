import { expect, test } from '@jest/globals';
import { given } from '../builders/index.ts';
import { draftOn, READ } from '../support/drafts.ts';
import { grant } from '../support/signed-in.ts';
import { MY_TOKENS, REVOKE_TOKEN, withOwner } from '../support/tokens.ts';
import { lettersTo } from '../support/visitor.ts';

const DAY_MS = 86_400_000;
const WRITE = `mutation { draftDecision(input: { contribution: "CTR-901" }) { __typename ... on Rejection { code } } }`;

test('a token is shown once, listed without its secret, and its owner told by mail', async () => {
  await using world = await withOwner();
  const made = await world.create();
  expect(made).toMatchObject({
    __typename: 'CreatedToken',
    secret: expect.stringMatching(/^quipu_[\w-]{43}$/),
    token: { name: 'Tablero', permissions: ['CONTRIBUTION_SUBMIT'], plan: null, usedAt: null, revokedAt: null },
  });
  const { createdAt, expiresAt } = made.token;
  expect((Date.parse(expiresAt) - Date.parse(createdAt)) / DAY_MS).toBe(30);
  const listed = await world.owner.ask(MY_TOKENS);
  expect(listed.data.myTokens).toEqual([made.token]);
  expect(JSON.stringify(listed)).not.toContain('quipu_');
  const letter = (await lettersTo(world.api.database, world.email)).at(-1);
  expect(letter).toMatchObject({ template: 'token-made', values: { token: 'Tablero', until: expiresAt.slice(0, 10) } });
  expect(JSON.stringify(letter)).not.toContain('quipu_');
});

test('a program reads and acts with a token as its owner, in what it was made for', async () => {
  await using world = await withOwner();
  const { database: db } = world.api;
  await given(db).plan();
  await given(db).contribution('CTR-901');
  await grant(db, world.account, 'coordinator', { plan: 'PE-PAGA-9' });
  const { id } = await draftOn(world.api, 'CTR-901');
  const reader = (await world.create({ permissions: ['DRAFT_READ'], plan: 'PE-PAGA-9' })).secret;
  expect((await world.api.askWith(reader, READ, { id })).data.draft.id).toBe(id);
  expect((await world.api.askWith(reader, WRITE)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  const [{ usedAt, plan }] = (await world.owner.ask(MY_TOKENS)).data.myTokens;
  expect([typeof usedAt, plan]).toEqual(['string', 'PE-PAGA-9']);
});

test('with a token of another scope or of another plan a draft reads as one that does not exist', async () => {
  await using world = await withOwner();
  const { database: db } = world.api;
  for (const plan of ['PE-PAGA-9', 'PE-PAGA-8']) {
    await given(db).plan(plan);
    await grant(db, world.account, 'coordinator', { plan });
  }
  await given(db).contribution('CTR-901');
  const { id } = await draftOn(world.api, 'CTR-901');
  const absent = await world.api.askWith(undefined, READ, { id: crypto.randomUUID() });
  expect(absent).toEqual({ data: { draft: null } });
  const scopes = [
    { permissions: ['DECISION_RECORD', 'DRAFT_WRITE'] },
    { permissions: ['DRAFT_READ'], plan: 'PE-PAGA-8' },
  ];
  for (const scope of scopes) {
    const { secret } = await world.create(scope);
    expect(await world.api.askWith(secret, READ, { id })).toEqual(absent);
    expect(await world.api.askWith(secret, READ, { id: crypto.randomUUID() })).toEqual(absent);
  }
});

test('a token that was revoked, or whose time is over, acts as nobody and reads nothing', async () => {
  await using world = await withOwner();
  const { database: db } = world.api;
  await given(db).plan();
  await given(db).contribution('CTR-901');
  await grant(db, world.account, 'coordinator');
  const { id } = await draftOn(world.api, 'CTR-901');
  const [revoked, over] = [
    await world.create({ permissions: ['DRAFT_READ', 'DRAFT_WRITE'] }),
    await world.create({ permissions: ['DRAFT_READ', 'DRAFT_WRITE'] }),
  ];
  expect((await world.api.askWith(revoked.secret, READ, { id })).data.draft).not.toBeNull();
  const { data } = await world.owner.ask(REVOKE_TOKEN, { id: revoked.token.id });
  expect(data.done).toMatchObject({ __typename: 'AccessToken', revokedAt: expect.any(String) });
  expect((await world.owner.ask(REVOKE_TOKEN, { id: revoked.token.id })).data).toEqual(data);
  await db.query(
    `update access.tokens set created_at = now() - interval '2 days', expires_at = now() - interval '1 second' where id = $1`,
    [over.token.id],
  );
  for (const { secret } of [revoked, over]) {
    expect((await world.api.askWith(secret, READ, { id })).data.draft).toBeNull();
    expect((await world.api.askWith(secret, WRITE)).errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  }
  const events = await db.query<{ event: string }>(
    `select event from access.events where account_id = $1 and event like 'token-%' order by id`,
    [world.account],
  );
  expect(events.map(({ event }) => event)).toEqual(['token-made', 'token-made', 'token-revoked']);
});

test('a token is of a plan that there is', async () => {
  await using world = await withOwner();
  expect(await world.create({ plan: 'PE-NO' })).toMatchObject({ code: 'PLAN_NOT_FOUND' });
});

test.each([
  ['no name', { name: '   ' }],
  ['a name without end', { name: 'x'.repeat(101) }],
  ['nothing that it may do', { permissions: [] }],
  ['no time', { days: 0 }],
  ['more than a year', { days: 367 }],
])('a token with %s is malformed', async (_, input) => {
  await using world = await withOwner();
  expect((await world.create(input)).errors[0].extensions.code).toBe('BAD_USER_INPUT');
});

test('nobody has more than twenty good tokens', async () => {
  await using world = await withOwner();
  await world.api.database.query(
    `insert into access.tokens (account_id, hash, name, permissions, expires_at)
     select $1, sha256(n::text::bytea), 'x', '{contribution:submit}', now() + interval '1 day' from generate_series(1, 19) n`,
    [world.account],
  );
  const [one, two] = await Promise.all([world.create(), world.create()]);
  expect([one, two].map(({ __typename: kind, code }) => code ?? kind).toSorted()).toEqual([
    'CreatedToken',
    'TOKENS_TOO_MANY',
  ]);
});

test('the requests of a token count by themselves, whatever the address has asked', async () => {
  await using world = await withOwner({ REQUESTS_PER_MINUTE: '8', TOKEN_REQUESTS_PER_MINUTE: '3' });
  const { secret } = await world.create();
  const other = (await world.create()).secret;
  const ask = (token: string | undefined, address: string) => {
    const asked = world.api.http.post('/graphql').set('x-forwarded-for', address);
    if (token) void asked.set('authorization', `Bearer ${token}`);
    return asked.send({ query: '{ __typename }' }).then(({ status }) => status);
  };
  const address = '203.0.113.200';
  for (let count = 0; count < 8; count += 1) expect(await ask(undefined, address)).toBe(200);
  expect(await ask(undefined, address)).toBe(429);
  expect([await ask(secret, address), await ask(secret, '203.0.113.201'), await ask(secret, address)]).toEqual([
    200, 200, 200,
  ]);
  expect(await ask(secret, address)).toBe(429);
  expect(await ask(other, address)).toBe(200);
});
