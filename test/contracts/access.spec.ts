import { expect, test } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { PERMISSIONS } from '@quipu/accounts';
import { isNonNullType } from 'graphql';
import { accessDocument } from '../support/access-document.ts';
import { startApi } from '../support/api.ts';
import { expectCommitted } from '../support/committed.ts';
import { handlersOf } from '../support/handlers.ts';

test('every query, mutation and route says who may call it', async () => {
  await using api = await startApi();
  const handlers = handlersOf(api.app);
  expect(handlers.length).toBeGreaterThan(20);
  expect(handlers.filter(({ access }) => typeof access !== 'string')).toEqual([]);
});

/** What somebody can do who has not signed in: come in, and nothing else. */
const DOORS = [
  'Mutation askToFollow',
  'Mutation confirmContribution',
  'Mutation confirmFollow',
  'Mutation confirmRegistration',
  'Mutation giveSecondFactor',
  'Mutation leaveContribution',
  'Mutation register',
  'Mutation reportContribution',
  'Mutation requestPasswordReset',
  'Mutation resetPassword',
  'Mutation signIn',
  'Mutation stopNotices',
];

test('nothing that writes is open to the public but the doors', async () => {
  await using api = await startApi();
  const open = handlersOf(api.app).filter(
    ({ kind, access }) => !['Query', 'GET'].includes(kind) && access === 'public',
  );
  expect(open.map(({ kind, title }) => `${kind} ${title}`).toSorted()).toEqual(DOORS);
});

test('every permission that something needs is held by some role, and every one held is needed', async () => {
  await using api = await startApi();
  const needed = new Set(handlersOf(api.app).flatMap(({ access }) => (access === 'public' ? [] : [String(access)])));
  expect([...PERMISSIONS].toSorted()).toEqual([...needed].toSorted());
});

test('what not everybody may read can be absent: its root is nullable', async () => {
  await using api = await startApi();
  const fields = api.app.get(GraphQLSchemaHost).schema.getQueryType()?.getFields() ?? {};
  const guarded = handlersOf(api.app).filter(({ kind, access }) => kind === 'Query' && access !== 'public');
  expect(guarded.filter(({ title }) => isNonNullType(fields[title]?.type)).map(({ title }) => title)).toEqual([]);
});

test('docs/access.md is what the law says, and what asks for it', async () => {
  await using api = await startApi();
  expectCommitted('docs/access.md', accessDocument(handlersOf(api.app)));
});
