import { afterAll, expect, test } from '@jest/globals';
import { given } from '../builders/index.ts';
import { startApi } from '../support/api.ts';
import { startLog } from '../support/log-api.ts';

const PROBLEM = 'application/problem+json; charset=utf-8';
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Asked by every test. */
const log = await startLog();
afterAll(async () => log[Symbol.asyncDispose]());

test.each(['tile/0/000', 'tile/entries/000', 'tile/1/000.p/1', 'tile/entries/000.p/7'])(
  '%s is bytes that may be kept for ever',
  async (path) => {
    const { headers } = await log.get(path);
    expect([headers['cache-control'], headers['content-type']]).toEqual([FOR_EVER, 'application/octet-stream']);
  },
);

test('the checkpoint is asked for each time, by its tag', async () => {
  const { headers, text } = await log.get('checkpoint');
  expect([headers['cache-control'], headers['content-type']]).toEqual(['no-cache', 'text/plain; charset=utf-8']);
  const again = await log.get('checkpoint').set('if-none-match', String(headers['etag']));
  expect([again.status, again.text, again.headers['etag']]).toEqual([304, '', headers['etag']]);
  await given(log.db).contribution('CTR-1');
  await log.publish();
  const changed = await log.get('checkpoint').set('if-none-match', String(headers['etag']));
  expect([changed.status, changed.text === text]).toEqual([200, false]);
});

test('a bundle comes compressed to who takes gzip, and is the same', async () => {
  const bundle = (accepted: string) => log.get('tile/entries/000').set('accept-encoding', accepted).buffer(true);
  const [plain, compressed, refused] = [
    await bundle('identity'),
    await bundle('br, gzip;q=0.5'),
    await bundle('gzip;q=0'),
  ];
  expect([plain, compressed, refused].map(({ headers }) => headers['content-encoding'])).toEqual([
    undefined,
    'gzip',
    undefined,
  ]);
  expect((compressed.body as Buffer).equals(plain.body as Buffer)).toBe(true);
  expect(compressed.headers['vary']).toBe('Accept-Encoding');
});

test('the page of any site may read the log, whatever it answers', async () => {
  const preflight = { origin: 'https://site.example', 'access-control-request-method': 'GET' };
  const answers = [
    await log.get('checkpoint'),
    await log.get('tile/0/000'),
    await log.get('tile/0/0'),
    await log.get('consistency?from=x'),
    await log.get('receipts/999999999'),
    await log.get('nothing/here'),
    await log.get('tile/0/%zz'),
    await log.get(`receipts/${'1'.repeat(500)}`),
    await log.api.http.post('/journal/checkpoint'),
    await log.api.http.options('/journal/tile/0/000').set(preflight),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 400, 404, 404, 404, 404, 405, 204]);
  for (const { headers } of answers)
    expect([headers['access-control-allow-origin'], headers['cross-origin-resource-policy']]).toEqual([
      '*',
      'cross-origin',
    ]);
  expect(answers.at(-1)?.headers['access-control-allow-methods']).toBe('GET, HEAD');
});

test('no page of another site may read anything else', async () => {
  for (const path of ['/health', '/metrics', '/graphql', '/journals'])
    expect((await log.api.http.get(path)).headers['access-control-allow-origin']).toBeUndefined();
});

test('who asks too fast is told when to come back, also from another site', async () => {
  await using slow = await startApi({ REQUESTS_PER_MINUTE: '2' }, log.db);
  for (const _ of [1, 2]) expect((await slow.http.get('/journal/checkpoint')).status).toBe(200);
  const { status, headers } = await slow.http.get('/journal/checkpoint');
  expect([status, headers['content-type'], headers['access-control-allow-origin']]).toEqual([429, PROBLEM, '*']);
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
});

test('without its database the log tells a reference and nothing else, and nobody keeps that', async () => {
  await using lost = await startApi();
  await lost.database.drop();
  for (const path of ['checkpoint', 'tile/0/000', 'receipts/1', 'disclosures/000']) {
    const { status, headers, body, text } = await lost.http.get(`/journal/${path}`);
    expect([status, body.code, headers['cache-control']]).toEqual([500, 'INTERNAL_SERVER_ERROR', 'no-store']);
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(text).not.toMatch(/database|postgres|select/i);
  }
});

test('HEAD answers as GET does, without the body', async () => {
  const { status, headers, text } = await log.api.http.head('/journal/checkpoint');
  expect([status, headers['content-type'], text]).toEqual([200, 'text/plain; charset=utf-8', undefined]);
});
