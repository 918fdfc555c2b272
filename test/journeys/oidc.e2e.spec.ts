import { expect, test } from '@jest/globals';
import { startApi, type TestApi } from '../support/api.ts';
import { startProvider, type TestProvider } from '../support/provider.ts';
import { PORTAL, traveller } from '../support/traveller.ts';
import { lettersTo, ME, openAccount, signsIn, visitor, withFactor } from '../support/visitor.ts';

const VERIFIED = { email: 'persona@example.org', email_verified: true, name: 'Una persona' };
const SIGN_OUT = 'mutation { signOut { __typename } }';

async function withProvider(): Promise<{ api: TestApi; provider: TestProvider } & AsyncDisposable> {
  const provider = await startProvider(PORTAL);
  const api = await startApi(provider.settings);
  provider.people.set('sub-1', VERIFIED);
  return {
    api,
    provider,
    [Symbol.asyncDispose]: async () => {
      await api[Symbol.asyncDispose]();
      await provider.stop();
    },
  };
}

const eventsIn = async ({ database }: TestApi) =>
  (await database.query<{ event: string }>('select event from access.events order by id')).map(({ event }) => event);

test('whoever has an account at the provider is signed in, and led to where they wanted to go', async () => {
  await using world = await withProvider();
  const browser = traveller(world.api);
  expect((await browser.get('/auth/ways')).body).toEqual({ hasProvider: true });
  const start = new URL(await browser.ledTo('/auth/start?to=/en/my-work'));
  expect(start.origin).toBe(world.provider.issuer);
  expect(Object.fromEntries(start.searchParams)).toMatchObject({
    response_type: 'code',
    redirect_uri: `${PORTAL}/auth/callback`,
    code_challenge_method: 'S256',
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    state: expect.stringMatching(/^[\w-]{43}$/),
    nonce: expect.stringMatching(/^[\w-]{43}$/),
  });
  const back = await browser.passProvider(start.href, 'sub-1');
  expect(await browser.ledTo(back)).toBe(`${PORTAL}/en/my-work`);
  const { data } = await browser.ask(ME);
  expect(data.me).toEqual({
    account: { id: expect.any(String), email: VERIFIED.email },
    hasPassword: false,
    hasSecondFactor: false,
  });
  expect(await eventsIn(world.api)).toEqual(['registered', 'signed-in']);
});

test('the first time opens an account by one act of the journal; the next time opens the same one', async () => {
  await using world = await withProvider();
  const acts = () =>
    world.api.database.query(`select actor, role, act from journal.acts where act = 'account.registered'`);
  const [first, second] = [traveller(world.api), traveller(world.api)];
  await first.signInAs('sub-1');
  world.provider.people.set('sub-1', { email: 'moved@example.org', email_verified: false });
  await second.signInAs('sub-1');
  const ids = await Promise.all([first, second].map(async (one) => (await one.ask(ME)).data.me.account.id));
  expect(ids[0]).toBe(ids[1]);
  expect(await acts()).toEqual([{ actor: `person:${ids[0]}`, role: 'account', act: 'account.registered' }]);
});

test('a verified address opens the account that has it, whose owner is told, and no second factor of ours is asked', async () => {
  await using world = await withProvider();
  const owner = visitor(world.api);
  const account = await openAccount(world.api, owner, VERIFIED.email);
  await withFactor(world.api, owner);
  world.provider.people.set('sub-1', { ...VERIFIED, email: 'Persona@Example.ORG' });
  const browser = traveller(world.api);
  expect(await browser.signInAs('sub-1')).toBe(`${PORTAL}/`);
  expect((await browser.ask(ME)).data.me.account.id).toBe(account);
  const letters = await lettersTo(world.api.database, VERIFIED.email);
  expect(letters.map(({ template }) => template)).toContain('identity-linked');
  expect(await eventsIn(world.api)).toContain('identity-linked');
  expect(await signsIn(visitor(world.api), VERIFIED.email)).toMatchObject({ __typename: 'SecondFactorNeeded' });
});

test.each([
  ['is not verified', { ...VERIFIED, email_verified: false }],
  ['is not said to be verified', { email: VERIFIED.email }],
  ['is not told', { email_verified: true }],
])('an address that %s opens no account, not even its own', async (_, known) => {
  await using world = await withProvider();
  const owner = visitor(world.api);
  await openAccount(world.api, owner, VERIFIED.email);
  world.provider.people.set('sub-1', known);
  const browser = traveller(world.api);
  expect(await browser.signInAs('sub-1', '/en/my-work')).toBe(
    `${PORTAL}/en/sign-in?problem=provider-email-unverified&to=%2Fen%2Fmy-work`,
  );
  expect((await browser.ask(ME)).data.me).toBeNull();
  expect(await world.api.database.query('select from access.identities')).toEqual([]);
  expect((await eventsIn(world.api)).at(-1)).toBe('sign-in-refused');
});

test('who turns back at the provider is told so', async () => {
  await using world = await withProvider();
  expect(await traveller(world.api).signInAs('')).toBe(`${PORTAL}/entrar?problem=provider-refused`);
});

test('a provider that is down is a page that says so, before and after', async () => {
  await using world = await withProvider();
  const [before, after] = [traveller(world.api), traveller(world.api)];
  const back = await after.passProvider(await after.ledTo('/auth/start'), 'sub-1');
  await world.provider.stop();
  const problem = `${PORTAL}/entrar?problem=provider-unreachable`;
  expect(await after.ledTo(back)).toBe(problem);
  await using never = await startApi({ ...world.provider.settings }, world.api.database);
  expect(await traveller(never).ledTo('/auth/start')).toBe(problem);
  expect((await before.ask(ME)).data.me).toBeNull();
});

test('a provider that comes back with other keys is believed at once', async () => {
  await using world = await withProvider();
  expect(await traveller(world.api).signInAs('sub-1')).toBe(`${PORTAL}/`);
  await world.provider.restart();
  const browser = traveller(world.api);
  expect(await browser.signInAs('sub-1')).toBe(`${PORTAL}/`);
  expect((await browser.ask(ME)).data.me.account.email).toBe(VERIFIED.email);
});

test('whoever signs out here leaves the provider too', async () => {
  await using world = await withProvider();
  const browser = traveller(world.api);
  await browser.signInAs('sub-1');
  expect(await browser.ledTo('/auth/end')).toBe(`${PORTAL}/`);
  expect((await browser.ask(ME)).data.me).not.toBeNull();
  await browser.ask(SIGN_OUT);
  expect((await browser.ask(ME)).data.me).toBeNull();
  const end = new URL(await browser.ledTo('/auth/end'));
  expect(end.href).toMatch(`${world.provider.issuer}/session/end`);
  expect(end.searchParams.get('post_logout_redirect_uri')).toBe(PORTAL);
  expect(new URL(await browser.leaveProvider(end.href)).origin).toBe(PORTAL);
  const asked = await browser.passProvider(await browser.ledTo('/auth/start'), '');
  expect(asked).toContain('error=access_denied');
});

test('who signed in with a password is led home when they leave', async () => {
  await using world = await withProvider();
  const browser = traveller(world.api);
  await openAccount(world.api, browser, 'local@example.org');
  await browser.ask(SIGN_OUT);
  expect(await browser.ledTo('/auth/end')).toBe(`${PORTAL}/`);
});

test('who is signed in already goes straight on', async () => {
  await using world = await withProvider();
  const browser = traveller(world.api);
  await browser.signInAs('sub-1');
  expect(await browser.ledTo('/auth/start?to=/mi-trabajo')).toBe(`${PORTAL}/mi-trabajo`);
});

test('without a provider there is no way to one', async () => {
  await using api = await startApi();
  const browser = traveller(api);
  expect((await browser.get('/auth/ways')).body).toEqual({ hasProvider: false });
  expect((await browser.get('/auth/start')).status).toBe(404);
  expect((await browser.get('/auth/callback?code=x&state=y')).status).toBe(404);
  expect(await browser.ledTo('/auth/end')).toBe('/');
});
