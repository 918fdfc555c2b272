import { error } from '@sveltejs/kit';
import { readSettings } from '#lib/server/settings.ts';
import type { RequestHandler } from './$types';

const { apiUrl } = readSettings(process.env);

const KEPT = ['cache-control', 'content-type', 'etag'];

const FORM = /^[^/]{1,60}(\/[^/]{1,60})?\.ics$/;

/** The calendar of a plan or of an event, as the API has it, in the language of the address. */
export const GET: RequestHandler = async ({ params, locals, request, getClientAddress }) => {
  if (!FORM.test(params.path)) error(404, 'No such calendar.');
  const address = new URL(`calendar/${params.path.split('/').map(encodeURIComponent).join('/')}`, apiUrl);
  address.searchParams.set('lang', locals.language);
  const headers = new Headers({ 'x-forwarded-for': getClientAddress() });
  const known = request.headers.get('if-none-match');
  if (known) headers.set('if-none-match', known);
  const answer = await fetch(address, { headers, redirect: 'manual', signal: AbortSignal.timeout(30_000) }).catch(() =>
    error(503, 'The API gives no answer.'),
  );
  if (answer.status !== 200 && answer.status !== 304) error(answer.status === 404 ? 404 : 503, 'No such calendar.');
  const kept = KEPT.flatMap((name) => {
    const value = answer.headers.get(name);
    return value === null ? [] : [[name, value] as [string, string]];
  });
  return new Response(answer.body, { status: answer.status, headers: kept });
};
