import { afterAll, expect, test } from '@jest/globals';
import { LIMITS } from '@quipu/platform/graphql';
import { PAGE_AT_MOST } from '@quipu/platform/reads';
import { getIntrospectionQuery } from 'graphql';
import { startApi, type TestApi } from '../support/api.ts';
import { portalDocuments } from '../support/portal-documents.ts';
import { publish } from '../support/published.ts';
import { read } from '../support/repository.ts';

/** Asked by every test and changed by none. Its log is signed, so that it can be asked about the past. */
const api = await startApi();
afterAll(async () => api[Symbol.asyncDispose]());
await publish(api.database);

const english = (query: string, variables = {}, asked: TestApi = api) =>
  asked.http.post('/graphql').set('accept-language', 'en').send({ query, variables });

/** The one error that must be all of the answer. */
async function refusal(query: string, variables = {}) {
  const { body } = await english(query, variables);
  expect(body.data).toBeUndefined();
  expect(body.errors).toHaveLength(1);
  return body.errors[0] as { message: string; extensions: { code: string; fields: { field: string }[] } };
}

const repeat = (count: number, part: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => part(at)).join(' ');

/** What a document itself is refused for; the values of its variables and who may ask are other tests' subject. */
const OF_DOCUMENTS = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'INTERNAL_SERVER_ERROR']);

test.each(portalDocuments())('$name of the portal lies within the limits (P14)', async ({ text }) => {
  const { body } = await english(text, { code: 'X', plan: 'X', number: '1', id: '1', after: 'a cursor of no list' });
  const faults: { extensions: { code: string; fields?: { field: string }[] } }[] = body.errors ?? [];
  expect(
    faults.filter(
      ({ extensions: { code, fields = [] } }) =>
        OF_DOCUMENTS.has(code) || fields.some(({ field }) => field === 'query'),
    ),
  ).toEqual([]);
});

test('docs/errors.md tells every limit', () => {
  const told = [...read('docs/errors.md').matchAll(/^\| [^|]+ \| ([\d,]+) \|$/gm)].map(([, most = '']) =>
    Number(most.replaceAll(',', '')),
  );
  expect(told).toEqual([...Object.values(LIMITS), PAGE_AT_MOST]);
});

test('the standard introspection query lies within the limits, with everything that it can ask', async () => {
  const everything = {
    specifiedByUrl: true,
    directiveIsRepeatable: true,
    schemaDescription: true,
    inputValueDeprecation: true,
    oneOf: true,
  };
  for (const query of [getIntrospectionQuery(), getIntrospectionQuery(everything)])
    expect((await api.ask(query)).data.__schema.queryType).toEqual(expect.objectContaining({ name: 'Query' }));
});

test('a hundred of a hundred of a hundred is refused before it is read, with what to do', async () => {
  const query = `query ($n: Int!) { plans(first: $n) { nodes { contributions(first: $n) { nodes { plan { commitments(first: 100) { nodes { number } } } } } } } }`;
  const { message, extensions } = await refusal(query, { n: 100 });
  expect(extensions).toEqual({ code: 'BAD_USER_INPUT', fields: [{ field: 'query', message }] });
  expect(message).toMatch(/cost 2,0\d\d,\d{3}, at most 12,000.*fewer items per page with “first”/);
  const { body } = await english(query, { n: 2 });
  expect(body.data).toEqual({ plans: { nodes: [] } });
});

test('lists without pages count as ten each, so that cycles through them are refused as well', async () => {
  const cycle = (levels: number): string => (levels ? `milestones { commitment { ${cycle(levels - 1)} } }` : 'number');
  const { message } = await refusal(`{ commitments { nodes { ${cycle(4)} } } }`);
  expect(message).toMatch(/^The query asks for too much at once/);
});

/** `count` fragments of which each spreads the next twice: short to write, without end to spread. */
const doubling = (count: number) =>
  `{ plan(code: "X") { ...F0 } } ${repeat(count, (at) => `fragment F${at} on Plan { ...F${at + 1} ...F${at + 1} }`)} fragment F${count} on Plan { code }`;

test.each([
  [
    'levels',
    `{ contribution(code: "X") { lastDecision { ${repeat(15, () => 'supersedes {')} id ${'}'.repeat(15)} } } }`,
    /18 levels, at most 16/,
  ],
  ['aliases', `{ ${repeat(31, (at) => `a${at}: __typename`)} }`, /31 aliases, at most 30/],
  [
    'aliases through fragments',
    `{ plan(code: "X") { ...A ...A ...A ...A } } fragment A on Plan { ${repeat(10, (at) => `a${at}: code`)} }`,
    /40 aliases/,
  ],
  [
    'fields',
    `{ plan(code: "X") { ${repeat(20, () => '...F')} } } fragment F on Plan { ${repeat(60, () => 'code')} }`,
    /1,201 fields, at most 1,000/,
  ],
  ['fields through fragments', doubling(30), /1,073,741,825 fields/],
  ['words', `{ plan(code: "X") { ${repeat(2000, () => 'code')} } }`, /more than 1,500 words and signs/],
  [
    'directives',
    `{ plan(code: "X") { code ${repeat(800, () => '@skip(if: false)')} } }`,
    /more than 1,500 words and signs/,
  ],
])('a document with too many %s is refused, with how many it may have and what to do', async (_, query, words) => {
  for (let time = 0; time < 3; time += 1) {
    const { message, extensions } = await refusal(query);
    expect(extensions.code).toBe('BAD_USER_INPUT');
    expect(message).toMatch(words);
    expect(message).toMatch(/several queries|of their own/);
  }
});

test.each([
  [
    'a fragment within itself',
    '{ plan(code: "X") { ...F } } fragment F on Plan { ...G } fragment G on Plan { ...F }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['a directive twice', '{ plan(code: "X") { code @skip(if: false) @skip(if: true) } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['an alias for two fields', '{ plan(code: "X") { a: code a: titleEs } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['a document without end', '{ plans '.repeat(400), 'GRAPHQL_PARSE_FAILED'],
  [
    'an introspection that goes round',
    `{ __schema { types { ${'fields { type { '.repeat(5)} name ${'} }'.repeat(5)} } } }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
])('%s is an error of the document', async (_, query, code) => {
  expect((await refusal(query)).extensions.code).toBe(code);
});

test('fields that repeat without end are refused', async () => {
  const { body } = await english(`{ plan(code: "X") { ${repeat(1400, () => 'code')} } }`);
  expect([body.data, body.errors[0].extensions.code]).toEqual([undefined, 'BAD_USER_INPUT']);
});

test('no more than ten of the errors of a document are told', async () => {
  const { body } = await english(`{ plan(code: "X") { ${repeat(300, (at) => `no${at}`)} } }`);
  expect(body.errors).toHaveLength(11);
});

test('a page has at least one and at most a hundred, at every level', async () => {
  for (const first of [0, -1, 101, 2_147_483_647]) {
    const { body } = await english('query ($first: Int!) { plans(first: $first) { nodes { code } } }', { first });
    expect(body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
    expect(body.errors[0].message).toMatch(/“first” must be at (least 1|most 100)\./);
    const inner = await english(`{ plan(code: "X") { commitments(first: ${first}) { nodes { number } } } }`);
    expect(inner.body.errors[0].message).toBe('“first” must lie between 1 and 100.');
  }
});

test('a body of more than 100,000 bytes is refused in words, over GraphQL and REST', async () => {
  const query = `{ plan(code: "${'x'.repeat(LIMITS.bodyBytes)}") { code } }`;
  const { status, body } = await english(query);
  expect([status, body.errors[0].extensions.code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
  expect(body.errors[0].message).toContain('100,000 bytes');
});

test('who asks too fast is told how long to wait, in their language and in the form of the route', async () => {
  await using slow = await startApi({ REQUESTS_PER_MINUTE: '3' });
  for (const _ of [1, 2, 3]) expect((await english('{ __typename }', {}, slow)).status).toBe(200);
  const spanish = await slow.http.post('/graphql').send({ query: '{ __typename }' });
  const wait = Number(spanish.headers['retry-after']);
  expect([spanish.status, wait > 0 && wait <= 60]).toEqual([429, true]);
  expect(spanish.body).toEqual({
    errors: [
      {
        message: expect.stringMatching(/^Demasiadas solicitudes\. Espere \d+ segundos/),
        extensions: { code: 'TOO_MANY_REQUESTS' },
      },
    ],
  });
  expect((await english('{ __typename }', {}, slow)).body.errors[0].message).toMatch(
    /^Too many requests\. Wait \d+ seconds/,
  );
  const rest = await slow.http.get('/metrics');
  expect([rest.status, rest.headers['content-type'], rest.body.code]).toEqual([
    429,
    'application/problem+json; charset=utf-8',
    'TOO_MANY_REQUESTS',
  ]);
  expect(rest.headers['retry-after']).toBeDefined();
  expect((await slow.http.get('/health')).status).toBe(200);
});
