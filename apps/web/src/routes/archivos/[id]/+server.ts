import { error } from '@sveltejs/kit';
import { readSettings } from '#lib/server/settings.ts';
import type { RequestHandler } from './$types';

const { apiUrl } = readSettings(process.env);

/** What the API says of a file: how it may be shown, and for how long it is kept. */
const KEPT = [
  'cache-control',
  'content-disposition',
  'content-length',
  'content-security-policy',
  'content-type',
  'etag',
  'x-content-type-options',
];

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A file of the record, byte for byte as the API has it: to save, never shown as a page of this site. */
export const GET: RequestHandler = async ({ params, request, getClientAddress }) => {
  if (!ID.test(params.id)) error(404, 'No such file.');
  const headers = new Headers({ 'x-forwarded-for': getClientAddress() });
  const known = request.headers.get('if-none-match');
  if (known) headers.set('if-none-match', known);
  const address = new URL(`files/${params.id}`, apiUrl);
  const answer = await fetch(address, { headers, redirect: 'manual', signal: AbortSignal.timeout(60_000) }).catch(() =>
    error(503, 'The API gives no answer.'),
  );
  if (answer.status !== 200 && answer.status !== 304) error(answer.status === 404 ? 404 : 503, 'No such file.');
  const kept = KEPT.flatMap((name) => {
    const value = answer.headers.get(name);
    return value === null ? [] : [[name, value] as [string, string]];
  });
  return new Response(answer.body, { status: answer.status, headers: kept });
};
