import { expect, test } from '@jest/globals';
import fastify from 'fastify';
import { keepAnswers } from './kept-answers.ts';

/** A server whose answers are of `bytes` bytes, and how often it had to compute one. */
function serverOf(bytes: number, versionNow: () => Promise<string>) {
  const computed: string[] = [];
  const server = fastify();
  keepAnswers(server, versionNow);
  server.get('/graphql', (request) => {
    const { query = '' } = request.query as { query?: string };
    computed.push(query);
    return { data: 'x'.repeat(bytes) };
  });
  const ask = (query: string) => server.inject({ url: '/graphql', query: { query } });
  return { server, computed, ask };
}

test('an answer is computed once for each version of the record', async () => {
  let version = '1';
  const { ask, computed } = serverOf(10, () => Promise.resolve(version));
  for (const _ of [1, 2, 3]) await ask('{ a }');
  version = '2';
  for (const _ of [1, 2, 3]) await ask('{ a }');
  expect(computed).toEqual(['{ a }', '{ a }']);
});

test('no more than 64 MiB are kept: the answer asked for longest ago goes first', async () => {
  const { ask, computed } = serverOf(1024 * 1024, () => Promise.resolve('1'));
  for (let number = 0; number < 70; number += 1) await ask(`{ a${number} }`);
  await ask('{ a69 }');
  await ask('{ a0 }');
  expect(computed).toHaveLength(71);
  expect(computed.at(-1)).toBe('{ a0 }');
});

test('one answer never takes more than a sixteenth of what is kept', async () => {
  const { ask, computed } = serverOf(5 * 1024 * 1024, () => Promise.resolve('1'));
  for (const _ of [1, 2]) expect((await ask('{ a }')).statusCode).toBe(200);
  expect(computed).toHaveLength(2);
});

test('when the version cannot be known, nothing kept is told', async () => {
  let isDown = false;
  const { ask } = serverOf(10, () => (isDown ? Promise.reject(new Error('down')) : Promise.resolve('1')));
  expect((await ask('{ a }')).statusCode).toBe(200);
  isDown = true;
  expect((await ask('{ a }')).statusCode).toBe(500);
});
