import cookie from '@fastify/cookie';
import session from '@fastify/session';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DataSource } from 'typeorm';
import { PostgresSessions, type SessionLimits } from './session.store.ts';

declare module 'fastify' {
  interface Session {
    /** Who has signed in. */
    accountId?: string;
    /** Id of the session as its holder sees it in the list of sessions. */
    rowId?: string;
    address?: string;
    agent?: string;
    /** What the provider said when they signed in through one, to be shown to it when they leave. */
    idToken?: string;
  }
}

/** The name of the cookie. The portal hands it on; it means something to the API alone. */
export const SESSION_COOKIE = 'quipu';

const MS_PER_HOUR = 3_600_000;

/**
 * Keeps sessions on the server: the cookie holds a signed random id, is out of reach of scripts, comes with no request
 * of another site but a plain link, and is sent over HTTPS alone wherever the portal is reached so.
 * @param secret at least 32 characters; it signs the cookies. Whoever changes it signs everybody out.
 */
export async function keepSessions(
  server: FastifyInstance,
  { database, secret, limits }: { database: DataSource; secret: string; limits: SessionLimits },
): Promise<void> {
  await server.register(cookie);
  await server.register(session, {
    secret,
    store: new PostgresSessions(database, limits),
    cookieName: SESSION_COOKIE,
    saveUninitialized: false,
    rolling: false,
    cookie: { path: '/', httpOnly: true, sameSite: 'lax', secure: 'auto', maxAge: limits.hours * MS_PER_HOUR },
  });
}

/** The longest name of a browser that is kept, in characters. */
const AGENT_LENGTH = 200;

/** Signs somebody in: under a new id, so that whoever knew the id before knows nothing. */
export async function signIn(request: FastifyRequest, accountId: string): Promise<void> {
  await request.session.regenerate();
  request.session.accountId = accountId;
  request.session.address = request.ip;
  request.session.agent = (request.headers['user-agent'] ?? '').slice(0, AGENT_LENGTH);
}

/** Signs whoever sent the request out. What tells their provider who leaves is kept, in a session of nobody's. */
export async function signOut({ session }: FastifyRequest): Promise<void> {
  await (session.idToken ? session.regenerate(['idToken']) : session.destroy());
}
