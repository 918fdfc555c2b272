import { afterAll, expect, test } from '@jest/globals';
import { auditServer } from 'graphql-http';
import { startApi } from '../support/api.ts';

/** Asked by every test and changed by none. */
const api = await startApi();
afterAll(async () => api[Symbol.asyncDispose]());

const TWO = 'query A { members { nodes { code } } } query B { plans { nodes { code } } }';
const JSON_BODY = 'application/json; charset=utf-8';
const GRAPHQL_BODY = 'application/graphql-response+json; charset=utf-8';

const get = (query: object) => api.http.get('/graphql').query(query);
const post = (body: object) => api.http.post('/graphql').send(body);

test('every audit of GraphQL over HTTP holds', async () => {
  await api.app.listen(0, '127.0.0.1');
  const audits = await auditServer({ url: `${await api.app.getUrl()}/graphql`, fetchFn: fetch });
  expect(audits.filter(({ status }) => status !== 'ok')).toEqual([]);
  expect(audits.length).toBeGreaterThan(60);
});

test('a document of several operations runs the one that is named, however often and in whichever order', async () => {
  for (const operationName of ['A', 'A', 'A', 'B', 'A', 'B', 'B']) {
    const { body } = await post({ query: `# ${Math.random()}\n${TWO}`, operationName });
    expect(Object.keys(body.data)).toEqual([operationName === 'A' ? 'members' : 'plans']);
    const again = await post({ query: TWO, operationName }).set('authorization', 'Bearer nobody');
    expect(Object.keys(again.body.data)).toEqual([operationName === 'A' ? 'members' : 'plans']);
  }
});

test('a document of several operations of which none is named is malformed, by POST and by GET', async () => {
  for (const { body } of [await post({ query: TWO }), await get({ query: TWO, operationName: 'C' })])
    expect(body).toEqual({ errors: [expect.objectContaining({ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } })] });
});

test('queries go by GET; a mutation does not, also when it stands beside a query and has run before', async () => {
  expect((await get({ query: '{ plans { nodes { code } } }' })).body).toEqual({ data: { plans: { nodes: [] } } });
  const query = 'query Q { __typename } mutation M { takeSnapshot(plan: "X") { __typename } }';
  for (const _ of [1, 2, 3]) await post({ query, operationName: 'M' });
  const refused = await get({ query, operationName: 'M' });
  expect([refused.status, refused.body.errors[0].extensions.code]).toEqual([405, 'METHOD_NOT_ALLOWED']);
  expect((await get({ query, operationName: 'Q' })).body).toEqual({ data: { __typename: 'Query' } });
});

test('what a page of another site can send unasked is refused; JSON, and the same from here, is not', async () => {
  const query = '{ __typename }';
  const evil = 'https://evil.example';
  const text = await api.http
    .post('/graphql')
    .set({ 'content-type': 'text/plain', origin: evil })
    .send(JSON.stringify({ query }));
  expect([text.status, text.body.errors[0].extensions.code]).toEqual([403, 'FORBIDDEN']);
  expect(text.body.errors[0].message).toContain(evil);
  expect((await get({ query }).set('origin', evil)).status).toBe(403);
  expect((await get({ query }).set('origin', 'null')).status).toBe(403);
  expect((await api.http.post('/graphql').type('form').send({ query })).status).toBe(415);
  expect((await get({ query }).set({ origin: 'http://quipu.example', host: 'quipu.example' })).status).toBe(200);
  expect((await post({ query }).set('origin', evil)).headers['access-control-allow-origin']).toBeUndefined();
});

test('requests in an array are refused', async () => {
  const { status, body } = await post([{ query: '{ __typename }' }, { query: '{ __typename }' }]);
  expect([status, body.errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
});

test.each(['{', 'null', '"text"', '{"query": 7}', '{"query": "{ __typename }", "variables": []}'])(
  'the body %s is malformed, and the answer says what a request must be',
  async (sent) => {
    const { status, body } = await api.http.post('/graphql').set('content-type', 'application/json').send(sent);
    expect([status, body.errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(body.errors[0].message).toContain('«query»');
  },
);

test('the answer has the media type that was asked for, also the second time, and no data means 400 in GraphQL’s own', async () => {
  const ask = (query: string, accept: string) => post({ query }).set('accept', accept);
  for (const _ of [1, 2]) {
    expect((await ask('{ __typename }', 'application/json')).headers['content-type']).toBe(JSON_BODY);
    const own = await ask('{ __typename }', 'application/graphql-response+json, application/json;q=0.9');
    expect([own.status, own.headers['content-type']]).toEqual([200, GRAPHQL_BODY]);
    expect((await ask('{ nothing }', 'application/graphql-response+json')).status).toBe(400);
    expect((await ask('{ nothing }', 'application/json')).status).toBe(200);
  }
  const partial = await ask('{ plan(code: "X") { code } contributions(after: "x") { nodes { code } } }', GRAPHQL_BODY);
  expect([partial.status, partial.body.data]).toEqual([200, null]);
});

test('the place of an error within a list is a number', async () => {
  const { body } = await post({ query: '{ plans { nodes { commitments(first: 0) { nodes { number } } } } }' });
  for (const part of body.errors?.[0].path ?? []) expect(['plans', 'nodes', 0]).toContain(part);
});
