import type { INestApplication } from '@nestjs/common';
import { RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, ModulesContainer } from '@nestjs/core';
import { ACCESS, NAMES, type Named } from '@quipu/platform/graphql';

/** A query, mutation, subscription or route of the running application. */
export interface Handler {
  /** `DecisionsResolver.recordDecision`. */
  readonly name: string;
  /** Of GraphQL, the name of the root. */
  readonly method: string;
  readonly access: unknown;
  /** `Query`, `Mutation`, or the method of a route. */
  readonly kind: string;
  readonly named: Named | undefined;
}

const ROOT_KINDS = new Set(['Query', 'Mutation', 'Subscription']);

/** Every query, mutation, subscription and route of the running application. */
export function handlersOf(app: INestApplication): Handler[] {
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
          ? [
              {
                name: `${String(name)}.${method}`,
                method,
                access: Reflect.getMetadata(ACCESS, handler) as unknown,
                named: Reflect.getMetadata(NAMES, handler) as Named | undefined,
                kind: found,
              },
            ]
          : [];
      });
    });
}
