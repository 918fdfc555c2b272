import { error, redirect } from '@sveltejs/kit';
import { StopNoticesDocument } from '@quipu/client';
import { withQuery } from '#lib/addresses.ts';
import { tell } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

/**
 * Where a mail program says that its reader wants no more notices, by one click and without a cookie (RFC 8058). What it
 * carries is a secret of that reader alone, and is good for nothing else.
 */
export const POST: RequestHandler = async ({ params, url, locals }) => {
  const all = url.searchParams.has('todo');
  const { stopNotices } = await locals.attempt(StopNoticesDocument, { ticket: params.secret, all }).catch(tell);
  if (stopNotices.__typename === 'Rejection') error(404, 'No such notice.');
  return new Response(null, { status: 204 });
};

/** Whoever opens the address by hand gets the page that asks first. */
export const GET: RequestHandler = ({ params, locals }) =>
  redirect(303, withQuery(locals.to('/seguir/parar'), { ticket: params.secret }));
