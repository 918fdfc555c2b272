import type { FastifyInstance } from 'fastify';

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

/**
 * Lets the pages of every site read the log, errors included: it is public, and asked without credentials. Call it after
 * what sets headers of its own.
 */
export function openToEveryPage(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith(PREFIX)) void reply.headers(OPEN);
  });
  server.options(`${PREFIX}*`, (_request, reply) => reply.code(204).headers(PREFLIGHT).send());
}
