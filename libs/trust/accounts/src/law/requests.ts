import type { ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { FastifyRequest } from 'fastify';
import type { GraphQLResolveInfo } from 'graphql';
import type { Verdict } from './judgement.ts';
import type { Viewer } from './viewer.ts';

/** What the guard found out about a request. One GraphQL request asks for several things: each has its own verdict. */
export interface Asked extends FastifyRequest {
  viewer?: Promise<Viewer | null>;
  verdicts?: Map<string, Verdict>;
}

const isGraphql = (context: ExecutionContext) => context.getType<string>() === 'graphql';

export function requestOf(context: ExecutionContext): Asked {
  if (!isGraphql(context)) return context.switchToHttp().getRequest<Asked>();
  return GqlExecutionContext.create(context).getContext<{ req: Asked }>().req;
}

const infoOf = (context: ExecutionContext) => GqlExecutionContext.create(context).getInfo<GraphQLResolveInfo>();

/** What tells one root of a request from the others: the alias that it is asked under. */
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
