import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { Viewers } from '@quipu/accounts';
import type { Settings } from '@quipu/platform/config';
import { TurnedAway } from '@quipu/platform/graphql';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const WINDOW = '1 minute';
const TOKEN_KEY = 'token ';
/** As much of a token as nothing else in an address looks like. */
const TOKEN = /quipu_[\w-]{16}/;

type Limits = Pick<Settings, 'REQUESTS_PER_MINUTE' | 'TOKEN_REQUESTS_PER_MINUTE'>;

/**
 * Counts requests and turns away, with 429, whoever sends too many in a minute: by their token of access, wherever it
 * comes from, or else by their address. A token that is none counts on the address, and so does every one from an address
 * that has tried as many of them as it has requests: nobody looks for tokens by trying.
 */
export async function limitRequests(server: FastifyInstance, viewers: Viewers, limits: Limits): Promise<void> {
  const addressOf = ({ ip }: FastifyRequest) => normalizeIP(ip);
  const keyOf = async (request: FastifyRequest): Promise<string> => {
    const address = addressOf(request);
    if (!request.headers.authorization) return address;
    const tried = await tries(request, { increment: false });
    if (!tried.isAllowed && tried.isExceeded) return address;
    const viewer = await viewers.of(request);
    if (viewer?.token) return TOKEN_KEY + viewer.token.id;
    await tries(request);
    return address;
  };
  await server.register(rateLimit, {
    max: (_request, key) => (key.startsWith(TOKEN_KEY) ? limits.TOKEN_REQUESTS_PER_MINUTE : limits.REQUESTS_PER_MINUTE),
    timeWindow: WINDOW,
    keyGenerator: keyOf,
    allowList: (request) => request.url === '/health',
    errorResponseBuilder: (_request, { ttl }) => new TurnedAway(429, { seconds: Math.ceil(ttl / 1000) }),
  });
  const tries = server.createRateLimit({
    max: limits.REQUESTS_PER_MINUTE,
    timeWindow: WINDOW,
    keyGenerator: addressOf,
    allowList: [],
  });
}

const readable = (url: string): string => {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
};

/** Refuses, with 400, a token of access that stands in an address: addresses are kept in histories and logs of others. */
export function refuseTokensInAddresses(server: FastifyInstance): void {
  server.addHook('onRequest', async ({ url }) => {
    if (TOKEN.test(url) || TOKEN.test(readable(url))) throw new TurnedAway(400, {}, 'token-in-address');
  });
}
