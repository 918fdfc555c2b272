import { afterAll, expect, test } from '@jest/globals';
import type { LoggerService } from '@nestjs/common';
import { startApi, type TestApi } from '../support/api.ts';
import { signedIn } from '../support/signed-in.ts';

const PROBLEM = 'application/problem+json; charset=utf-8';
const RECORD = 'mutation ($input: RecordDecisionInput!) { recordDecision(input: $input) { __typename } }';
const INPUT = { contribution: 'CTR-1', stage: 'x', outcome: 'REJECTED' };

/** Asked by every test and changed by none. */
const api = await startApi();

/** Asks: to act, as a coordinator. */
async function ask(asked: TestApi, query: string, variables = {}, language = 'en') {
  const token = query === RECORD ? (await signedIn(asked.database, 'coordinator')).token : '';
  const headers = { 'accept-language': language, ...(token ? { authorization: `Bearer ${token}` } : {}) };
  return asked.http.post('/graphql').set(headers).send({ query, variables });
}

afterAll(async () => api[Symbol.asyncDispose]());

/** What the operator's log is told. */
function listenTo(api: TestApi): unknown[][] {
  const heard: unknown[][] = [];
  const error = (...told: unknown[]) => void heard.push(told);
  const ignore = () => undefined;
  api.app.useLogger({ error, fatal: error, log: ignore, warn: ignore } satisfies LoggerService);
  return heard;
}

test.each([
  ['an enum', { ...INPUT, outcome: 'NOPE' }, 'input.outcome', /does not fit its type: .*"Outcome"/],
  ['a date', { ...INPUT, decidedOn: '2017-13' }, 'input.decidedOn', /must be a year, a month or a day/],
  ['a missing field', { contribution: 'CTR-1', stage: 'x' }, 'input', /"outcome" of required type/],
  ['an unknown field', { ...INPUT, extra: 1 }, 'input', /"extra" is not defined/],
  ['too long a text', { ...INPUT, stage: 'x'.repeat(61) }, 'stage', /“stage” must have at most 60 characters\./],
  ['too short a text', { ...INPUT, stage: '' }, 'stage', /“stage” must have at least one character\./],
  ['no identifier', { ...INPUT, supersedes: 'x' }, 'supersedes', /“supersedes” must be an identifier/],
  ['a character that cannot be stored', { ...INPUT, reasons: 'a\0b' }, 'variables', /U\+0000/],
])('%s in a variable is malformed input that names the field and what it may be', async (_, input, field, words) => {
  const { status, body } = await ask(api, RECORD, { input });
  const [{ message, extensions }] = body.errors;
  expect([status, body.errors.length, extensions.code, extensions.fields[0].field]).toEqual([
    200,
    1,
    'BAD_USER_INPUT',
    field,
  ]);
  expect(message).toMatch(words);
});

test('several fields at fault are all named, in the language of the request', async () => {
  const { body } = await ask(api, RECORD, { input: { ...INPUT, stage: '', supersedes: 'x' } }, 'es-PE,en;q=0.5');
  expect(body.errors[0].message).toMatch(/^La solicitud no está bien formada/);
  expect(body.errors[0].extensions.fields).toEqual([
    { field: 'stage', message: '«stage» debe tener al menos un carácter.' },
    { field: 'supersedes', message: '«supersedes» debe ser un identificador tal como la API lo devuelve en «id».' },
  ]);
});

test('who is not identified is told so, and nothing is done', async () => {
  const { errors, data } = await api.ask(RECORD, { input: INPUT });
  expect([data, errors?.[0]?.extensions]).toEqual([null, { code: 'UNAUTHENTICATED' }]);
  expect(errors?.[0]?.message).toMatch(/hay que identificarse/);
});

test('a fault tells a reference and nothing else; the log has the rest under it', async () => {
  await using api = await startApi();
  const heard = listenTo(api);
  await api.database.query('alter table plans rename to plans_gone');
  const { status, body, text } = await ask(api, '{ plans { nodes { code } } }');
  const [{ message, extensions }] = body.errors;
  expect([status, body.data]).toEqual([200, null]);
  expect(extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', reference: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  expect(message).toContain(extensions.reference);
  expect(text).not.toMatch(/relation|plans_gone|select|exist|postgres/i);
  expect(heard).toHaveLength(1);
  expect(heard[0]?.[0]).toMatchObject({
    reference: extensions.reference,
    err: { message: 'relation "plans" does not exist' },
  });
});

test('a fault in an act tells no more than one in a read', async () => {
  await using api = await startApi();
  const heard = listenTo(api);
  await api.database.query('alter table contributions rename to contributions_gone');
  const { body, text } = await ask(api, RECORD, { input: INPUT });
  expect(body.errors[0].extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', reference: expect.any(String) });
  expect(text).not.toMatch(/relation|contributions_gone|select|postgres/i);
  expect(heard).toHaveLength(1);
});

test('without its database the API answers with a reference, and /health says what is down', async () => {
  await using api = await startApi();
  const heard = listenTo(api);
  await api.database.drop();
  const graphql = await api.http.post('/graphql').send({ query: '{ plans { nodes { code } } }' });
  expect([graphql.status, graphql.body.errors[0].extensions.code]).toEqual([500, 'INTERNAL_SERVER_ERROR']);
  expect(heard.length).toBeGreaterThan(0);
  const health = await api.http.get('/health').set('accept-language', 'en');
  expect([health.status, health.headers['content-type']]).toEqual([503, PROBLEM]);
  expect(health.body).toMatchObject({
    code: 'SERVICE_UNAVAILABLE',
    status: 503,
    checks: { database: { status: 'down' } },
  });
});

test('REST tells its errors as problems, in both languages', async () => {
  const english = await api.http.get('/nothing/here').set('accept-language', 'en');
  expect([english.status, english.headers['content-type']]).toEqual([404, PROBLEM]);
  expect(english.body).toEqual({
    type: 'about:blank',
    title: 'Not Found',
    status: 404,
    detail: 'There is nothing at this address that you may see. Check that it is complete.',
    code: 'NOT_FOUND',
  });
  expect((await api.http.get('/nothing/here')).body.detail).toMatch(/^En esta dirección no hay nada/);
});

test('an address that answers to other methods says to which', async () => {
  const { status, headers, body } = await api.http.delete('/health').set('accept-language', 'en');
  expect([status, headers['allow'], body.code]).toEqual([405, 'GET', 'METHOD_NOT_ALLOWED']);
  expect(body.detail).toBe('This cannot be done by DELETE. Use GET.');
});
