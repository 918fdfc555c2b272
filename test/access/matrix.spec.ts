import { afterAll, describe, expect, test } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { PERMISSIONS, type Permission } from '@quipu/accounts';
import { isNonNullType } from 'graphql';
import { startApi } from '../support/api.ts';
import { handlersOf, type Handler } from '../support/handlers.ts';
import { askRoot, askRoute } from './ask.ts';
import { askersOf, promised, type Asker } from './askers.ts';
import { HIDDEN, SAMPLES } from './samples.ts';
import { buildWorld } from './world.ts';

/** Asked by every test. Each operation is tried on things that no asker depends on. */
const api = await startApi({ REQUESTS_PER_MINUTE: '10000000' });
afterAll(async () => api[Symbol.asyncDispose]());
const world = await buildWorld(api.database);
const askers = await askersOf(api.database, world);
const { schema } = api.app.get(GraphQLSchemaHost);
const handlers = handlersOf(api.app);

const isPermission = (access: unknown): access is Permission => PERMISSIONS.some((one) => one === access);
const guarded = handlers.filter(({ access }) => isPermission(access));
const keyOf = ({ kind, title }: Handler) => (['Query', 'Mutation'].includes(kind) ? title : `${kind} ${title}`);

async function answerTo({ kind, title, named }: Handler, asker: Asker) {
  const sample = SAMPLES[keyOf({ kind, title } as Handler)];
  if (!sample) throw new Error(`no sample says how ${title} is asked`);
  const args = await sample(world, { api, asker });
  const { token } = asker;
  const absent = named && HIDDEN.has(named.kind) ? `${named.kind.toUpperCase()}_NOT_FOUND` : undefined;
  if (kind === 'Query' || kind === 'Mutation') return askRoot(api, schema, { kind, root: title, args, token, absent });
  return askRoute(api, { method: kind, ...(args as { path: string; file?: string }), token });
}

test('every operation that is not open to everybody is tried, and nothing else', () =>
  expect(Object.keys(SAMPLES).toSorted()).toEqual(guarded.map(keyOf).toSorted()));

describe.each(guarded.map((handler) => [keyOf(handler), handler] as const))('%s', (_, handler) => {
  test.each(askers.map((asker) => [asker.who, asker] as const))('asked by %s', async (_who, asker) => {
    const isRead = ['Query', 'GET'].includes(handler.kind);
    const isHidden = handler.named !== undefined && HIDDEN.has(handler.named.kind);
    const expected = promised(handler.access as Permission, asker, {
      isRead,
      isHidden,
      named: handler.named?.kind,
    });
    expect(await answerTo(handler, asker)).toBe(expected);
  });
});

describe('what is open to everybody is open to each', () => {
  const fields = schema.getQueryType()?.getFields() ?? {};
  const isBare = ({ title }: Handler) =>
    fields[title]?.args.every(({ type, defaultValue }) => !isNonNullType(type) || defaultValue !== undefined);
  const bare = handlers.filter((handler) => handler.kind === 'Query' && handler.access === 'public' && isBare(handler));
  test.each(askers.map((asker) => [asker.who, asker] as const))('%s', async (_, { token }) => {
    expect(bare.length).toBeGreaterThan(8);
    for (const { title: root } of bare) {
      const answered = await askRoot(api, schema, { kind: 'Query', root, args: {}, token, absent: undefined });
      expect([root, answered]).toEqual([root, 'let in']);
    }
  });
});
