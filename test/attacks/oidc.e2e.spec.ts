import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { startApi, type TestApi } from '../support/api.ts';
import { resigned, startProvider, type TestProvider, type Tokens } from '../support/provider.ts';
import { PORTAL, traveller } from '../support/traveller.ts';
import { ME } from '../support/visitor.ts';

const problem = (code: string) => `${PORTAL}/entrar?problem=${code}`;
const NOT_STARTED = problem('sign-in-not-started');
const NOT_TRUSTED = problem('provider-not-trusted');

async function withProvider() {
  const provider = await startProvider(PORTAL);
  const api = await startApi(provider.settings);
  provider.people.set('sub-1', { email: 'persona@example.org', email_verified: true });
  return {
    api,
    provider,
    [Symbol.asyncDispose]: async () => {
      await api[Symbol.asyncDispose]();
      await provider.stop();
    },
  };
}

const nobody = async ({ database }: TestApi) => {
  expect(await database.query('select from access.identities')).toEqual([]);
  expect(await database.query('select from access.sessions where account_id is not null')).toEqual([]);
};

test('session fixation: the session that somebody began with is not the one that they are signed in by', async () => {
  await using world = await withProvider();
  const [victim, thief] = [traveller(world.api), traveller(world.api)];
  const start = await victim.ledTo('/auth/start');
  const before = (thief.cookie = victim.cookie);
  await victim.ledTo(await victim.passProvider(start, 'sub-1'));
  expect(victim.cookie).not.toBe(before);
  expect((await victim.ask(ME)).data.me).not.toBeNull();
  expect((await thief.ask(ME)).data.me).toBeNull();
});

test('session fixation: a session that a thief planted before the start is left behind', async () => {
  await using world = await withProvider();
  const [victim, thief] = [traveller(world.api), traveller(world.api)];
  await thief.ledTo('/auth/start');
  victim.cookie = thief.cookie;
  await victim.signInAs('sub-1');
  expect((await victim.ask(ME)).data.me).not.toBeNull();
  expect((await thief.ask(ME)).data.me).toBeNull();
});

test('login CSRF: an answer of the provider that somebody else began signs nobody in as them', async () => {
  await using world = await withProvider();
  const [thief, victim, waiting] = [traveller(world.api), traveller(world.api), traveller(world.api)];
  const planted = await thief.passProvider(await thief.ledTo('/auth/start'), 'sub-1');
  expect(await victim.ledTo(planted)).toBe(NOT_STARTED);
  await waiting.ledTo('/auth/start');
  expect(await waiting.ledTo(planted)).toBe(NOT_STARTED);
  await nobody(world.api);
});

test.each([
  ['another', 'state=x'],
  ['none', ''],
  ['an empty', 'state='],
])('forged answer: with %s state nobody is signed in, and the right one is good no more', async (_, state) => {
  await using world = await withProvider();
  const browser = traveller(world.api);
  const back = await browser.passProvider(await browser.ledTo('/auth/start'), 'sub-1');
  const forged = new URL(back);
  forged.searchParams.delete('state');
  expect(await browser.ledTo(`/auth/callback${forged.search}&${state}`)).toBe(NOT_STARTED);
  expect(await browser.ledTo(back)).toBe(NOT_STARTED);
  await nobody(world.api);
});

test('forged answer: a second state or code beside the right one is not trusted', async () => {
  await using world = await withProvider();
  for (const more of ['&state=x', '&code=x', '&iss=https://evil.example']) {
    const browser = traveller(world.api);
    const back = await browser.passProvider(await browser.ledTo('/auth/start'), 'sub-1');
    expect([more, await browser.ledTo(back + more)]).toEqual([more, NOT_TRUSTED]);
  }
  await nobody(world.api);
});

test('mix-up: an answer that names another issuer is not trusted', async () => {
  await using world = await withProvider();
  const browser = traveller(world.api);
  const back = new URL(await browser.passProvider(await browser.ledTo('/auth/start'), 'sub-1'));
  back.searchParams.set('iss', 'https://evil.example');
  expect(await browser.ledTo(back.href)).toBe(NOT_TRUSTED);
  await nobody(world.api);
});

test('replay: an answer that was taken is taken no second time, not even with the cookie of then', async () => {
  await using world = await withProvider();
  const [browser, thief] = [traveller(world.api), traveller(world.api)];
  const back = await browser.passProvider(await browser.ledTo('/auth/start'), 'sub-1');
  thief.cookie = browser.cookie;
  expect(await browser.ledTo(back)).toBe(`${PORTAL}/`);
  expect(await thief.ledTo(back)).toBe(NOT_STARTED);
  expect((await thief.ask(ME)).data.me).toBeNull();
});

test('stolen code: a code in the answer to another start fails, for PKCE ties it to who began', async () => {
  await using world = await withProvider();
  const [victim, thief] = [traveller(world.api), traveller(world.api)];
  const stolen = new URL(await victim.passProvider(await victim.ledTo('/auth/start'), 'sub-1'));
  const own = new URL(await thief.ledTo('/auth/start'));
  stolen.searchParams.set('state', own.searchParams.get('state') ?? '');
  expect(await thief.ledTo(stolen.href)).toBe(NOT_TRUSTED);
  await nobody(world.api);
});

test('downgrade: a start from which PKCE was taken is refused by the provider, and signs nobody in', async () => {
  await using world = await withProvider();
  const browser = traveller(world.api);
  const start = new URL(await browser.ledTo('/auth/start'));
  start.searchParams.delete('code_challenge');
  start.searchParams.delete('code_challenge_method');
  const back = await browser.passProvider(start.href, 'sub-1');
  expect(new URL(back).searchParams.get('error')).toBe('invalid_request');
  expect(await browser.ledTo(back)).toBe(problem('provider-refused'));
  await nobody(world.api);
});

const another = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const now = () => Math.floor(Date.now() / 1000);

test.each<[string, (tokens: Tokens, provider: TestProvider) => string]>([
  ['signed by another key', ({ id_token: token }) => resigned(token, { sub: 'victim' }, another)],
  ['signed by nobody', ({ id_token: token }) => resigned(token, { sub: 'victim' }, null)],
  ['of another nonce', ({ id_token: token }, { key }) => resigned(token, { nonce: 'x' }, key)],
  ['without a nonce', ({ id_token: token }, { key }) => resigned(token, { nonce: undefined }, key)],
  ['for another client', ({ id_token: token }, { key }) => resigned(token, { aud: 'other' }, key)],
  ['of another issuer', ({ id_token: token }, { key }) => resigned(token, { iss: 'https://evil.example' }, key)],
  ['that is over', ({ id_token: token }, { key }) => resigned(token, { exp: now() - 60 }, key)],
  [
    'with its text changed',
    ({ id_token: token }) => token.replace(/\.(.)/, (_, first) => (first === 'e' ? '.f' : '.e')),
  ],
])('forged identity: an ID token %s signs nobody in', async (_, forge) => {
  await using world = await withProvider();
  world.provider.tamper = (tokens) => ({ ...tokens, id_token: forge(tokens, world.provider) });
  expect(await traveller(world.api).signInAs('sub-1')).toBe(NOT_TRUSTED);
  await nobody(world.api);
});

test('clocks that differ by less than half a minute keep nobody out', async () => {
  await using world = await withProvider();
  world.provider.tamper = (tokens) => ({
    ...tokens,
    id_token: resigned(tokens.id_token, { iat: now() + 20, exp: now() - 10 }, world.provider.key),
  });
  expect(await traveller(world.api).signInAs('sub-1')).toBe(`${PORTAL}/`);
});

test('confused identity: the same subject at another issuer is another person', async () => {
  await using world = await withProvider();
  await using second = await startProvider(PORTAL);
  second.people.set('sub-1', { email: 'otra@example.org', email_verified: true });
  const [one, other] = [traveller(world.api), await startApi(second.settings, world.api.database)];
  await using elsewhere = other;
  const two = traveller(elsewhere);
  await one.signInAs('sub-1');
  await two.signInAs('sub-1');
  const [first, last] = await Promise.all([one, two].map(async (browser) => (await browser.ask(ME)).data.me.account));
  expect(first.email).toBe('persona@example.org');
  expect(last.email).toBe('otra@example.org');
  expect(first.id).not.toBe(last.id);
});

test('account take-over: whoever claims an address that the provider did not verify does not get its account', async () => {
  await using world = await withProvider();
  await traveller(world.api).signInAs('sub-1');
  world.provider.people.set('thief', { email: 'persona@example.org', email_verified: false });
  const thief = traveller(world.api);
  expect(await thief.signInAs('thief')).toBe(problem('provider-email-unverified'));
  expect((await thief.ask(ME)).data.me).toBeNull();
});

test.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  '%2F%2Fevil.example',
  '/%5Cevil.example',
  'javascript:alert(1)',
])('open redirect: after signing in, %s leads home', async (to) => {
  await using world = await withProvider();
  expect(await traveller(world.api).signInAs('sub-1', to)).toBe(`${PORTAL}/`);
});

test('open redirect: two paths at once lead home', async () => {
  await using world = await withProvider();
  const browser = traveller(world.api);
  const start = await browser.ledTo('/auth/start?to=/a&to=//evil.example');
  expect(await browser.ledTo(await browser.passProvider(start, 'sub-1'))).toBe(`${PORTAL}/`);
});

test('forced sign-out: a page that sends somebody to the end of the way leaves them signed in', async () => {
  await using world = await withProvider();
  const browser = traveller(world.api);
  await browser.signInAs('sub-1');
  for (const path of ['/auth/end', '/auth/start', '/auth/callback?code=x&state=y']) await browser.get(path);
  expect((await browser.ask(ME)).data.me).not.toBeNull();
});

test('kept answers: no step of signing in may be kept by anybody', async () => {
  await using world = await withProvider();
  const browser = traveller(world.api);
  for (const path of ['/auth/ways', '/auth/start', '/auth/callback?code=x&state=y', '/auth/end'])
    expect((await browser.get(path)).headers['cache-control']).toBe('no-store');
});

test('plain text: a provider without HTTPS is refused at start, but on this machine', async () => {
  const settings = { OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'x', PORTAL_ORIGIN: PORTAL };
  for (const issuer of ['http://idp.example', 'http://127.0.0.1.evil.example', 'http://localhost.evil.example'])
    await expect(startApi({ ...settings, OIDC_ISSUER: issuer })).rejects.toThrow(/OIDC_ISSUER: https/);
});
