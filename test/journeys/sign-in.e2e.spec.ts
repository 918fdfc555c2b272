import { afterAll, expect, test } from '@jest/globals';
import { startApi } from '../support/api.ts';
import {
  ANOTHER_PASSWORD,
  CHANGE,
  CONFIRM,
  FORGOT,
  lettersTo,
  ME,
  openAccount,
  PASSWORD_OF_TESTS,
  REGISTER,
  RESET,
  signsIn,
  ticketOf,
  visitor,
} from '../support/visitor.ts';

/** Asked by every test; each has an address of mail and a network of its own. */
const api = await startApi();
afterAll(async () => api[Symbol.asyncDispose]());

/** Of {@link PASSWORD_OF_TESTS}, with parameters that are not ours. */
const WEAKER_HASH = '$argon2id$v=19$m=64,t=1,p=1$MtI0cRAPQCmTU9A+SdzqZA$FxCAT1XUNshrYShVmf+XC3Csb1CIBvL3v6alJvC40Yk';

const wants = (email: string, password = PASSWORD_OF_TESTS, name = 'Una persona de prueba') => ({
  input: { email, password, name },
});

test('who registers is written to, opens the account by the link, and has signed in', async () => {
  const browser = visitor(api, { address: '198.51.100.1' });
  const { data } = await browser.ask(REGISTER, wants('Registro@Example.org'));
  expect(data.done).toEqual({ __typename: 'LetterSent', to: 'registro@example.org' });
  expect(await api.database.query('select id from accounts where email = $1', ['registro@example.org'])).toEqual([]);

  const [letter] = await lettersTo(api.database, 'registro@example.org');
  expect(letter).toMatchObject({ template: 'registration', account_id: null });
  expect(letter?.values['link']).toMatch(/^\/registrarse\/confirmar\?ticket=[\w-]{43}$/);
  expect(JSON.stringify(letter)).not.toContain('persona de prueba');

  const ticket = await ticketOf(api.database, 'registro@example.org', 'registration');
  const { data: opened } = await browser.ask(CONFIRM, { ticket });
  expect(opened.done.account).toMatchObject({ email: 'registro@example.org', language: 'es' });
  const { data: who } = await browser.ask(ME);
  expect(who.me).toEqual({
    account: { id: opened.done.account.id, email: 'registro@example.org' },
    hasPassword: true,
    hasSecondFactor: false,
  });
  const acts = await api.database.query('select actor, role from journal.acts where act = $1 and subject = $2', [
    'account.registered',
    opened.done.account.id,
  ]);
  expect(acts).toEqual([{ actor: `person:${opened.done.account.id}`, role: 'account' }]);
});

test('the mail is in the language that was chosen, and its link as well', async () => {
  const browser = visitor(api, { address: '198.51.100.2' });
  const input = { ...wants('english@example.org').input, language: 'en' };
  await browser.ask(REGISTER, { input });
  const [letter] = await lettersTo(api.database, 'english@example.org');
  expect(letter?.values['link']).toMatch(/^\/en\/register\//);
});

test('who has an account and registers again is told so by mail, with a way to a new password', async () => {
  const browser = visitor(api, { address: '198.51.100.3' });
  await openAccount(api, browser, 'otra-vez@example.org');
  const { data } = await visitor(api, { address: '198.51.100.4' }).ask(REGISTER, wants('otra-vez@example.org'));
  expect(data.done).toEqual({ __typename: 'LetterSent', to: 'otra-vez@example.org' });
  const letters = await lettersTo(api.database, 'otra-vez@example.org');
  expect(letters.map(({ template }) => template)).toEqual(['registration', 'registration-known']);
  const ticket = await ticketOf(api.database, 'otra-vez@example.org', 'registration-known');
  const { data: reset } = await browser.ask(RESET, { ticket, password: ANOTHER_PASSWORD });
  expect(reset.done.__typename).toBe('PasswordSet');
});

test.each([
  ['short', 'once letras', 'PASSWORD_TOO_SHORT'],
  ['longer than 200 characters', 'palabra '.repeat(30), 'PASSWORD_TOO_LONG'],
  ['made of a sequence', 'abcdefghijklmnop', 'PASSWORD_TOO_WEAK'],
  ['one word again and again', 'contraseñacontraseña', 'PASSWORD_TOO_WEAK'],
  ["the person's own name and address", 'RosarioQuispe19', 'PASSWORD_TOO_WEAK'],
  ['known to every thief', '1qaz2wsx3edc', 'PASSWORD_BREACHED'],
  ['known to every thief, in wide letters', '１ｑａｚ２ｗｓｘ３ｅｄｃ', 'PASSWORD_BREACHED'],
])('a password that is %s is refused, and why is said', async (_, password, code) => {
  const browser = visitor(api, { address: '198.51.100.5' });
  const { data } = await browser.ask(REGISTER, wants('clave-debil@example.org', password, 'Rosario Quispe'));
  expect(data.done).toMatchObject({ __typename: 'Rejection', code, field: 'password', message: expect.any(String) });
  expect(await lettersTo(api.database, 'clave-debil@example.org')).toEqual([]);
});

test.each([
  ['EMAIL_NOT_VALID', wants('sin-arroba.example.org')],
  ['NAME_NOT_VALID', wants('sin-nombre@example.org', PASSWORD_OF_TESTS, '   ')],
])('%s: what was typed wrong is said', async (code, variables) => {
  const { data } = await visitor(api, { address: '198.51.100.6' }).ask(REGISTER, variables);
  expect(data.done.code).toBe(code);
});

test('a link opens an account once; used, expired or of another account that was faster, it is refused', async () => {
  const { database } = api;
  const browser = visitor(api, { address: '198.51.100.7' });
  await browser.ask(REGISTER, wants('una-vez@example.org'));
  const faster = await ticketOf(database, 'una-vez@example.org', 'registration');
  await openAccount(api, browser, 'una-vez@example.org');
  const again = await browser.ask(CONFIRM, { ticket: await ticketOf(database, 'una-vez@example.org', 'registration') });
  const late = await browser.ask(CONFIRM, { ticket: faster });
  await browser.ask(REGISTER, wants('vencio@example.org'));
  await database.query(`update access.tickets set expires_at = now() where email = 'vencio@example.org'`);
  const expired = await browser.ask(CONFIRM, {
    ticket: await ticketOf(database, 'vencio@example.org', 'registration'),
  });
  expect([again, late, expired].map(({ data }) => data.done.code)).toEqual(Array(3).fill('TICKET_NOT_VALID'));
});

test('who signs in may write the address in capitals and the password on any keyboard', async () => {
  const browser = visitor(api, { address: '198.51.100.8' });
  await openAccount(api, browser, 'teclado@example.org');
  const { data } = await browser.ask('mutation { signOut { ... on SessionsEnded { count } } }');
  expect(data.signOut).toEqual({ count: 1 });
  expect((await browser.ask(ME)).data.me).toBeNull();
  const wide = PASSWORD_OF_TESTS.replace('gatos', 'ｇａｔｏｓ');
  expect(await signsIn(browser, ' TECLADO@example.org', wide)).toMatchObject({ __typename: 'SignedIn' });
  expect((await browser.ask(ME)).data.me.account.email).toBe('teclado@example.org');
});

test('who forgot the password sets another by a mail; every session and token ends, and the person is told', async () => {
  const email = 'olvido@example.org';
  const thief = visitor(api, { address: '198.51.100.9' });
  const account = await openAccount(api, thief, email);
  await api.database.query(
    `insert into access.tokens (account_id, hash, name, permissions, expires_at)
     values ($1, sha256('quipu_olvido'), 'prueba', '{account:use}', now() + interval '1 day')`,
    [account],
  );
  expect((await api.askWith('quipu_olvido', ME)).data.me).not.toBeNull();

  const browser = visitor(api, { address: '198.51.100.10' });
  const { data } = await browser.ask(FORGOT, { email });
  expect(data.done).toEqual({ __typename: 'LetterSent', to: email });
  const ticket = await ticketOf(api.database, email, 'reset');
  const weak = await browser.ask(RESET, { ticket, password: 'abcdefghijklmnop' });
  expect(weak.data.done.code).toBe('PASSWORD_TOO_WEAK');
  const done = await browser.ask(RESET, { ticket, password: ANOTHER_PASSWORD });
  expect(done.data.done.__typename).toBe('PasswordSet');

  expect((await thief.ask(ME)).data.me).toBeNull();
  expect((await api.askWith('quipu_olvido', ME)).data.me).toBeNull();
  expect((await signsIn(browser, email)).code).toBe('SIGN_IN_REFUSED');
  expect((await signsIn(browser, email, ANOTHER_PASSWORD)).__typename).toBe('SignedIn');
  const templates = (await lettersTo(api.database, email)).map(({ template }) => template);
  expect(templates).toContain('password-changed');
});

test('who changes the password stays signed in here and nowhere else', async () => {
  const email = 'cambio@example.org';
  const [here, elsewhere] = [visitor(api, { address: '198.51.100.11' }), visitor(api, { address: '198.51.100.12' })];
  await openAccount(api, here, email);
  await signsIn(elsewhere, email);
  const wrong = await here.ask(CHANGE, { old: ANOTHER_PASSWORD, new: ANOTHER_PASSWORD });
  expect(wrong.data.done).toMatchObject({ code: 'PASSWORD_WRONG', field: 'old' });
  const before = here.cookie;
  const done = await here.ask(CHANGE, { old: PASSWORD_OF_TESTS, new: ANOTHER_PASSWORD });
  expect(done.data.done.__typename).toBe('PasswordSet');
  expect([(await here.ask(ME)).data.me.account.email, (await elsewhere.ask(ME)).data.me]).toEqual([email, null]);
  expect(here.cookie).not.toBe(before);
});

test('a hash of weaker parameters is made anew when its person signs in', async () => {
  const email = 'antiguo@example.org';
  const browser = visitor(api, { address: '198.51.100.13' });
  const account = await openAccount(api, browser, email);
  const stored = async () =>
    (await api.database.query('select password_hash from access.credentials where account_id = $1', [account]))[0]?.[
      'password_hash'
    ] as string;
  expect(await stored()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  await api.database.query('update access.credentials set password_hash = $2 where account_id = $1', [
    account,
    WEAKER_HASH,
  ]);
  expect((await signsIn(browser, email)).__typename).toBe('SignedIn');
  expect(await stored()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test('who signs in from a network for the first time is told by mail, but not the first time at all', async () => {
  const email = 'lugar@example.org';
  await openAccount(api, visitor(api, { address: '2001:db8:1:1::5' }), email);
  await signsIn(visitor(api, { address: '2001:db8:1:1:ffff::9' }), email);
  await signsIn(
    visitor(api, { address: '2001:db8:1:2::5', agent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' }),
    email,
  );
  const letters = (await lettersTo(api.database, email)).filter(({ template }) => template === 'new-place');
  expect(letters.map(({ values }) => values)).toEqual([
    expect.objectContaining({ address: '2001:db8:1:2::5', browser: 'Firefox, Linux', link: '/cuenta' }),
  ]);
});

test('an installation without a secret for its sessions lets nobody in, and says so', async () => {
  await using closed = await startApi({ SESSION_SECRET: '' });
  const browser = visitor(closed);
  const register = (await browser.ask(REGISTER, wants('cerrado@example.org'))).data.done;
  expect([(await signsIn(browser, 'cerrado@example.org')).code, register.code]).toEqual([
    'SIGN_IN_CLOSED',
    'SIGN_IN_CLOSED',
  ]);
});
