import { error } from '@sveltejs/kit';
import { readSettings } from '#lib/server/settings.ts';
import type { RequestHandler } from './$types';

const { apiUrl } = readSettings(process.env);

/** What the API says of a feed. */
const KEPT = ['cache-control', 'content-type', 'etag', 'vary', 'x-content-type-options'];

/** News of what can be followed, as the API has them, at the portal's own address. */
export const GET: RequestHandler = async ({ params, url, request, getClientAddress }) => {
  const feeds = new URL('feeds/', apiUrl).href;
  const address = new URL(params.path + url.search, feeds);
  // A path may have been written so that it leads elsewhere; nothing else of the API is served here.
  if (!address.href.startsWith(feeds)) error(404, 'No such feed.');
  const headers = new Headers({ 'x-forwarded-for': getClientAddress() });
  const known = request.headers.get('if-none-match');
  if (known) headers.set('if-none-match', known);
  const answer = await fetch(address, { headers, redirect: 'manual', signal: AbortSignal.timeout(10_000) }).catch(() =>
    error(503, 'The API gives no answer.'),
  );
  const kept = KEPT.flatMap((name) => {
    const value = answer.headers.get(name);
    return value === null ? [] : [[name, value] as [string, string]];
  });
  return new Response(answer.body, { status: answer.status, headers: kept });
};
