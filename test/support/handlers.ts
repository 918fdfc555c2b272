import { RequestMethod, type INestApplication } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, ModulesContainer } from '@nestjs/core';
import { ACCESS, NAMES, type Named } from '@quipu/platform/graphql';

/** A query, mutation, subscription or route of the running application. */
export interface Handler {
  /** Of GraphQL, the name of the root; of a route, its address: `/journal/receipts/:file`. */
  readonly title: string;
  /** `Query`, `Mutation`, or the method of a route. */
  readonly kind: string;
  readonly access: unknown;
  readonly named: Named | undefined;
}

const ROOT_KINDS = new Set(['Query', 'Mutation', 'Subscription']);

const metadata = (key: string, of: object): unknown => Reflect.getMetadata(key, of);

const addressOf = (controller: object, handler: object) =>
  `/${[metadata('path', controller), metadata('path', handler)].join('/')}`
    .replaceAll(/\/{2,}/g, '/')
    .replace(/(.)\/$/, '$1');

/** What the method of a provider or controller answers to; undefined when to nothing. */
function askedFor(owner: object, name: string, handler: object): { title: string; kind: string } | undefined {
  const root = metadata('graphql:resolver_type', handler);
  if (ROOT_KINDS.has(String(root))) return { kind: String(root), title: name };
  const method = metadata('method', handler);
  return method === undefined
    ? undefined
    : { kind: String(RequestMethod[method as number]), title: addressOf(owner, handler) };
}

/** Every query, mutation, subscription and route of the running application. */
export function handlersOf(app: INestApplication): Handler[] {
  const discovery = new DiscoveryService(app.get(ModulesContainer));
  const scanner = new MetadataScanner();
  const owners = [...discovery.getProviders(), ...discovery.getControllers()].filter(
    ({ instance, metatype }) => instance && metatype,
  );
  return owners.flatMap(({ instance, metatype }) => {
    const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      const asked = handler && askedFor(metatype as object, name, handler);
      if (!handler || !asked) return [];
      const named = metadata(NAMES, handler) as Named | undefined;
      return [{ ...asked, access: metadata(ACCESS, handler), named }];
    });
  });
}
