import { expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiFailure, ApiUnavailable, createClient } from './client.ts';
import { TypedDocumentString } from './generated/operations.ts';

const document = new TypedDocumentString<{ greeting: string }, { to: string }>(
  'query ($to: String!) { greeting(to: $to) }',
);

/** A server that gives the same answer to everything, for as long as `use` runs. */
async function answering<T>(status: number, body: string, use: (url: string) => Promise<T>): Promise<T> {
  const server = createServer((_request, response) => response.writeHead(status).end(body)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

const ask = (url: string) => createClient({ url })(document, { to: 'Lima' });

test('the data of an answer is what the document asked for', async () =>
  expect(await answering(200, '{"data":{"greeting":"Hola"}}', ask)).toEqual({ greeting: 'Hola' }));

test.each([
  [500, '{"errors":[]}'],
  [429, '{"errors":[]}'],
  [200, '<html>'],
])('an API that answers %i with %s is unavailable', async (status, body) => {
  await answering(status, body, (url) => expect(ask(url)).rejects.toThrow(ApiUnavailable));
});

test('an API that is not there is unavailable', async () => {
  const gone = await answering(200, '{}', (url) => Promise.resolve(url));
  await expect(ask(gone)).rejects.toThrow(ApiUnavailable);
});

test('a document that the API refuses is a failure, with the codes of its errors', async () => {
  const refusal = '{"errors":[{"message":"No such field","extensions":{"code":"BAD_USER_INPUT"}}]}';
  const failure = await answering(400, refusal, (url) => ask(url).catch((thrown: unknown) => thrown));
  expect(failure).toBeInstanceOf(ApiFailure);
  expect(failure).toMatchObject({ message: 'No such field', codes: ['BAD_USER_INPUT'] });
});

test('the API hears on whose behalf the portal asks', async () => {
  let heard: string | string[] | undefined;
  const server = createServer((request, response) => {
    heard = request.headers['x-forwarded-for'];
    response.end('{"data":{"greeting":"Hola"}}');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  await createClient({ url, visitor: '192.0.2.7' })(document, { to: 'Lima' });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect(heard).toBe('192.0.2.7');
});

test('a visitor who has signed in is known to the API, and hears the cookies that it sets', async () => {
  const heard: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    heard.push(request.headers.cookie);
    response.setHeader('set-cookie', ['quipu=new; HttpOnly', 'other=1']).end('{"data":{"greeting":"Hola"}}');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  const set: string[] = [];
  const execute = createClient({
    url,
    headers: () => ({ cookie: `quipu=${set.length}` }),
    onCookies: (cookies) => void set.push(...cookies),
  });
  await execute(document, { to: 'Lima' });
  await execute(document, { to: 'Lima' });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect(heard).toEqual(['quipu=0', 'quipu=2']);
  expect(set.slice(0, 2)).toEqual(['quipu=new; HttpOnly', 'other=1']);
});

test('what is wrong with the fields of an input is heard field by field', async () => {
  const fields = [{ field: 'input.email', message: 'No es una dirección.' }];
  const refusal = JSON.stringify({
    errors: [{ message: 'No', extensions: { code: 'BAD_USER_INPUT', fields } }],
  });
  const failure = await answering(400, refusal, (url) => ask(url).catch((thrown: unknown) => thrown));
  expect(failure).toMatchObject({ fields });
});
