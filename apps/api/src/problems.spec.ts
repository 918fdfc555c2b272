import { expect, test } from '@jest/globals';
import { BadRequestException, ForbiddenException, NotFoundException, UnauthorizedException } from '@nestjs/common';
import { BadInput } from '@quipu/platform/graphql';
import fastify from 'fastify';
import { Problems } from './problems.ts';

/** How a route that throws `thrown` answers, and what the log hears of it. */
async function answerTo(thrown: unknown, language = 'en') {
  const heard: [string, Error][] = [];
  const problems = new Problems((reference, fault) => heard.push([reference, fault]));
  const server = fastify();
  server.setErrorHandler((error, request, reply) => problems.answer(error, request, reply));
  server.get('/', () => Promise.reject(thrown));
  const { statusCode, headers, body } = await server.inject({ url: '/', headers: { 'accept-language': language } });
  return { statusCode, headers, body, problem: JSON.parse(body) as Record<string, unknown>, heard };
}

test.each([
  [new BadRequestException('secret'), 400, 'BAD_USER_INPUT'],
  [new UnauthorizedException('secret'), 401, 'UNAUTHENTICATED'],
  [new ForbiddenException('secret'), 403, 'FORBIDDEN'],
  [new NotFoundException('secret'), 404, 'NOT_FOUND'],
])('%s is told by its code in our words, and the log hears nothing', async (thrown, status, code) => {
  const { statusCode, headers, body, problem, heard } = await answerTo(thrown);
  expect([statusCode, headers['content-type']]).toEqual([status, 'application/problem+json; charset=utf-8']);
  expect(problem).toMatchObject({
    type: 'about:blank',
    status,
    code,
    title: expect.any(String),
    detail: expect.any(String),
  });
  expect(body).not.toContain('secret');
  expect(heard).toEqual([]);
});

test('malformed input names each field', async () => {
  const thrown = new BadInput([{ field: 'first', problem: 'too-small', values: { min: 1 } }]);
  const { problem } = await answerTo(thrown, 'es');
  expect(problem).toMatchObject({
    status: 400,
    code: 'BAD_USER_INPUT',
    fields: [{ field: 'first', message: '«first» debe ser al menos 1.' }],
  });
});

test.each([
  ['an error', new Error('password=secret')],
  ['an error that has a status of its own', Object.assign(new Error('secret'), { statusCode: 404, status: 404 })],
])('%s is a fault: a reference for the reader, the rest for the log', async (_, thrown) => {
  const { statusCode, body, problem, heard } = await answerTo(thrown);
  expect([statusCode, problem['code']]).toEqual([500, 'INTERNAL_SERVER_ERROR']);
  expect(body).not.toContain('secret');
  expect(heard).toEqual([[problem['reference'], thrown]]);
});

test('who is not identified is told how to be', async () =>
  expect((await answerTo(new UnauthorizedException())).headers['www-authenticate']).toBe('Bearer'));
