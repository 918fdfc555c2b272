import { createSign, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { providerStore } from './provider-store.ts';

/** What the provider knows of somebody. */
export interface Known {
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
}

/** What the token endpoint answers. */
export interface Tokens {
  readonly id_token: string;
  readonly [name: string]: unknown;
}

export interface TestProvider extends AsyncDisposable {
  readonly issuer: string;
  /** The settings of an API whose provider this is. */
  readonly settings: Readonly<Record<string, string>>;
  /** Who has an account there, by what the provider calls them. */
  readonly people: Map<string, Known>;
  /** What becomes of the tokens on their way; for who attacks. */
  tamper: ((tokens: Tokens) => Tokens) | undefined;
  /** The key that it signs with now. */
  readonly key: KeyObject;
  /** Stops, and starts again at the same address with new keys and no memory. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const CLIENT = { id: 'quipu', secret: 'a-secret-that-only-the-tests-know' };

function newKey() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' };
  return { privateKey, jwk };
}

const bodyOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  let body = '';
  for await (const part of request) body += String(part);
  return new URLSearchParams(body);
};

/** The page at which somebody says who they are; whoever sends the form is believed. */
async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'POST') {
    const accountId = (await bodyOf(request)).get('who') ?? '';
    const result = accountId
      ? { login: { accountId } }
      : { error: 'access_denied', error_description: '<script>not to be told on</script>' };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    return;
  }
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(
    '<!doctype html><html lang="en"><title>Provider</title><form method="post"><label>Who <input name="who"></label><button>Continue</button></form></html>',
  );
}

/** @param portal the origin that people are sent back to */
function configured(issuer: string, portal: string, { jwk }: ReturnType<typeof newKey>, known: TestProvider['people']) {
  return new Provider(issuer, {
    adapter: providerStore(),
    jwks: { keys: [jwk] },
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${portal}/auth/callback`],
        post_logout_redirect_uris: [portal],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['of the tests alone'] },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        logoutSource: (context, form) => {
          context.body = `<!doctype html><html lang="en"><title>Leave</title>${form}<button form="op.logoutForm" name="logout" value="yes">Leave</button></html>`;
        },
      },
    },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    pkce: { required: () => true },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, ...known.get(sub) }) }),
    async loadExistingGrant({ oidc }) {
      const { client, session } = oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
}

/** A real OpenID Connect provider on this machine, which sends people back to `portal`. */
export async function startProvider(portal: string): Promise<TestProvider> {
  const people: TestProvider['people'] = new Map();
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  let key = newKey();
  const begin = () => {
    const provider = configured(issuer, portal, key, people);
    provider.use(async (context, next) => {
      await next();
      if (context.path === '/token' && context.status === 200 && running.tamper)
        context.body = running.tamper(context.body as Tokens);
    });
    const answer = provider.callback();
    server.removeAllListeners('request').on('request', (request: IncomingMessage, response: ServerResponse) => {
      if (request.url?.startsWith('/interaction/')) void interact(provider, request, response);
      else void answer(request, response);
    });
  };
  const stop = async () => {
    if (!server.listening) return;
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  const running: TestProvider = {
    issuer,
    settings: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
      PORTAL_ORIGIN: portal,
    },
    people,
    tamper: undefined,
    get key() {
      return key.privateKey;
    },
    restart: async () => {
      await stop();
      key = newKey();
      begin();
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
  begin();
  return running;
}

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const read = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;

/** The same ID token with other claims, signed by RS256 with `key`; without one, by nobody. */
export function resigned(idToken: string, claims: object, key: KeyObject | null): string {
  const [header, payload] = idToken.split('.').slice(0, 2).map(read);
  const text = `${encoded({ ...header, ...(key ? {} : { alg: 'none' }) })}.${encoded({ ...payload, ...claims })}`;
  return `${text}.${key ? createSign('sha256').update(text).sign(key, 'base64url') : ''}`;
}
