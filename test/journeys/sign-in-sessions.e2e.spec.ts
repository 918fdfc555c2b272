import { afterAll, expect, test } from '@jest/globals';
import { startApi } from '../support/api.ts';
import { grant, signedIn } from '../support/signed-in.ts';
import { ME, openAccount, signsIn, visitor } from '../support/visitor.ts';

/** Asked by every test; each has an address of mail and a network of its own. */
const api = await startApi();
afterAll(async () => api[Symbol.asyncDispose]());

const SESSIONS = '{ mySessions { id address browser createdAt seenAt isThisOne } }';
const END = `mutation ($id: ID!) { done: endSession(id: $id) { ... on SessionsEnded { count } ... on Rejection { code } } }`;
const END_OTHERS = 'mutation { done: endOtherSessions { ... on SessionsEnded { count } } }';
const MY_EVENTS =
  'query ($before: ID) { mySignIns(first: 3, before: $before) { id event address browser account { id } } }';

const PHONE = 'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36';

test('a person sees where they have signed in, and ends what they do not know: it is over at once', async () => {
  const email = 'sesiones@example.org';
  const [here, phone] = [
    visitor(api, { address: '198.51.100.1' }),
    visitor(api, { address: '198.51.100.2', agent: PHONE }),
  ];
  await openAccount(api, here, email);
  await signsIn(phone, email);
  const { data } = await here.ask(SESSIONS);
  const mine = data.mySessions as { id: string; address: string; browser: string; isThisOne: boolean }[];
  const other = mine.find(({ isThisOne }) => !isThisOne);
  expect(mine).toHaveLength(2);
  expect(other).toMatchObject({ address: '198.51.100.2', browser: 'Chrome, Android' });
  expect((await phone.ask(ME)).data.me).not.toBeNull();
  expect((await here.ask(END, { id: other?.id })).data.done).toEqual({ count: 1 });
  expect((await phone.ask(ME)).data.me).toBeNull();
  expect((await here.ask(END, { id: other?.id })).data.done.code).toBe('SESSION_NOT_FOUND');
  expect((await here.ask(ME)).data.me).not.toBeNull();
});

test('all other sessions end with one command', async () => {
  const email = 'todas@example.org';
  const here = visitor(api, { address: '198.51.100.3' });
  await openAccount(api, here, email);
  const others = [visitor(api, { address: '198.51.100.4' }), visitor(api, { address: '198.51.100.5' })];
  for (const other of others) await signsIn(other, email);
  expect((await here.ask(END_OTHERS)).data.done).toEqual({ count: 2 });
  for (const other of others) expect((await other.ask(ME)).data.me).toBeNull();
  expect((await here.ask(ME)).data.me.account.email).toBe(email);
});

test('“me” tells the roles that stand with what they are within, and null to anybody', async () => {
  const browser = visitor(api, { address: '198.51.100.6' });
  const account = await openAccount(api, browser, 'cargo@example.org');
  await grant(api.database, account, 'auditor');
  const { data } = await browser.ask('{ me { grants { role member plan institution because account { email } } } }');
  expect(data.me.grants).toEqual([
    {
      role: 'AUDITOR',
      member: 'PE',
      plan: null,
      institution: null,
      because: 'Para esta prueba',
      account: { email: 'cargo@example.org' },
    },
  ]);
  expect(
    (await visitor(api).ask('{ me { hasPassword } mySessions { id } mySignIns { id } signIns { id } }')).data,
  ).toEqual({
    me: null,
    mySessions: null,
    mySignIns: null,
    signIns: null,
  });
});

test('a person reads what happened to their account, latest first and page by page', async () => {
  const email = 'historial@example.org';
  const browser = visitor(api, { address: '198.51.100.7', agent: PHONE });
  const account = await openAccount(api, browser, email);
  await signsIn(browser, email, 'una clave que no es esta');
  await signsIn(browser, email);
  const { data } = await browser.ask(MY_EVENTS);
  expect(data.mySignIns.map(({ event }: { event: string }) => event)).toEqual([
    'signed-in',
    'sign-in-refused',
    'signed-in',
  ]);
  expect(data.mySignIns[1]).toMatchObject({
    address: '198.51.100.7',
    browser: 'Chrome, Android',
    account: { id: account },
  });
  const { data: more } = await browser.ask(MY_EVENTS, { before: data.mySignIns.at(-1).id });
  expect(more.mySignIns.map(({ event }: { event: string }) => event)).toEqual(['registered']);
});

test('administrators and auditors read the sign-ins of everybody, others those of nobody else', async () => {
  const browser = visitor(api, { address: '198.51.100.8' });
  const account = await openAccount(api, browser, 'observada@example.org');
  await signsIn(visitor(api, { address: '198.51.100.9' }), 'nadie-con-este-correo@example.org');
  const ask = 'query ($account: ID) { signIns(account: $account, first: 100) { event account { email } } }';
  for (const role of ['administrator', 'auditor'] as const) {
    const { token } = await signedIn(api.database, role);
    const { data } = await api.askWith(token, ask, { account });
    expect(data.signIns.map(({ event }: { event: string }) => event)).toEqual(['signed-in', 'registered']);
    const { data: all } = await api.askWith(token, ask);
    expect(all.signIns).toContainEqual({ event: 'sign-in-refused', account: null });
  }
  const { token } = await signedIn(api.database, 'coordinator');
  expect((await api.askWith(token, ask)).data.signIns).toBeNull();
  expect((await browser.ask(ask)).data.signIns).toBeNull();
});

test('a person sees that somebody tried too often, once and not for every try', async () => {
  const email = 'intentos@example.org';
  const browser = visitor(api, { address: '198.51.100.10' });
  await openAccount(api, browser, email);
  const thief = visitor(api, { address: '198.51.100.11' });
  for (let time = 0; time < 8; time++) await signsIn(thief, email, 'una clave que no es esta');
  const { data } = await browser.ask('{ mySignIns(first: 20) { event address } }');
  const events = (data.mySignIns as { event: string; address: string }[]).filter(
    ({ address }) => address === '198.51.100.11',
  );
  expect(events.map(({ event }) => event)).toEqual(['sign-in-blocked', ...Array(5).fill('sign-in-refused')]);
});
