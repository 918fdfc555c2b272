import type { ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { FastifyRequest } from 'fastify';
import type { GraphQLResolveInfo } from 'graphql';

const isGraphql = (context: ExecutionContext) => context.getType<string>() === 'graphql';
const infoOf = (context: ExecutionContext) => GqlExecutionContext.create(context).getInfo<GraphQLResolveInfo>();

/** The request that a query, a mutation or a route answers. */
export function requestOf(context: ExecutionContext): FastifyRequest {
  if (!isGraphql(context)) return context.switchToHttp().getRequest<FastifyRequest>();
  return GqlExecutionContext.create(context).getContext<{ req: FastifyRequest }>().req;
}

/** What tells one root of a request from the others: the alias that it is asked under; of a route, nothing. */
export const rootOf = (context: ExecutionContext): string =>
  isGraphql(context) ? String(infoOf(context).path.key) : '';

/** Whether the request asks to read. */
export function isRead(context: ExecutionContext): boolean {
  if (isGraphql(context)) return infoOf(context).operation.operation === 'query';
  return ['GET', 'HEAD'].includes(requestOf(context).method);
}

/** What the request gives under `path`: of GraphQL an argument, `input.contribution`; of a route a part of its address or body. */
export function given(context: ExecutionContext, path: string): string | undefined {
  const request = requestOf(context);
  const held: unknown = isGraphql(context)
    ? GqlExecutionContext.create(context).getArgs()
    : { ...(request.body as object | undefined), ...(request.query as object), ...(request.params as object) };
  const found = path
    .split('.')
    .reduce<unknown>((of, name) => (of as Record<string, unknown> | undefined)?.[name], held);
  return typeof found === 'string' ? found : undefined;
}
