import { error } from '@sveltejs/kit';
import { readSettings } from '#lib/server/settings.ts';
import type { RequestHandler } from './$types';

const { journalUrl } = readSettings(process.env);

/** What the API says of its answer and a reader's program may need. */
const KEPT = [
  'access-control-allow-origin',
  'cache-control',
  'content-disposition',
  'content-type',
  'etag',
  'retry-after',
  'x-content-type-options',
];

/**
 * The public log at the portal's own address, whether or not a proxy stands before both: what the API answers, as it is.
 */
export const GET: RequestHandler = async ({ params, url, request, getClientAddress }) => {
  const address = new URL(params.path + url.search, journalUrl);
  // A path may have been written so that it leads out of the log; nothing else of the API is served here.
  if (!address.href.startsWith(journalUrl)) error(404, 'Not part of the log.');
  const headers = new Headers({ 'x-forwarded-for': getClientAddress() });
  for (const name of ['accept', 'if-none-match']) {
    const value = request.headers.get(name);
    if (value) headers.set(name, value);
  }
  const answer = await fetch(address, { headers, redirect: 'manual', signal: AbortSignal.timeout(10_000) }).catch(() =>
    error(503, 'The API gives no answer.'),
  );
  const kept = KEPT.flatMap((name) => {
    const value = answer.headers.get(name);
    return value === null ? [] : [[name, value] as [string, string]];
  });
  return new Response(answer.body, { status: answer.status, headers: kept });
};
