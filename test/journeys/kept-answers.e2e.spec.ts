import { afterAll, expect, test } from '@jest/globals';
import { given, REASONS } from '../builders/index.ts';
import { startApi } from '../support/api.ts';
import { signedIn } from '../support/signed-in.ts';

/** Every test has contributions of its own in the one plan. */
const api = await startApi();
afterAll(async () => api[Symbol.asyncDispose]());
await given(api.database).plan();

const asked = (code: string) =>
  `{ contribution(code: "${code}") { code lastDecision { outcome } } journal { position } }`;
const RECORD = 'mutation ($input: RecordDecisionInput!) { recordDecision(input: $input) { __typename } }';
const rejected = (contribution: string) => ({
  input: { contribution, stage: 'national_table', outcome: 'REJECTED', reasonCode: 'budget', reasons: REASONS },
});

const contribution = (code: string) => given(api.database).contribution(code);
const get = (query: string) => api.http.get('/graphql').query({ query });
const post = (query: string, variables = {}) => api.http.post('/graphql').send({ query, variables });

test('an act is seen in the very next answer', async () => {
  const code = await contribution('CTR-901');
  for (const _ of [1, 2, 3]) expect((await get(asked(code))).body.data.contribution.lastDecision).toBeNull();
  await api.act(RECORD, rejected(code));
  expect((await get(asked(code))).body.data.contribution.lastDecision).toEqual({ outcome: 'REJECTED' });
});

test('who holds the answer of this position is told so, and gets the new one after the next act', async () => {
  const code = await contribution('CTR-902');
  const { headers } = await get(asked(code));
  const tag = String(headers['etag']);
  const unchanged = await get(asked(code)).set('if-none-match', `"other", W/${tag}`);
  expect([unchanged.status, unchanged.text, unchanged.headers['etag']]).toEqual([304, '', tag]);
  expect(unchanged.headers['cache-control']).toBe('no-cache');
  await api.act(RECORD, rejected(code));
  const changed = await get(asked(code)).set('if-none-match', tag);
  expect([changed.status, changed.body.data.contribution.lastDecision]).toEqual([200, { outcome: 'REJECTED' }]);
  expect(changed.headers['etag']).not.toBe(tag);
});

test('If-None-Match is for GET alone', async () => {
  const query = asked(await contribution('CTR-903'));
  const { headers } = await post(query);
  expect((await post(query).set('if-none-match', String(headers['etag']))).status).toBe(200);
});

test('answers differ by variables, operation and media type', async () => {
  const code = await contribution('CTR-904');
  const query = 'query ($code: ID!) { contribution(code: $code) { code } }';
  for (const _ of [1, 2]) {
    expect((await post(query, { code })).body.data.contribution).toEqual({ code });
    expect((await post(query, { code: 'CTR-000' })).body.data.contribution).toBeNull();
  }
  const own = await get(asked(code)).set('accept', 'application/graphql-response+json');
  expect(own.headers['etag']).not.toBe((await get(asked(code))).headers['etag']);
  expect(own.headers['vary']).toBe('Accept, Accept-Language, Authorization, Cookie');
});

test('nothing is kept of errors, of writes, or for who is identified', async () => {
  const code = await contribution('CTR-905');
  const answers = [
    await get('{ contributions(after: "x") { totalCount } }'),
    await get('{ nothing }'),
    await get(asked(code)).set('authorization', `Bearer ${(await signedIn(api.database, null)).token}`),
    await post(RECORD, rejected(code)),
  ];
  for (const { headers } of answers)
    expect([headers['etag'], headers['cache-control']]).toEqual([undefined, 'no-store']);
});

test('fifty equal questions at once get equal answers, none older than the act before them', async () => {
  const code = await contribution('CTR-906');
  await api.app.listen(0, '127.0.0.1');
  const url = `${await api.app.getUrl()}/graphql?query=${encodeURIComponent(asked(code))}`;
  const fifty = () => Promise.all(Array.from({ length: 50 }, async () => (await fetch(url)).text()));
  expect(new Set(await fifty()).size).toBe(1);
  await api.act(RECORD, rejected(code));
  const after = new Set(await fifty());
  expect(after.size).toBe(1);
  expect([...after][0]).toContain('"REJECTED"');
});

test('while acts go on, no answer is older than what was confirmed before it was asked', async () => {
  const total = async () => Number((await api.ask('{ contributions { totalCount } }')).data.contributions.totalCount);
  const before = await total();
  const acts = Array.from({ length: 20 }, (_, at) => `CTR-9${at + 10}`);
  let confirmed = 0;
  const asking = Array.from({ length: 4 }, async () => {
    while (confirmed < acts.length) {
      const least = before + confirmed;
      expect(await total()).toBeGreaterThanOrEqual(least);
    }
  });
  for (const code of acts) {
    await contribution(code);
    confirmed += 1;
  }
  await Promise.all(asking);
});
