import { afterAll, expect, test } from '@jest/globals';
import { startApi } from '../support/api.ts';
import { session, waitingForLocks } from '../support/sessions.ts';
import {
  ANOTHER_PASSWORD,
  CHANGE,
  codeOf,
  CONFIRM,
  FORGOT,
  GIVE,
  ME,
  openAccount,
  PASSWORD_OF_TESTS,
  REGISTER,
  RESET,
  signsIn,
  START,
  ticketOf,
  visitor,
  withFactor,
} from '../support/visitor.ts';

/** Asked by every test; each has addresses of mail and networks of its own. */
const api = await startApi();
afterAll(async () => api[Symbol.asyncDispose]());

const { database } = api;
const code = ({ data }: Awaited<ReturnType<typeof api.ask>>) => data.done.code ?? data.done.__typename;

/** Somebody with an account, who has asked for a new password. */
async function forgetful(name: string, address: string) {
  const email = `${name}@example.org`;
  const browser = visitor(api, { address });
  await openAccount(api, browser, email);
  await browser.ask(FORGOT, { email });
  return { email, browser, ticket: await ticketOf(database, email, 'reset') };
}

test('a code of the second factor that somebody saw: used once, it signs nobody in', async () => {
  const email = 'visto@example.org';
  const home = visitor(api, { address: '192.0.2.1' });
  await openAccount(api, home, email);
  const { secret } = await withFactor(api, home);
  const [now, next] = [codeOf(secret), codeOf(secret, 1)];
  expect((await signsIn(home, email, PASSWORD_OF_TESTS, next)).__typename).toBe('SignedIn');
  const thief = visitor(api, { address: '192.0.2.2' });
  expect((await signsIn(thief, email, PASSWORD_OF_TESTS, next)).code).toBe('SIGN_IN_REFUSED');
  expect((await signsIn(thief, email, PASSWORD_OF_TESTS, now)).code).toBe('SIGN_IN_REFUSED');
});

test('a code of the second factor sent twice at once: one of the two signs in', async () => {
  const email = 'dos-veces@example.org';
  const home = visitor(api, { address: '192.0.2.3' });
  await openAccount(api, home, email);
  const { secret, codes } = await withFactor(api, home);
  for (const given of [codeOf(secret), codes[0]]) {
    const both = ['192.0.2.4', '192.0.2.5'].map((address) =>
      signsIn(visitor(api, { address }), email, PASSWORD_OF_TESTS, given),
    );
    const kinds = (await Promise.all(both)).map(({ __typename }) => __typename as string);
    expect(kinds.toSorted()).toEqual(['Rejection', 'SignedIn']);
  }
});

test('a recovery code of another account, or one that was used', async () => {
  const [one, other] = [visitor(api, { address: '192.0.2.6' }), visitor(api, { address: '192.0.2.7' })];
  await openAccount(api, one, 'una@example.org');
  await openAccount(api, other, 'otra@example.org');
  const { codes } = await withFactor(api, one);
  const { codes: others } = await withFactor(api, other);
  expect((await signsIn(one, 'una@example.org', PASSWORD_OF_TESTS, others[0])).code).toBe('SIGN_IN_REFUSED');
  expect((await signsIn(one, 'una@example.org', PASSWORD_OF_TESTS, codes[0])).__typename).toBe('SignedIn');
  expect((await signsIn(one, 'una@example.org', PASSWORD_OF_TESTS, codes[0])).code).toBe('SIGN_IN_REFUSED');
});

test('a second factor that was begun and not confirmed: its codes open nothing, and nobody is asked for them', async () => {
  const email = 'a-medias@example.org';
  const browser = visitor(api, { address: '192.0.2.8' });
  await openAccount(api, browser, email);
  await browser.ask(START);
  expect((await signsIn(visitor(api, { address: '192.0.2.9' }), email)).__typename).toBe('SignedIn');
});

test('the right password alone, where a second factor is asked for: the half-done session may do nothing', async () => {
  const email = 'mitad@example.org';
  const home = visitor(api, { address: '192.0.2.10' });
  await openAccount(api, home, email);
  await withFactor(api, home);
  const thief = visitor(api, { address: '192.0.2.11' });
  await signsIn(thief, email);
  expect((await thief.ask(ME)).data.me).toBeNull();
  for (const [act, variables] of [
    [CHANGE, { old: PASSWORD_OF_TESTS, new: ANOTHER_PASSWORD }],
    [START, {}],
    ['mutation { endOtherSessions { __typename } }', {}],
  ] as const)
    expect((await thief.ask(act, variables)).errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' });
});

test('the old password, halfway in: once another is set, the code of the second factor ends nothing', async () => {
  const { email, browser, ticket } = await forgetful('halfway', '192.0.2.21');
  const { codes } = await withFactor(api, browser);
  const thief = visitor(api, { address: '192.0.2.22' });
  expect((await signsIn(thief, email)).__typename).toBe('SecondFactorNeeded');
  expect(code(await browser.ask(RESET, { ticket, password: ANOTHER_PASSWORD }))).toBe('PasswordSet');
  expect(code(await thief.ask(GIVE, { code: codes[0] }))).toBe('SIGN_IN_EXPIRED');
});

test('the old password in the very moment in which another is set: no session of it begins', async () => {
  await using own = await startApi();
  const email = 'momento@example.org';
  const account = await openAccount(own, visitor(own), email);
  await using setting = await session(own.database.url);
  await setting.query('begin');
  await setting.query('update access.credentials set changed_at = now() where account_id = $1', [account]);
  const thief = visitor(own, { address: '192.0.2.23' });
  const answer = signsIn(thief, email);
  await waitingForLocks(own.database, 1);
  await setting.query('delete from access.sessions where account_id = $1', [account]);
  await setting.query('commit');
  expect((await answer).code).toBe('SIGN_IN_REFUSED');
  expect((await thief.ask(ME)).data.me).toBeNull();
});

test('the link of a reset by who reads the mail later: it is good once', async () => {
  const { ticket, browser } = await forgetful('una-vez', '192.0.2.12');
  expect(code(await browser.ask(RESET, { ticket, password: ANOTHER_PASSWORD }))).toBe('PasswordSet');
  expect(code(await browser.ask(RESET, { ticket, password: PASSWORD_OF_TESTS }))).toBe('TICKET_NOT_VALID');
});

test('the link of a reset used twice at once: one password is set', async () => {
  const { ticket, browser } = await forgetful('carrera', '192.0.2.13');
  const both = [ANOTHER_PASSWORD, `${ANOTHER_PASSWORD} dos`].map((password) =>
    browser.ask(RESET, { ticket, password }),
  );
  expect((await Promise.all(both)).map(code).toSorted()).toEqual(['PasswordSet', 'TICKET_NOT_VALID']);
});

test('an older link of a reset, after a newer one or a change of the password: it is good no more', async () => {
  const { ticket, browser, email } = await forgetful('vieja', '192.0.2.14');
  await browser.ask(FORGOT, { email });
  const newer = await ticketOf(database, email, 'reset');
  await browser.ask(CHANGE, { old: PASSWORD_OF_TESTS, new: ANOTHER_PASSWORD });
  for (const old of [ticket, newer])
    expect(code(await browser.ask(RESET, { ticket: old, password: PASSWORD_OF_TESTS }))).toBe('TICKET_NOT_VALID');
});

test('an expired link of a reset', async () => {
  const { ticket, browser, email } = await forgetful('tarde', '192.0.2.15');
  const [row] = await database.query<{ minutes: number }>(
    `select extract(epoch from expires_at - created_at)::int / 60 as minutes from access.tickets
     join accounts on accounts.id = account_id where accounts.email = $1`,
    [email],
  );
  expect(row?.minutes).toBe(60);
  await database.query('update access.tickets set expires_at = now() where hash = sha256($1)', [ticket]);
  expect(code(await browser.ask(RESET, { ticket, password: ANOTHER_PASSWORD }))).toBe('TICKET_NOT_VALID');
});

test('a ticket for another purpose: a registration sets no password, a reset opens no account', async () => {
  const { ticket: reset, browser } = await forgetful('proposito', '192.0.2.16');
  const input = { email: 'proposito-2@example.org', name: 'Prueba', password: PASSWORD_OF_TESTS };
  await browser.ask(REGISTER, { input });
  const registration = await ticketOf(database, input.email, 'registration');
  expect(code(await browser.ask(CONFIRM, { ticket: reset }))).toBe('TICKET_NOT_VALID');
  expect(code(await browser.ask(RESET, { ticket: registration, password: ANOTHER_PASSWORD }))).toBe('TICKET_NOT_VALID');
  expect(code(await browser.ask(CONFIRM, { ticket: registration }))).toBe('SignedIn');
  expect(code(await browser.ask(RESET, { ticket: reset, password: ANOTHER_PASSWORD }))).toBe('PasswordSet');
});

test('a copy of the database: no digest of a ticket, a session or a recovery code opens anything', async () => {
  const { browser, email } = await forgetful('copia', '192.0.2.17');
  await withFactor(api, browser);
  const digests = await database.query<{ kind: string; hex: string; base64: string }>(
    `select kind, encode(hash, 'hex') as hex, rtrim(translate(encode(hash, 'base64'), '+/', '-_'), '=') as base64 from (
       select 'ticket' as kind, hash from access.tickets where used_at is null
       union all select 'session', hash from access.sessions
       union all select 'recovery code', hash from access.recovery_codes) as held`,
  );
  expect(new Set(digests.map(({ kind }) => kind)).size).toBe(3);
  const last = (kind: string) => digests.findLast((one) => one.kind === kind);
  for (const form of ['hex', 'base64'] as const) {
    const reset = await browser.ask(RESET, { ticket: last('ticket')?.[form], password: ANOTHER_PASSWORD });
    expect(code(reset)).toBe('TICKET_NOT_VALID');
    const signed = await signsIn(
      visitor(api, { address: '192.0.2.18' }),
      email,
      PASSWORD_OF_TESTS,
      last('recovery code')?.[form],
    );
    expect(signed.code).toBe('SIGN_IN_REFUSED');
    const thief = visitor(api, { address: '192.0.2.18' });
    thief.cookie = `quipu=${last('session')?.[form]}`;
    expect((await thief.ask(ME)).data.me).toBeNull();
  }
});

test('the sealed secret of a thief put into the row of another account: it does not open', async () => {
  const [thief, victim] = [visitor(api, { address: '192.0.2.19' }), visitor(api, { address: '192.0.2.20' })];
  const own = await openAccount(api, thief, 'ladron@example.org');
  const account = await openAccount(api, victim, 'robada@example.org');
  const { secret } = await withFactor(api, thief);
  await withFactor(api, victim);
  await database.query(
    `update access.second_factors set sealed_secret = (select sealed_secret from access.second_factors where account_id = $1)
     where account_id = $2`,
    [own, account],
  );
  await signsIn(thief, 'robada@example.org');
  const { errors, data } = await thief.ask(GIVE, { code: codeOf(secret) });
  expect([data, errors?.[0]?.extensions['code']]).toEqual([null, 'INTERNAL_SERVER_ERROR']);
  expect((await thief.ask(ME)).data.me).toBeNull();
});
