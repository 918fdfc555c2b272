import { expect, test } from '@jest/globals';
import { PERMISSIONS } from '@quipu/accounts';
import { startApi } from '../support/api.ts';
import { handlersOf } from '../support/handlers.ts';

test('every query, mutation and route says who may call it', async () => {
  await using api = await startApi();
  const handlers = handlersOf(api.app);
  expect(handlers.length).toBeGreaterThan(20);
  expect(handlers.filter(({ access }) => typeof access !== 'string')).toEqual([]);
});

test('nothing that writes is open to the public', async () => {
  await using api = await startApi();
  expect(
    handlersOf(api.app).filter(({ kind, access }) => !['Query', 'GET'].includes(kind) && access === 'public'),
  ).toEqual([]);
});

test('every permission that something needs is held by some role, and every one held is needed', async () => {
  await using api = await startApi();
  const needed = new Set(handlersOf(api.app).flatMap(({ access }) => (access === 'public' ? [] : [String(access)])));
  expect([...PERMISSIONS].toSorted()).toEqual([...needed].toSorted());
});
