import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { languageOfRequest } from './language.ts';

/** Bytes of answers that one process keeps. */
const KEPT_BYTES = 64 * 1024 * 1024;

interface Asked extends FastifyRequest {
  keeping?: { readonly key: string; readonly tag: string };
}

interface Kept {
  readonly position: number;
  readonly payload: string;
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64url');

/** The key of an answer: document, variables, operation, language and media type; null for what must be asked anew. */
function keyOf(request: FastifyRequest): string | null {
  const { query, variables, operationName } = (request.body ?? request.query ?? {}) as Record<string, unknown>;
  if (typeof query !== 'string' || request.headers.authorization || /\b(mutation|subscription)\b/.test(query)) return null;
  return digest(JSON.stringify([query, variables ?? null, operationName ?? null, languageOfRequest(request), request.headers.accept ?? '']));
}

/**
 * Keeps whole answers of public reads by (query, position of the journal): computed once for each state of the record,
 * right from the first act after it. Nothing else invalidates. Answers carry the position as their ETag.
 * @param positionNow the position at an instant after the call.
 */
export function keepAnswers(server: FastifyInstance, positionNow: () => Promise<number>): void {
  const kept = new LRUCache<string, Kept>({ maxSize: KEPT_BYTES, sizeCalculation: ({ payload }) => payload.length + 200 });

  server.addHook('preHandler', async (request: Asked, reply: FastifyReply) => {
    if (request.routeOptions.url !== '/graphql') return;
    const key = keyOf(request);
    if (!key) return;
    const position = await positionNow();
    const tag = `"${position}.${key.slice(0, 22)}"`;
    const answer = kept.get(key);
    if (answer?.position === position) {
      reply.header('etag', tag).header('cache-control', 'no-cache').header('content-type', 'application/json; charset=utf-8');
      return reply.send(answer.payload);
    }
    request.keeping = { key, tag };
    return undefined;
  });

  server.addHook('onSend', async (request: Asked, reply: FastifyReply, payload: unknown) => {
    if (!request.keeping || reply.statusCode !== 200 || typeof payload !== 'string' || payload.includes('"errors":')) return payload;
    const { key, tag } = request.keeping;
    kept.set(key, { position: Number(tag.slice(1).split('.')[0]), payload });
    reply.header('etag', tag).header('cache-control', 'no-cache');
    return payload;
  });
}
