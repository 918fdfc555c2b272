import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const PREFIX = '/journal/';

/** What a page of another site may see, beside the answer itself. */
const SEEN = 'etag, retry-after, content-disposition';

const OPEN = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': SEEN,
  // Also as an image: the code of a receipt.
  'cross-origin-resource-policy': 'cross-origin',
};

const PREFLIGHT = {
  'access-control-allow-methods': 'GET, HEAD',
  'access-control-allow-headers': '*',
  'access-control-max-age': '86400',
};

/** Lets the page of any site see what `reply` answers, if it is about the log. */
export function openReply({ url }: FastifyRequest, reply: FastifyReply): void {
  if (url.startsWith(PREFIX)) void reply.headers(OPEN);
}

/**
 * Lets the pages of every site read the log, errors included: it is public, and asked without credentials. Call it after
 * what sets headers of its own.
 */
export function openToEveryPage(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    openReply(request, reply);
  });
  server.options(`${PREFIX}*`, (_request, reply) => reply.code(204).headers(PREFLIGHT).send());
}
