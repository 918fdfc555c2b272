import { error } from '@sveltejs/kit';
import { readSettings } from '#lib/server/settings.ts';
import type { RequestHandler } from './$types';

const { apiUrl, publicOrigin } = readSettings(process.env);
const authUrl = new URL('auth/', apiUrl).href;

/** What the API must know of who signs in. */
const SENT = ['accept', 'accept-language', 'cookie', 'user-agent'];
/** What it says of where they go next. */
const KEPT = ['cache-control', 'content-type', 'location', 'retry-after', 'x-content-type-options'];

/**
 * The steps of signing in through a provider, at the portal's own address, which the provider sends people back to: what
 * the API answers, with the cookies that it sets. Kept by nobody.
 */
export const GET: RequestHandler = async ({ params, url, request, getClientAddress }) => {
  const address = new URL(params.path + url.search, authUrl);
  // A path may have been written so that it leads out; nothing else of the API is served here.
  if (!address.href.startsWith(authUrl)) error(404, 'No step of signing in.');
  const headers = new Headers({
    'x-forwarded-for': getClientAddress(),
    'x-forwarded-proto': new URL(publicOrigin).protocol.slice(0, -1),
  });
  for (const name of SENT) {
    const value = request.headers.get(name);
    if (value) headers.set(name, value);
  }
  const answer = await fetch(address, { headers, redirect: 'manual', signal: AbortSignal.timeout(30_000) }).catch(() =>
    error(503, 'The API gives no answer.'),
  );
  const kept = new Headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  for (const name of KEPT) {
    const value = answer.headers.get(name);
    if (value !== null) kept.set(name, value);
  }
  for (const cookie of answer.headers.getSetCookie()) kept.append('set-cookie', cookie);
  return new Response(answer.body, { status: answer.status, headers: kept });
};
