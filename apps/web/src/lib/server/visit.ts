import { error, redirect } from '@sveltejs/kit';
import { ApiFailure, createClient, type Execute } from '@quipu/client';
import type { Language } from '@quipu/i18n';
import { tell } from './api.ts';

/** The cookie of a session. It means something to the API alone; the portal hands it on and back. */
export const SESSION_COOKIE = 'quipu';

interface Visitor {
  readonly address: string;
  readonly language: Language;
  /** What the visitor's browser calls itself. */
  readonly agent: string;
  /** The value of the visitor's cookie as it came; undefined for who has none. */
  readonly cookie: string | undefined;
  /** Where a visitor is sent who has to sign in first. */
  readonly signInAddress: () => string;
}

/** What the portal does with the API in a visitor's own name: now, never as of a day. */
export interface Visit {
  /** Asks and acts as the visitor. Who has to sign in is sent to do so; what they may not do is a 403. */
  readonly own: Execute;
  /** The same, for forms: what the API finds wrong is thrown as it is. */
  readonly attempt: Execute;
  /** A request to another address of the API, as the visitor: `send('auth/ways')`. */
  readonly send: (path: string, init?: RequestInit) => Promise<Response>;
  /** The `Set-Cookie` headers that the API has answered with and the visitor must get. */
  readonly cookies: readonly string[];
}

/** @param origin where visitors find the portal: the API marks its cookies by it */
export function visit(apiUrl: string, origin: string, visitor: Visitor): Visit {
  let { cookie } = visitor;
  const cookies: string[] = [];
  const keep = (set: readonly string[]) => {
    cookies.push(...set);
    for (const one of set) cookie = new RegExp(`^${SESSION_COOKIE}=([^;]*)`).exec(one)?.[1] ?? cookie;
  };
  const headers = () => ({
    'accept-language': visitor.language,
    'user-agent': visitor.agent,
    'x-forwarded-for': visitor.address,
    'x-forwarded-proto': new URL(origin).protocol.slice(0, -1),
    ...(cookie ? { cookie: `${SESSION_COOKIE}=${cookie}` } : {}),
  });
  const attempt = createClient({ url: new URL('graphql', apiUrl).href, headers, onCookies: keep });
  return {
    attempt,
    own: (document, variables) => attempt(document, variables).catch((failure) => answerFor(failure, visitor)),
    send: async (path, init) => {
      const given = Object.fromEntries(new Headers(init?.headers));
      const answer = await fetch(new URL(path, apiUrl), {
        redirect: 'manual',
        signal: AbortSignal.timeout(30_000),
        ...init,
        headers: { ...given, ...headers() },
      }).catch(() => error(503, 'The API gives no answer.'));
      keep(answer.headers.getSetCookie());
      return answer;
    },
    cookies,
  };
}

function answerFor(failure: unknown, { signInAddress }: Visitor): never {
  const codes = failure instanceof ApiFailure ? failure.codes : [];
  if (codes.includes('UNAUTHENTICATED')) redirect(303, signInAddress());
  if (codes.includes('FORBIDDEN')) error(403, 'The role does not allow it.');
  return tell(failure);
}
