import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, expect, test } from '@jest/globals';
import { LIMITS } from '@quipu/platform/graphql';
import { getIntrospectionQuery } from 'graphql';
import { given } from '../builders/index.ts';
import { startApi } from '../support/api.ts';
import { carrierTo, deliver, startMailServer } from '../support/mail.ts';
import { FORGOT, ME, openAccount, START, visitor } from '../support/visitor.ts';

/** Asked by every test; each has an account of its own. */
const api = await startApi({ PORTAL_ORIGIN: 'https://quipu.example' });
afterAll(async () => api[Symbol.asyncDispose]());
await api.app.listen(0, '127.0.0.1');
const { port } = api.app.getHttpServer().address() as AddressInfo;

/** The cookie of somebody who has signed in, and whether anything was done in their name. */
async function victim(name: string) {
  const browser = visitor(api, { address: '192.0.2.10' });
  const account = await openAccount(api, browser, `${name}@example.org`);
  const wasDone = async () =>
    (await api.database.query('select from access.second_factors where account_id = $1', [account])).length > 0;
  return { browser, cookie: browser.cookie ?? '', wasDone };
}

const JSON_BODY = JSON.stringify({ query: START });
const FORM_BODY = `query=${encodeURIComponent(START)}`;

test.each([
  ['a form', 'application/x-www-form-urlencoded', FORM_BODY, { origin: 'https://evil.example' }],
  ['a form without Origin', 'application/x-www-form-urlencoded', FORM_BODY, { 'sec-fetch-site': 'cross-site' }],
  ['a form of a sister site', 'application/x-www-form-urlencoded', FORM_BODY, { 'sec-fetch-site': 'same-site' }],
  ['text/plain that is JSON', 'text/plain', JSON_BODY, { origin: 'https://evil.example' }],
  ['text/plain of nowhere', 'text/plain', JSON_BODY, {}],
  ['a form of nowhere', 'application/x-www-form-urlencoded', FORM_BODY, {}],
  ['a form with a file', 'multipart/form-data; boundary=x', `--x\r\n\r\n${JSON_BODY}\r\n--x--`, {}],
  ['JSON from a sandbox', 'application/json', JSON_BODY, { origin: 'null' }],
  ['JSON from a host whose name begins alike', 'application/json', JSON_BODY, { origin: 'https://quipu.example.evil' }],
  ['JSON from the portal without TLS', 'application/json', JSON_BODY, { origin: 'http://quipu.example' }],
  ['JSON from another port', 'application/json', JSON_BODY, { origin: 'https://quipu.example:8443' }],
] as const)('CSRF: %s does nothing in the name of who has signed in', async (how, type, body, headers) => {
  const { cookie, wasDone } = await victim(how.toLowerCase().replaceAll(/\W+/g, '-'));
  const sent = api.http.post('/graphql').set('cookie', cookie).set('content-type', type);
  const { status } = await sent.set(headers).send(body);
  expect([400, 403, 415]).toContain(status);
  expect(await wasDone()).toBe(false);
});

test('CSRF: a link with a mutation in it does nothing; the portal itself may', async () => {
  const { cookie, wasDone } = await victim('enlace');
  const link = await api.http.get('/graphql').query({ query: START }).set('cookie', cookie);
  expect([link.status, await wasDone()]).toEqual([405, false]);
  const own = api.http.post('/graphql').set({ cookie, origin: 'https://quipu.example' });
  await own.set('content-type', 'application/json').send(JSON_BODY);
  expect(await wasDone()).toBe(true);
});

/** What the server answers first to a websocket that a page of `origin` opens. */
async function openSocket(path: string, origin: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13';
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${key}\r\nOrigin: ${origin}\r\n\r\n`,
  );
  const [data] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return data.toString('latin1').split('\r\n')[0] ?? '';
}

test('CSRF by websocket: no page of another site opens one, and nothing here speaks that protocol', async () => {
  expect(await openSocket('/graphql', 'https://evil.example')).toContain(' 403 ');
  expect(await openSocket('/graphql', 'https://quipu.example')).not.toContain(' 101 ');
});

test.each(['/graphql?query={__typename}', '/health', '/journal/checkpoint', '/nothing', '/files', '/auth/ways'])(
  'clickjacking and sniffing: the answer of %s is framed by nobody and read as what it says it is',
  async (path) => {
    const { headers } = await api.http.get(path);
    expect(headers).toMatchObject({ 'x-frame-options': 'SAMEORIGIN', 'x-content-type-options': 'nosniff' });
    expect(headers).not.toHaveProperty('x-powered-by');
  },
);

test('cache poisoning: what was answered to somebody who has signed in is kept for nobody else', async () => {
  const { cookie, browser } = await victim('guardado');
  const asked = { query: ME };
  const own = await api.http.get('/graphql').query(asked).set('cookie', cookie);
  expect(own.body.data.me.account.email).toBe('guardado@example.org');
  expect(own.headers['cache-control']).toMatch(/no-store/);
  expect(own.headers).not.toHaveProperty('etag');
  expect((await api.http.get('/graphql').query(asked)).body.data.me).toBeNull();
  expect((await browser.ask(ME)).data.me.account.email).toBe('guardado@example.org');
});

test('poisoning by Host, X-Forwarded-Host and Origin: the links of mails lead to the portal', async () => {
  await victim('enlaces');
  const forged = { 'x-forwarded-host': 'evil.example', host: 'evil.example', forwarded: 'host=evil.example' };
  await visitor(api, { headers: forged }).ask(FORGOT, { email: 'enlaces@example.org' });
  await using server = await startMailServer();
  using carrier = carrierTo(server.url);
  await deliver(api.database, carrier);
  const own = server.arrived.filter(({ to }) => to.includes('enlaces@example.org'));
  expect(own.length).toBeGreaterThan(1);
  for (const { raw, mail } of own) {
    expect(raw).not.toContain('evil');
    expect(mail.text?.match(/https?:\/\/[^/\s]+/g)).toEqual(['https://quipu.example']);
  }
});

test('forged X-Forwarded-For: who is no proxy of ours has one limit, whatever address it makes up', async () => {
  const settings = { TRUST_PROXY: '192.0.2.1', REQUESTS_PER_MINUTE: '3' };
  await using strict = await startApi(settings, api.database);
  const ask = (from: string) => strict.http.get('/auth/ways').set('x-forwarded-for', from);
  const answers = [
    await ask('203.0.113.1'),
    await ask('203.0.113.2'),
    await ask('203.0.113.3'),
    await ask('203.0.113.4'),
  ];
  expect(answers.at(-1)?.status).toBe(429);
});

test('exhaustion: a body one byte too large is refused before it is read', async () => {
  const body = (bytes: number) => JSON.stringify({ query: '{ __typename }', more: 'x'.repeat(bytes - 40) });
  const send = (text: string) => api.http.post('/graphql').set('content-type', 'application/json').send(text);
  const large = 'x'.repeat(LIMITS.bodyBytes + 1 - body(40).length);
  const { status, body: told } = await send(body(40 + large.length));
  expect([status, told.errors[0].extensions.code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
  expect((await send(body(39 + large.length))).status).not.toBe(413);
});

test.each([
  ['PUT', '/graphql'],
  ['DELETE', '/graphql'],
  ['POST', '/journal/receipts/1.json'],
  ['DELETE', '/journal/tile/0/000'],
  ['POST', '/evidence/3c9f2f8e-4f29-4b54-8c0b-3d9ad0c7ad11/file'],
  ['GET', '/files'],
  ['PATCH', '/files'],
  ['POST', '/health'],
  ['POST', '/auth/callback'],
] as const)('verb confusion: %s %s is refused, with what the address answers to', async (method, path) => {
  const { statusCode: status, headers } = await api.app.inject({ method, url: path });
  expect(status).toBe(405);
  expect(headers['allow']).toBeTruthy();
  expect(headers['allow']).not.toContain(method);
});

test('verb confusion: a header cannot make one method another', async () => {
  const { cookie, wasDone } = await victim('verbo');
  const headers = { cookie, 'x-http-method-override': 'POST', 'x-http-method': 'POST', 'x-method-override': 'POST' };
  await api.http.get('/graphql').query({ query: START, _method: 'POST' }).set(headers);
  expect(await wasDone()).toBe(false);
});

test('introspection: everybody is told the same of the schema, and nothing of it comes from what is recorded', async () => {
  const before = await api.ask(getIntrospectionQuery());
  await given(api.database).plan('PE-SECRETO-9');
  const { cookie } = await victim('esquema');
  const asked = api.http.post('/graphql').set({ cookie, 'content-type': 'application/json' });
  const { body } = await asked.send({ query: getIntrospectionQuery() });
  expect(body).toEqual(before);
  expect(JSON.stringify(body)).not.toContain('SECRETO');
});

test.each(['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf', '__defineGetter__'])(
  'prototype pollution: the alias %s is refused wherever it stands, and the next question is answered',
  async (alias) => {
    for (const query of [
      `{ ${alias}: __typename }`,
      `{ ${alias}: plans { totalCount } }`,
      `{ plans { ${alias}: nodes { code } } }`,
      `{ plans { nodes { ${alias}: code } } }`,
      `{ ...F } fragment F on Query { ${alias}: plans { totalCount } }`,
    ]) {
      const { data, errors } = await api.ask(query);
      expect([data, errors?.[0]?.extensions['code']]).toEqual([undefined, 'BAD_USER_INPUT']);
    }
    expect((await api.ask('{ plans { nodes { code } } }')).errors).toBeUndefined();
  },
);

test.each([
  '{"query":"{ __typename }","__proto__":{"isAdmin":true}}',
  '{"query":"{ __typename }","variables":{"__proto__":{"isAdmin":true}}}',
  '{"query":"{ __typename }","variables":{"constructor":{"prototype":{"isAdmin":true}}}}',
  '{"query":"query ($f: PlanFilter) { plans(filter: $f) { totalCount } }","variables":{"f":{"__proto__":{"isAdmin":true}}}}',
  '{"query":"{ __typename }","variables":{"\\u005f_proto__":{"isAdmin":true}}}',
])('prototype pollution: the key in %s is refused, and nothing inherits it', async (body) => {
  const { status } = await api.http.post('/graphql').set('content-type', 'application/json').send(body);
  expect(status).toBe(400);
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
});
