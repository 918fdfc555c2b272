import type { ExecutionContext } from '@nestjs/common';
import { requestOf as found } from '@quipu/platform/graphql';
import type { Actor } from '@quipu/kernel';
import type { FastifyRequest } from 'fastify';
import type { Viewer } from './viewer.ts';

/** What the guard found out about a request. One GraphQL request asks for several things: each has its own actor. */
export interface Asked extends FastifyRequest {
  viewer?: Promise<Viewer | null>;
  /** By the alias of the root. */
  actors?: Map<string, Actor>;
}

export const requestOf = (context: ExecutionContext): Asked => found(context);
