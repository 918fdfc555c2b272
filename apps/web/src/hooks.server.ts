import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { readPath } from '@quipu/i18n';
import { randomUUID } from 'node:crypto';
import { verifyPath } from '#lib/addresses.ts';
import { addressOn, askedDay, today } from '#lib/day.ts';
import { connect } from '#lib/server/api.ts';
import { readSettings } from '#lib/server/settings.ts';

const { graphqlUrl } = readSettings(process.env);

const security = {
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

// The one page with a script. It reads a file of the reader's, so nothing of it can send anything anywhere.
const withScript = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types',
].join('; ');

export const handle: Handle = async ({ event, resolve }) => {
  // The log itself: the API has said what there is to say of its answers.
  if (event.route.id?.startsWith('/journal/')) return resolve(event);
  const { language, path } = readPath(event.url.pathname);
  event.locals.language = language;
  // Receipts are checked today, whatever day the reader comes from.
  event.locals.asked = path === verifyPath ? { kind: 'present' } : askedDay(event.url.searchParams, today());
  const { asked } = event.locals;
  event.locals.to = (to) => addressOn(to, language, asked.kind === 'day' ? asked.day : null);
  const { ask, proof } = connect(graphqlUrl, event.getClientAddress(), asked);
  event.locals.api = ask;
  event.locals.proof = proof;
  const response = await resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%language%', language),
  });
  if (path === verifyPath) response.headers.set('content-security-policy', withScript);
  if (response.headers.get('content-type') === 'text/html')
    response.headers.set('content-type', 'text/html; charset=utf-8');
  for (const [name, value] of Object.entries(security)) response.headers.set(name, value);
  response.headers.set('cache-control', freshness(response.status));
  if (response.status === 503) response.headers.set('retry-after', '30');
  return response;
};

// A page may be a minute old. What is missing or broken now may be there the next moment.
const freshness = (status: number) =>
  status === 200 ? 'public, max-age=60, stale-while-revalidate=300' : status < 400 ? 'public, max-age=300' : 'no-store';

/** A fault shows a reference and no more; the log has the rest under the same reference. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  if (kind !== 'unknown') return;
  const reference = randomUUID();
  const stack = error instanceof Error ? error.stack : String(error);
  console.error(JSON.stringify({ level: 'error', reference, path: event.url.pathname, stack }));
  return { message: 'Fault', reference };
};
