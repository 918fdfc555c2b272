import { TurnedAway } from '@quipu/platform/graphql';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
/** What browsers say of who had a page send a request: itself, or its reader by hand. */
const OWN = new Set(['same-origin', 'none']);

const isUpgrade = ({ headers }: FastifyRequest) => headers.upgrade !== undefined;

/** Whether a page of another site had the browser send `request`. A program that is no browser says nothing of the kind. */
function isForeign({ headers, protocol, host }: FastifyRequest, portal: string | undefined): boolean {
  const { origin } = headers;
  if (origin !== undefined) return origin !== portal && origin !== `${protocol}://${host}`;
  const site = headers['sec-fetch-site'];
  return typeof site === 'string' && !OWN.has(site);
}

/**
 * Refuses, with 403, whatever another site could have a signed-in browser send on its behalf: every write, and every
 * websocket, which browsers let any page open.
 * @param portal where the portal is reached; its pages may.
 */
export function refuseForeign(server: FastifyInstance, portal: string | undefined): void {
  server.addHook('onRequest', async (request) => {
    if (READS.has(request.method) && !isUpgrade(request)) return;
    if (isForeign(request, portal && new URL(portal).origin))
      throw new TurnedAway(403, { origin: request.headers.origin ?? '' }, 'from-another-site');
  });
}
