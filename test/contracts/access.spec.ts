import { expect, test } from '@jest/globals';
import { RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, ModulesContainer } from '@nestjs/core';
import { PERMISSIONS } from '@quipu/accounts';
import { ACCESS } from '@quipu/platform/graphql';
import { startApi, type TestApi } from '../support/api.ts';

interface Handler {
  readonly name: string;
  readonly access: unknown;
  readonly kind: string;
}

const ROOT_KINDS = new Set(['Query', 'Mutation', 'Subscription']);

/** Every query, mutation, subscription and route of the running application. */
function handlersOf({ app }: TestApi): Handler[] {
  const discovery = new DiscoveryService(app.get(ModulesContainer));
  const scanner = new MetadataScanner();
  return [...discovery.getProviders(), ...discovery.getControllers()]
    .filter(({ instance, metatype }) => instance && metatype)
    .flatMap(({ instance, name }) => {
      const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
      return scanner.getAllMethodNames(prototype).flatMap((method) => {
        const handler = prototype[method];
        if (!handler) return [];
        const kind: unknown = Reflect.getMetadata('graphql:resolver_type', handler);
        const route: unknown = Reflect.getMetadata('method', handler);
        const found = ROOT_KINDS.has(String(kind))
          ? String(kind)
          : route === undefined
            ? null
            : String(RequestMethod[route as number]);
        return found
          ? [{ name: `${name}.${method}`, access: Reflect.getMetadata(ACCESS, handler) as unknown, kind: found }]
          : [];
      });
    });
}

test('every query, mutation and route says who may call it', async () => {
  await using api = await startApi();
  const handlers = handlersOf(api);
  expect(handlers.length).toBeGreaterThan(20);
  expect(handlers.filter(({ access }) => typeof access !== 'string')).toEqual([]);
});

test('nothing that writes is open to the public', async () => {
  await using api = await startApi();
  expect(handlersOf(api).filter(({ kind, access }) => !['Query', 'GET'].includes(kind) && access === 'public')).toEqual(
    [],
  );
});

test('every permission that something needs is held by some role, and every one held is needed', async () => {
  await using api = await startApi();
  const needed = new Set(handlersOf(api).flatMap(({ access }) => (access === 'public' ? [] : [String(access)])));
  expect([...new Set(Object.values(PERMISSIONS).flat())].toSorted()).toEqual([...needed].toSorted());
});
