import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What GraphQL over HTTP §5.4 asks of the parameters; null counts as absent. */
function isWellFormed(body: Record<string, unknown>): boolean {
  for (const name of ['extensions', 'variables', 'operationName']) if (body[name] === null) delete body[name];
  const isText = (name: string) => body[name] === undefined || typeof body[name] === 'string';
  const isMap = (name: string) => body[name] === undefined || isObject(body[name]);
  return isText('query') && isText('operationName') && isMap('variables') && isMap('extensions');
}

const RESPONSE = 'application/graphql-response+json';

async function refuseMalformed(request: FastifyRequest, reply: FastifyReply) {
  if (!isObject(request.body) || isWellFormed(request.body)) return;
  await reply.code(400).send({ errors: [{ message: 'The parameters of the request are malformed.', extensions: { code: 'BAD_REQUEST' } }] });
}

async function mediaType(request: FastifyRequest, reply: FastifyReply, payload: unknown) {
  if (typeof payload !== 'string' || !request.headers.accept?.includes(RESPONSE)) return payload;
  reply.header('content-type', `${RESPONSE}; charset=utf-8`);
  if (reply.statusCode === 200 && !payload.startsWith('{"data"') && !payload.includes('"data":')) reply.code(400);
  return payload;
}

/** What Mercurius leaves open of the specification "GraphQL over HTTP": media type, status codes, malformed parameters. */
export function complyWithGraphqlOverHttp(server: FastifyInstance): void {
  const onGraphql = (url: string) => url.split('?')[0] === '/graphql';
  server.addHook('preValidation', async (request, reply) => {
    if (onGraphql(request.url)) await refuseMalformed(request, reply);
  });
  server.addHook('onSend', async (request, reply, payload) =>
    onGraphql(request.url) ? mediaType(request, reply, payload) : payload,
  );
}
