import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BadInput } from './bad-input.ts';
import { TurnedAway } from './turned-away.ts';

const RESPONSE = 'application/graphql-response+json';

/** Whether the answer is to have the media type of GraphQL's own rather than plain JSON. */
export const wantsGraphqlResponse = ({ headers }: FastifyRequest) => headers.accept?.includes(RESPONSE) ?? false;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isForeign({ headers: { origin }, host }: FastifyRequest): boolean {
  return origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host);
}

/**
 * Refuses what a page of another site can make a browser send without asking first: GET, and any body that is not JSON.
 * JSON makes the browser ask, and it is told no.
 */
function refuseSimple(request: FastifyRequest): void {
  const isJson = /^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '');
  if (request.method === 'POST' && isJson) return;
  if (isForeign(request)) throw new TurnedAway(403, { origin: String(request.headers.origin) }, 'from-another-site');
  if (request.method === 'POST') throw new TurnedAway(415);
}

/** What GraphQL over HTTP §5.4 asks of the parameters; null counts as absent. */
function isWellFormed(parameters: Record<string, unknown>): boolean {
  for (const name of ['extensions', 'variables', 'operationName'])
    if (parameters[name] === null) delete parameters[name];
  const isText = (name: string) => parameters[name] === undefined || typeof parameters[name] === 'string';
  const isMap = (name: string) => parameters[name] === undefined || isObject(parameters[name]);
  return isText('query') && isText('operationName') && isMap('variables') && isMap('extensions');
}

/** Levels of objects and lists in the variables; inputs need three. */
const LEVELS = 10;

const isNul = (text: string) => text.includes('\0');
/** In a document, or in variables that came as text in an address, the character is spelled out. */
const spellsNul = (text: unknown) => typeof text === 'string' && /\0|\\u0000|\\u\{0+\}/.test(text);

/** Walks without recursion: a hundred thousand brackets must not overflow the stack here or later. */
function refuseUnreadable(variables: unknown): void {
  const waiting: { value: unknown; level: number }[] = [{ value: variables, level: 1 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, level } = next;
    if (typeof value === 'string' && isNul(value)) throw new BadInput([{ field: 'variables', problem: 'holds-nul' }]);
    if (typeof value !== 'object' || value === null) continue;
    if (level > LEVELS)
      throw new BadInput([{ field: 'variables', problem: 'nested-too-deep', values: { max: LEVELS } }]);
    for (const inner of Object.values(value)) waiting.push({ value: inner, level: level + 1 });
  }
}

function refuseMalformed(request: FastifyRequest): void {
  const parameters = request.method === 'POST' ? request.body : request.query;
  if (!isObject(parameters) || (request.method === 'POST' && !isWellFormed(parameters))) throw new TurnedAway(400);
  if (spellsNul(parameters['query'])) throw new BadInput([{ field: 'query', problem: 'holds-nul' }]);
  if (spellsNul(parameters['variables'])) throw new BadInput([{ field: 'variables', problem: 'holds-nul' }]);
  refuseUnreadable(parameters['variables']);
}

function describeAnswer(request: FastifyRequest, reply: FastifyReply, payload: unknown): void {
  reply.header('vary', 'Accept, Accept-Language, Authorization, Cookie');
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  if (typeof payload !== 'string' || !wantsGraphqlResponse(request)) return;
  reply.header('content-type', `${RESPONSE}; charset=utf-8`);
  if (reply.statusCode === 200 && !payload.startsWith('{"data":')) reply.code(400);
}

/**
 * What Mercurius leaves open of the specification "GraphQL over HTTP", for the routes at `/graphql`: media types, status
 * codes, malformed parameters; and requests that another site could forge.
 */
export function complyWithGraphqlOverHttp(server: FastifyInstance): void {
  const isGraphql = ({ routeOptions }: FastifyRequest) => routeOptions.url === '/graphql';
  server.addHook('onRequest', async (request) => {
    if (isGraphql(request)) refuseSimple(request);
  });
  server.addHook('preValidation', async (request) => {
    if (isGraphql(request)) refuseMalformed(request);
  });
  server.addHook('onSend', async (request, reply, payload) => {
    if (isGraphql(request)) describeAnswer(request, reply, payload);
    return payload;
  });
}
