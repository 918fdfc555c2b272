import { afterAll, expect, test } from '@jest/globals';
import { startApi } from '../support/api.ts';
import {
  ANOTHER_PASSWORD,
  FORGOT,
  GIVE,
  openAccount,
  PASSWORD_OF_TESTS,
  REGISTER,
  RESET,
  signsIn,
  ticketOf,
  visitor,
  withFactor,
} from '../support/visitor.ts';

/** Asked by every test; each has addresses of mail and networks of its own. */
const api = await startApi();
afterAll(async () => api[Symbol.asyncDispose]());

const TRIES = 5;
const WRONG = 'una clave que no es de nadie';
const REFUSED = { __typename: 'Rejection', code: 'SIGN_IN_REFUSED', field: null, message: expect.any(String) };
const BLOCKED = { __typename: 'Rejection', code: 'TOO_MANY_ATTEMPTS', field: null, message: expect.any(String) };

/** Tries wrong passwords from one network until it is blocked. */
async function guess(email: string, address: string, times = TRIES) {
  const answers = [];
  for (let time = 0; time < times; time++) answers.push(await signsIn(visitor(api, { address }), email, WRONG));
  return answers;
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

test('brute force by thirty aliases of one request: five are judged, and the right one among the rest is not', async () => {
  const email = 'alias@example.org';
  await openAccount(api, visitor(api, { address: '192.0.2.1' }), email);
  const thief = visitor(api, { address: '192.0.2.2' });
  const aliases = Array.from({ length: 30 }, (_, at) => {
    const password = at === 29 ? PASSWORD_OF_TESTS : `${WRONG} ${at}`;
    return `a${at}: signIn(input: { email: "${email}", password: "${password}" }) { ... on Rejection { code } }`;
  });
  const { data } = await thief.ask(`mutation { ${aliases.join('\n')} }`);
  const codes = Object.values(data as Record<string, { code?: string }>).map(({ code }) => code);
  expect(codes).toEqual([...Array(TRIES).fill('SIGN_IN_REFUSED'), ...Array(30 - TRIES).fill('TOO_MANY_ATTEMPTS')]);
});

test('brute force by requests sent at once: five are judged', async () => {
  const email = 'a-la-vez@example.org';
  await openAccount(api, visitor(api, { address: '192.0.2.3' }), email);
  const thieves = Array.from({ length: 15 }, () => signsIn(visitor(api, { address: '192.0.2.4' }), email, WRONG));
  const codes = (await Promise.all(thieves)).map(({ code }) => code);
  expect(codes.filter((code) => code === 'SIGN_IN_REFUSED')).toHaveLength(TRIES);
  expect((await signsIn(visitor(api, { address: '192.0.2.4' }), email)).code).toBe('TOO_MANY_ATTEMPTS');
});

test('brute force by other spellings of the address: they count as one', async () => {
  const spellings = [
    'otra@example.org',
    'OTRA@example.org',
    ' otra@EXAMPLE.org ',
    'ｏｔｒａ@example.org',
    'Otra@Example.Org',
  ];
  for (const email of spellings) await signsIn(visitor(api, { address: '192.0.2.5' }), email, WRONG);
  expect(await signsIn(visitor(api, { address: '192.0.2.5' }), 'otra@example.org', WRONG)).toEqual(BLOCKED);
});

test('brute force from every address of one network: an IPv6 network of 64 bits counts as one', async () => {
  for (let host = 1; host <= TRIES; host++)
    await signsIn(visitor(api, { address: `2001:db8:0:7::${host}` }), 'ipv6@example.org', WRONG);
  expect(await signsIn(visitor(api, { address: '2001:db8:0:7:aaaa::1' }), 'ipv6@example.org', WRONG)).toEqual(BLOCKED);
  expect(await signsIn(visitor(api, { address: '2001:db8:0:8::1' }), 'ipv6@example.org', WRONG)).toEqual(REFUSED);
});

test('brute force behind a forged X-Forwarded-For: what the proxy itself did not see is not believed', async () => {
  for (let host = 1; host <= TRIES; host++)
    await signsIn(visitor(api, { address: `198.51.100.${host}, 192.0.2.6` }), 'falso@example.org', WRONG);
  expect(await signsIn(visitor(api, { address: '198.51.100.99, 192.0.2.6' }), 'falso@example.org', WRONG)).toEqual(
    BLOCKED,
  );
});

test('one password tried on many accounts from one network: a hundred in an hour and no more', async () => {
  await using own = await startApi();
  await signsIn(visitor(own), 'primera@example.org', WRONG);
  await own.database.query(`update access.attempts set points = 100 where key like 'network:%'`);
  expect((await signsIn(visitor(own), 'segunda@example.org', WRONG)).code).toBe('TOO_MANY_ATTEMPTS');
  const { data } = await visitor(own).ask(RESET, { ticket: 'x', password: PASSWORD_OF_TESTS });
  expect(data.done.code).toBe('TOO_MANY_ATTEMPTS');
});

test('the code of the second factor by brute force: who knows the password has five tries as well', async () => {
  const email = 'codigo@example.org';
  const home = visitor(api, { address: '192.0.2.7' });
  await openAccount(api, home, email);
  await withFactor(api, home);
  const thief = visitor(api, { address: '192.0.2.8' });
  expect((await signsIn(thief, email)).__typename).toBe('SecondFactorNeeded');
  const codes = [];
  for (let time = 0; time < TRIES; time++) codes.push((await thief.ask(GIVE, { code: `00000${time}` })).data.done.code);
  expect(codes).toEqual([...Array(TRIES - 1).fill('SIGN_IN_REFUSED'), 'TOO_MANY_ATTEMPTS']);
  expect((await signsIn(thief, email)).code).toBe('TOO_MANY_ATTEMPTS');
});

test('lock-out of a victim: strangers lock each other out, and its person comes in from home', async () => {
  const email = 'victima@example.org';
  const home = visitor(api, { address: '192.0.2.20' });
  await openAccount(api, home, email);
  for (const host of [21, 22, 23, 24]) await guess(email, `192.0.2.${host}`);
  expect(await signsIn(visitor(api, { address: '192.0.2.25' }), email)).toEqual(BLOCKED);
  expect((await signsIn(home, email)).__typename).toBe('SignedIn');
});

test('lock-out of a victim who is travelling: who sets a new password by mail comes in from there', async () => {
  const email = 'viajera@example.org';
  await openAccount(api, visitor(api, { address: '192.0.2.30' }), email);
  for (const host of [31, 32, 33, 34]) await guess(email, `192.0.2.${host}`);
  const away = visitor(api, { address: '192.0.2.35' });
  expect(await signsIn(away, email)).toEqual(BLOCKED);
  await away.ask(FORGOT, { email });
  await away.ask(RESET, { ticket: await ticketOf(api.database, email, 'reset'), password: ANOTHER_PASSWORD });
  expect((await signsIn(away, email, ANOTHER_PASSWORD)).__typename).toBe('SignedIn');
});

test('a wait that is prolonged by trying on: it ends when it was said to', async () => {
  await using own = await startApi();
  const expire = async () => {
    await signsIn(visitor(own), 'espera@example.org', WRONG);
    const [row] = await own.database.query<{ expire: string }>(
      `select expire from access.attempts where key like 'pair:%'`,
    );
    return row?.expire;
  };
  const first = await expire();
  for (let time = 0; time < TRIES; time++) expect(await expire()).toBe(first);
});

test('enumeration by message: an unknown address is answered as a wrong password, and blocked as one', async () => {
  const email = 'conocida@example.org';
  await openAccount(api, visitor(api, { address: '192.0.2.40' }), email);
  const known = await guess(email, '192.0.2.41', TRIES + 1);
  const unknown = await guess('desconocida@example.org', '192.0.2.42', TRIES + 1);
  expect(unknown).toEqual(known);
  expect(known).toEqual([...Array.from({ length: TRIES }, () => REFUSED), BLOCKED]);
  const none = await guess('ni siquiera un correo', '192.0.2.43', 1);
  expect(none).toEqual([REFUSED]);
});

test.each([
  ['register', REGISTER, (email: string) => ({ input: { email, name: 'Prueba', password: PASSWORD_OF_TESTS } })],
  ['requestPasswordReset', FORGOT, (email: string) => ({ email })],
])(
  'enumeration by %s: with and without an account the answers are the same, up to the refusal of the fourth',
  async (name, ask, variables) => {
    const [known, unknown] = [`hay-${name}@example.org`.toLowerCase(), `nada-${name}@example.org`.toLowerCase()];
    await openAccount(api, visitor(api, { address: `192.0.2.5${name.length % 10}` }), known);
    await api.database.query(`delete from access.attempts where key like 'recipient:%'`);
    const answers = async (email: string) => {
      const told = [];
      for (let time = 0; time < 4; time++) {
        const { data } = await visitor(api, { address: '192.0.2.60' }).ask(ask, variables(email));
        told.push(JSON.stringify(data).replaceAll(email, ''));
      }
      return told;
    };
    const told = await answers(known);
    expect(await answers(unknown)).toEqual(told);
    expect(told.at(-1)).toContain('TOO_MANY_ATTEMPTS');
    expect(told.at(0)).toContain('LetterSent');
  },
);

test('enumeration by time: an unknown address costs as much work as a wrong password', async () => {
  const email = 'reloj@example.org';
  await openAccount(api, visitor(api, { address: '192.0.2.70' }), email);
  const timed = async (asked: string, host: number) => {
    const before = performance.now();
    await signsIn(visitor(api, { address: `192.0.2.${host}` }), asked, WRONG);
    return performance.now() - before;
  };
  const [known, unknown]: [number[], number[]] = [[], []];
  for (let round = 0; round < 9; round++) {
    known.push(await timed(email, 100 + round));
    unknown.push(await timed(`reloj-${round}@example.org`, 100 + round));
  }
  // Argon2 is nearly all of it: without it an answer takes a tenth.
  expect(median(unknown) / median(known)).toBeGreaterThan(0.5);
});
