import { afterAll, expect, test } from '@jest/globals';
import { startApi } from '../support/api.ts';
import {
  ANOTHER_PASSWORD,
  codeOf,
  CONFIRM_FACTOR,
  GIVE,
  lettersTo,
  ME,
  openAccount,
  PASSWORD_OF_TESTS,
  signsIn,
  START,
  visitor,
  withFactor,
} from '../support/visitor.ts';

/** Asked by every test; each has an address of mail and a network of its own. */
const api = await startApi({ PORTAL_ORIGIN: 'https://quipu.example.org' });
afterAll(async () => api[Symbol.asyncDispose]());

const REMOVE = `mutation ($password: String!) { done: removeSecondFactor(password: $password) { __typename ... on Rejection { code } } }`;
const RENEW = `mutation ($password: String!) { done: renewRecoveryCodes(password: $password) { ... on RecoveryCodes { codes } ... on Rejection { code } } }`;
const HALF = `select data -> 'half' as half from access.sessions where account_id is null and data ? 'half'`;

test('who turns a second factor on scans a code or types a secret, shows a code, and gets ten recovery codes once', async () => {
  const browser = visitor(api, { address: '198.51.100.1' });
  await openAccount(api, browser, 'factor@example.org');
  const { data } = await browser.ask(START);
  const { uri, secret, qrCode } = data.done;
  const asked = new URL(uri);
  expect([asked.protocol, asked.host, asked.searchParams.get('secret')]).toEqual([
    'otpauth:',
    'totp',
    secret.replaceAll(' ', ''),
  ]);
  expect(decodeURIComponent(asked.pathname)).toContain('quipu.example.org:factor@example.org');
  expect(qrCode).toMatch(/^<svg /);
  expect((await browser.ask(ME)).data.me.hasSecondFactor).toBe(false);
  expect((await browser.ask(CONFIRM_FACTOR, { code: '000000' })).data.done.code).toBe('SECOND_FACTOR_CODE_WRONG');
  const { data: confirmed } = await browser.ask(CONFIRM_FACTOR, { code: codeOf(secret) });
  expect(new Set(confirmed.done.codes).size).toBe(10);
  expect((await browser.ask(ME)).data.me.hasSecondFactor).toBe(true);
  expect((await browser.ask(START)).data.done.code).toBe('SECOND_FACTOR_ALREADY_ON');
  expect((await lettersTo(api.database, 'factor@example.org')).at(-1)?.template).toBe('second-factor-on');
});

test('who has not begun has nothing to confirm', async () => {
  const browser = visitor(api, { address: '198.51.100.2' });
  await openAccount(api, browser, 'nada@example.org');
  expect((await browser.ask(CONFIRM_FACTOR, { code: '123456' })).data.done.code).toBe('SECOND_FACTOR_NOT_STARTED');
  expect((await browser.ask(REMOVE, { password: PASSWORD_OF_TESTS })).data.done.code).toBe('SECOND_FACTOR_NOT_ON');
});

test('with a second factor the password alone signs nobody in; the code does, within five minutes', async () => {
  const browser = visitor(api, { address: '198.51.100.3' });
  await openAccount(api, browser, 'dos-pasos@example.org');
  const { secret } = await withFactor(api, browser);
  const other = visitor(api, { address: '198.51.100.4' });
  expect(await signsIn(other, 'dos-pasos@example.org')).toMatchObject({ __typename: 'SecondFactorNeeded' });
  expect((await other.ask(ME)).data.me).toBeNull();
  const wrong = await other.ask(GIVE, { code: '000000' });
  expect(wrong.data.done.code).toBe('SIGN_IN_REFUSED');
  const half = other.cookie;
  expect((await other.ask(GIVE, { code: codeOf(secret) })).data.done.__typename).toBe('SignedIn');
  expect((await other.ask(ME)).data.me.hasSecondFactor).toBe(true);
  expect(other.cookie).not.toBe(half);
});

test('a sign-in that waited longer than five minutes for its code begins again', async () => {
  const browser = visitor(api, { address: '198.51.100.5' });
  await openAccount(api, browser, 'tarde@example.org');
  const { secret } = await withFactor(api, browser);
  expect((await visitor(api).ask(GIVE, { code: codeOf(secret) })).data.done.code).toBe('SIGN_IN_EXPIRED');
  const other = visitor(api, { address: '198.51.100.6' });
  await signsIn(other, 'tarde@example.org');
  const [row] = await api.database.query<{ half: { until: number } }>(HALF);
  expect(Math.abs((row?.half.until ?? 0) - Date.now() - 300_000)).toBeLessThan(60_000);
  await api.database.query(
    `update access.sessions set data = jsonb_set(data, '{half,until}', '1') where account_id is null`,
  );
  expect((await other.ask(GIVE, { code: codeOf(secret) })).data.done.code).toBe('SIGN_IN_EXPIRED');
});

test('who has the code at hand signs in at once; who lost the app uses a recovery code', async () => {
  const browser = visitor(api, { address: '198.51.100.7' });
  const email = 'recupera@example.org';
  await openAccount(api, browser, email);
  const { secret, codes } = await withFactor(api, browser);
  const other = visitor(api, { address: '198.51.100.8' });
  const spaced = codeOf(secret).replace(/(...)/, '$1 ');
  expect((await signsIn(other, email, PASSWORD_OF_TESTS, spaced)).__typename).toBe('SignedIn');
  const lost = visitor(api, { address: '198.51.100.9' });
  await signsIn(lost, email);
  const typed = codes[0]?.toUpperCase().replaceAll('-', ' ');
  expect((await lost.ask(GIVE, { code: typed })).data.done.__typename).toBe('SignedIn');
});

test('new recovery codes take the place of the old; they and the end of the factor ask for the password', async () => {
  const browser = visitor(api, { address: '198.51.100.10' });
  const email = 'renueva@example.org';
  await openAccount(api, browser, email);
  const { codes } = await withFactor(api, browser);
  expect((await browser.ask(RENEW, { password: ANOTHER_PASSWORD })).data.done.code).toBe('PASSWORD_WRONG');
  const { data } = await browser.ask(RENEW, { password: PASSWORD_OF_TESTS });
  const other = visitor(api, { address: '198.51.100.11' });
  expect((await signsIn(other, email, PASSWORD_OF_TESTS, codes[1])).code).toBe('SIGN_IN_REFUSED');
  expect((await signsIn(other, email, PASSWORD_OF_TESTS, data.done.codes[1])).__typename).toBe('SignedIn');
  expect((await browser.ask(REMOVE, { password: ANOTHER_PASSWORD })).data.done.code).toBe('PASSWORD_WRONG');
  expect((await browser.ask(REMOVE, { password: PASSWORD_OF_TESTS })).data.done.__typename).toBe('SecondFactorRemoved');
  expect((await signsIn(other, email)).__typename).toBe('SignedIn');
  expect((await lettersTo(api.database, email)).at(-1)?.template).not.toBe('second-factor-on');
});
