import { afterAll, expect, test } from '@jest/globals';
import { startApi } from '../support/api.ts';
import {
  FORGOT,
  lettersTo,
  ME,
  openAccount,
  PASSWORD_OF_TESTS,
  REGISTER,
  SIGN_IN,
  signsIn,
  visitor,
  withFactor,
} from '../support/visitor.ts';

/** Asked by every test; each has addresses of mail and networks of its own. */
const api = await startApi({ PORTAL_ORIGIN: 'https://portal.example.org' });
afterAll(async () => api[Symbol.asyncDispose]());

const { database } = api;
const END = 'mutation ($id: ID!) { done: endSession(id: $id) { __typename ... on Rejection { code } } }';
const wants = (email: string, more = {}) => ({
  input: { email, name: 'Una persona de prueba', password: PASSWORD_OF_TESTS, ...more },
});

test('session fixation: the cookie that somebody had before signing in is worth nothing after', async () => {
  const email = 'fijacion@example.org';
  const victim = visitor(api, { address: '192.0.2.1' });
  await openAccount(api, victim, email);
  await withFactor(api, victim);
  const thief = visitor(api, { address: '192.0.2.2' });
  await signsIn(thief, email);
  const planted = thief.cookie;
  victim.cookie = planted;
  await signsIn(victim, email);
  expect(victim.cookie).not.toBe(planted);
  thief.cookie = planted;
  expect((await thief.ask(ME)).data.me).toBeNull();
  const [row] = await database.query('select count(*)::int as halves from access.sessions where account_id is null');
  expect(row).toEqual({ halves: 1 });
});

test('a cookie that was tampered with, cut, forged or signed by another installation', async () => {
  const browser = visitor(api, { address: '192.0.2.3' });
  await openAccount(api, browser, 'galleta@example.org');
  const cookie = browser.cookie ?? '';
  const [name, value = ''] = cookie.split('=');
  const [id = ''] = decodeURIComponent(value).split('.');
  await using other = await startApi({ SESSION_SECRET: 'another-secret-that-only-the-tests-know-987654' }, database);
  const elsewhere = visitor(other, { address: '192.0.2.3' });
  elsewhere.cookie = cookie;
  expect((await elsewhere.ask(ME)).data.me).toBeNull();
  for (const forged of [
    `${name}=${id}`,
    `${name}=${id}.`,
    `${name}=${'A'.repeat(32)}.${'B'.repeat(43)}`,
    cookie.slice(0, -2),
  ]) {
    const thief = visitor(api, { address: '192.0.2.3' });
    thief.cookie = forged;
    expect((await thief.ask(ME)).data.me).toBeNull();
  }
  browser.cookie = cookie;
  expect((await browser.ask(ME)).data.me).not.toBeNull();
});

test('a cookie that scripts, other sites or plain HTTP could get hold of', async () => {
  const email = 'banderas@example.org';
  await openAccount(api, visitor(api, { address: '192.0.2.4' }), email);
  const secure = visitor(api, { address: '192.0.2.4', headers: { 'x-forwarded-proto': 'https' } });
  await signsIn(secure, email);
  expect(secure.given.at(-1)).toMatch(/^quipu=[^;]+; .*Path=\/; .*HttpOnly; Secure; SameSite=Lax$/);
  expect(secure.given.at(-1)).not.toMatch(/Domain=/);
  const plain = visitor(api, { address: '192.0.2.4' });
  await signsIn(plain, email);
  expect(plain.given.at(-1)).toMatch(/HttpOnly; SameSite=Lax$/);
});

test('a session that was left open: it ends when nothing was asked for four hours, and a week after the sign-in', async () => {
  const email = 'abierta@example.org';
  const browser = visitor(api, { address: '192.0.2.5' });
  const account = await openAccount(api, browser, email);
  for (const old of [`seen_at = now() - interval '241 minutes'`, `created_at = now() - interval '169 hours'`]) {
    await signsIn(browser, email);
    expect((await browser.ask(ME)).data.me).not.toBeNull();
    await database.query(`update access.sessions set ${old} where account_id = $1`, [account]);
    const stolen = browser.cookie;
    expect((await browser.ask(ME)).data.me).toBeNull();
    browser.cookie = stolen;
    expect((await browser.ask(ME)).data.me).toBeNull();
  }
});

test('a cookie that was copied before its person signed out', async () => {
  const email = 'copiada@example.org';
  const browser = visitor(api, { address: '192.0.2.6' });
  await openAccount(api, browser, email);
  const copied = browser.cookie;
  await browser.ask('mutation { signOut { __typename } }');
  const thief = visitor(api, { address: '192.0.2.7' });
  thief.cookie = copied;
  expect((await thief.ask(ME)).data.me).toBeNull();
});

test('IDOR: the session of somebody else is answered as one that does not exist, and goes on', async () => {
  const [victim, thief] = [visitor(api, { address: '192.0.2.8' }), visitor(api, { address: '192.0.2.9' })];
  await openAccount(api, victim, 'ajena@example.org');
  await openAccount(api, thief, 'curiosa@example.org');
  const { data } = await victim.ask('{ mySessions { id } }');
  const theirs = await thief.ask(END, { id: data.mySessions[0].id });
  const nobodys = await thief.ask(END, { id: crypto.randomUUID() });
  expect(theirs).toEqual(nobodys);
  expect(theirs.data.done).toEqual({ __typename: 'Rejection', code: 'SESSION_NOT_FOUND' });
  expect((await thief.ask(END, { id: "' or true --" })).data.done.code).toBe('SESSION_NOT_FOUND');
  expect((await victim.ask(ME)).data.me).not.toBeNull();
});

test('CSRF at the door: a page of another site cannot sign its visitor in as somebody else, or out', async () => {
  const email = 'puerta@example.org';
  const browser = visitor(api, { address: '192.0.2.10' });
  await openAccount(api, browser, email);
  for (const headers of [{ origin: 'https://thief.example' }, { 'sec-fetch-site': 'cross-site' }]) {
    const forged = visitor(api, { address: '192.0.2.10', headers });
    forged.cookie = browser.cookie;
    expect(
      (await forged.ask(SIGN_IN, { input: { email, password: PASSWORD_OF_TESTS } })).errors?.[0]?.extensions,
    ).toEqual({
      code: 'FORBIDDEN',
    });
    await forged.ask('mutation { signOut { __typename } }');
  }
  expect((await browser.ask(ME)).data.me).not.toBeNull();
});

test.each([
  'role: "administrator"',
  'id: "00000000-0000-4000-8000-000000000000"',
  'accountId: "x"',
  'registeredAt: "2020-01-01"',
])('mass assignment: %s cannot be typed into a registration', async (more) => {
  const input = `email: "masa@example.org", name: "Masa", password: "${PASSWORD_OF_TESTS}", ${more}`;
  const { data, errors } = await visitor(api).ask(`mutation { register(input: { ${input} }) { __typename } }`);
  expect([data, errors?.[0]?.extensions['code']]).toEqual([undefined, 'GRAPHQL_VALIDATION_FAILED']);
  expect(await lettersTo(database, 'masa@example.org')).toEqual([]);
});

test.each([
  ['the address', wants('cabecera@example.org\r\nBcc: otra@example.org'), 'EMAIL_NOT_VALID'],
  ['the address, spelled out', wants('cabecera@example.org%0d%0aBcc:otra@example.org'), 'EMAIL_NOT_VALID'],
  ['several addresses', wants('cabecera@example.org, otra@example.org'), 'EMAIL_NOT_VALID'],
  ['the name', wants('cabecera@example.org', { name: 'Ana\r\nBcc: otra@example.org' }), 'NAME_NOT_VALID'],
  ['a name that turns what follows around', wants('cabecera@example.org', { name: 'Ana\u202Egro' }), 'NAME_NOT_VALID'],
])('header injection in a mail by %s', async (_, variables, code) => {
  const { data } = await visitor(api, { address: '192.0.2.11' }).ask(REGISTER, variables);
  expect(data.done.code).toBe(code);
  expect(await lettersTo(database, 'cabecera@example.org')).toEqual([]);
});

test('look-alike letters: an address with a letter of another script gets no account, and no link to that of another', async () => {
  await openAccount(api, visitor(api, { address: '192.0.2.12' }), 'paula@example.org');
  for (const email of ['pаula@example.org', 'paula@exаmple.org', 'paulaſ@example.org\u200B']) {
    const browser = visitor(api, { address: '192.0.2.13' });
    for (const [ask, variables] of [[REGISTER, wants(email)] as const, [FORGOT, { email }] as const])
      expect((await browser.ask(ask, variables)).data.done.code).toBe('EMAIL_NOT_VALID');
  }
  expect(await lettersTo(database, 'paula@example.org')).toHaveLength(1);
});

test('a link of a mail that leads to the site of a thief: it is made of nothing that a request says', async () => {
  const browser = visitor(api, {
    address: '192.0.2.14',
    headers: { host: 'thief.example', 'x-forwarded-host': 'thief.example' },
  });
  await browser.ask(REGISTER, wants('enlace@example.org'));
  const [letter] = await lettersTo(database, 'enlace@example.org');
  expect(letter?.values['link']).toMatch(/^\/registrarse\/confirmar\?ticket=/);
});
