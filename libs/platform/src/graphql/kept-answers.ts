import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { wantsGraphqlResponse } from './compliance.ts';
import { languageOfRequest } from './language.ts';

/** Bytes of answers that one process keeps. */
const KEPT_BYTES = 64 * 1024 * 1024;
/** What an entry costs beside its bytes. */
const ENTRY_BYTES = 300;

interface Asked extends FastifyRequest {
  keeping?: { readonly key: string; readonly version: string };
}

interface Kept {
  readonly version: string;
  readonly type: string;
  readonly body: Buffer;
}

/** Answers of another version of this program are other answers: its tags must not match ours. */
const edition = randomBytes(6).toString('base64url');

const WRITES = /\b(mutation|subscription)\b/;

/** What is asked with a token or a session may be answered otherwise than to anybody. */
const isPersonal = ({ headers }: FastifyRequest) => Boolean(headers.authorization || headers.cookie);

/** The key of an answer: document, variables, operation, language and media type; null for what must be asked anew. */
function keyOf(request: FastifyRequest): string | null {
  const asked = (request.method === 'POST' ? request.body : request.query) as Record<string, unknown>;
  const { query, variables, operationName } = asked;
  if (typeof query !== 'string' || isPersonal(request) || WRITES.test(query)) return null;
  const parts = [query, variables, operationName, languageOfRequest(request), wantsGraphqlResponse(request)];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

const tagOf = (key: string, version: string) => `"${version}.${edition}.${key.slice(0, 22)}"`;

/** Whether an If-None-Match names `tag`. */
export const holds = (header: string | undefined, tag: string): boolean =>
  header !== undefined && header.split(',').some((one) => one.trim().replace(/^W\//, '') === tag);

function answerKept(reply: FastifyReply, { type, body }: Kept) {
  return reply.header('content-type', type).send(body);
}

/**
 * Keeps whole answers of public reads by (query, version of the record): computed once for each state of the record,
 * right from the first act after it. Nothing else invalidates. An answer carries the version in its ETag, and a GET
 * that names it gets 304. Never kept: writes, errors, and what is asked with a token or a cookie.
 * @param versionNow what public answers depend on, at an instant after the call; fit to stand in an ETag.
 */
export function keepAnswers(server: FastifyInstance, versionNow: () => Promise<string>): void {
  const kept = new LRUCache<string, Kept>({
    maxSize: KEPT_BYTES,
    maxEntrySize: KEPT_BYTES / 16,
    sizeCalculation: ({ body }) => body.byteLength + ENTRY_BYTES,
  });

  server.addHook('preHandler', async (request: Asked, reply) => {
    const key = request.routeOptions.url === '/graphql' ? keyOf(request) : null;
    if (!key) return;
    const version = await versionNow();
    const tag = tagOf(key, version);
    reply.header('cache-control', 'no-cache').header('etag', tag);
    if (request.method === 'GET' && holds(request.headers['if-none-match'], tag)) return reply.code(304).send();
    const answer = kept.get(key);
    if (answer?.version === version) return answerKept(reply, answer);
    request.keeping = { key, version };
    return undefined;
  });

  server.addHook('onSend', async (request: Asked, reply, payload) => {
    if (!request.keeping) return payload;
    if (reply.statusCode !== 200 || typeof payload !== 'string' || payload.includes('"errors":')) {
      reply.removeHeader('etag').header('cache-control', 'no-store');
      return payload;
    }
    const body = Buffer.from(payload);
    const { key, version } = request.keeping;
    kept.set(key, { version, type: String(reply.getHeader('content-type')), body });
    return body;
  });
}
