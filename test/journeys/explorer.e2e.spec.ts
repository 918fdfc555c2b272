import { afterAll, expect, test } from '@jest/globals';
import { startApi } from '../support/api.ts';
import { importInto, PERU } from '../support/packages.ts';
import { publish } from '../support/published.ts';

/** Of the demo, with the data of the demo; asked by every test and changed by none. */
const api = await startApi({ QUIPU_DEMO: 'true' });
afterAll(async () => api[Symbol.asyncDispose]());
await importInto(api.database, PERU);
await publish(api.database);

const page = (language: string) => api.http.get('/graphiql').query({ lang: language });

function examplesIn(text: string): { query: string }[] {
  const [, json = ''] = /<script type="application\/json" id="examples">(.*?)<\/script>/s.exec(text) ?? [];
  return (JSON.parse(json) as { examples: { query: string }[] }).examples;
}

/** Whether a list or an object holds anything. */
const isFull = (value: unknown): boolean =>
  typeof value === 'object' && value !== null ? Object.values(value).some(isFull) : value !== null && value !== 0;

test('outside the demo there is no explorer', async () => {
  await using plain = await startApi({}, api.database);
  expect((await plain.http.get('/graphiql')).status).toBe(404);
});

test.each(['es', 'en'])('every example in %s runs within the limits and finds something', async (language) => {
  const { text } = await page(language);
  const examples = examplesIn(text);
  expect(examples.length).toBeGreaterThanOrEqual(5);
  for (const { query } of examples) {
    const { data, errors } = await api.ask(query);
    expect([query, errors, isFull(data)]).toEqual([query, undefined, true]);
  }
});

test('the page speaks the language of the reader, or the one that is asked for', async () => {
  expect((await api.http.get('/graphiql')).text).toContain('<html lang="es">');
  expect((await api.http.get('/graphiql').set('accept-language', 'en-GB')).text).toContain('<html lang="en">');
  expect((await page('es').set('accept-language', 'en-GB')).text).toContain('<html lang="es">');
});

test('everything that the page loads is here, and the browser is told to load nothing else', async () => {
  const { text, headers } = await page('es');
  const loaded = [...text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path = '']) => path);
  expect(loaded).toHaveLength(6);
  for (const path of loaded) expect([path, (await api.http.get(path)).status]).toEqual([path, 200]);
  expect(text).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/);
  expect(headers['content-security-policy']).not.toContain('unsafe');
});
