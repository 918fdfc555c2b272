import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { holds } from '@quipu/platform/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';

const gzipped = promisify(gzip);

/** Cache-Control of what never changes: tiles and bundles. */
export const FOR_EVER = 'public, max-age=31536000, immutable';
/** Of what changes at any moment: kept, but asked for each time by its tag. */
export const ASKED_EACH_TIME = 'no-cache';
/** Of what only an erasure changes, which is to be heard of within the minute. */
export const FOR_A_MINUTE = 'public, max-age=60, must-revalidate';

export interface Answer {
  readonly body: string | Buffer;
  /** Media type. */
  readonly type: string;
  /** Cache-Control. */
  readonly kept: string;
  /** Whether it is long enough for gzip, for those who take it. */
  readonly isLong?: boolean;
}

const GZIP = /^\s*gzip\s*(;\s*q\s*=\s*(1|0\.\d*[1-9])\d*\.?0*\s*)?$/i;

const takesGzip = ({ headers }: FastifyRequest) =>
  (headers['accept-encoding'] ?? '').split(',').some((one) => GZIP.test(one));

/** Sends `answer` under a tag of its content; to who names that tag, only that nothing has changed. */
export async function send(request: FastifyRequest, reply: FastifyReply, answer: Answer): Promise<void> {
  const { body, type, kept, isLong = false } = answer;
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  void reply.headers({
    'cache-control': kept,
    ...(isLong ? { etag: `W/${tag}`, vary: 'Accept-Encoding' } : { etag: tag }),
  });
  if (holds(request.headers['if-none-match'], tag)) return void reply.code(304).send();
  void reply.type(type);
  if (!isLong || !takesGzip(request)) return void reply.send(body);
  const compressed = await gzipped(body);
  return void reply.header('content-encoding', 'gzip').send(compressed);
}
