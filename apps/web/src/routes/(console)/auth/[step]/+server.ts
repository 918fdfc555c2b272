import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The steps of signing in through a provider; what else the API has there is not for browsers. */
const STEPS: ReadonlySet<string> = new Set(['start', 'callback', 'end']);

/** Hands a step on to the API and goes where it says; the session that it answers with goes back with the redirect. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
  if (!STEPS.has(params.step)) error(404, 'No such step.');
  const answer = await locals.send(`auth/${params.step}${url.search}`);
  const location = answer.headers.get('location');
  if (answer.status === 404) error(404, 'There is no provider.');
  if (location === null) error(503, 'The API gives no answer.');
  // By hand: the provider is another site, to which `redirect` leads nobody.
  return new Response(null, { status: 303, headers: { location } });
};
