import type { RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { MeDocument } from '@quipu/client';
import { readPath } from '@quipu/i18n';
import { randomUUID } from 'node:crypto';
import { verifyPath } from '#lib/addresses.ts';
import { addressOn, askedDay, today } from '#lib/day.ts';
import { connect } from '#lib/server/api.ts';
import { headersOf, isConsole } from '#lib/server/headers.ts';
import { signInAddress, type Me } from '#lib/server/me.ts';
import { isForeign } from '#lib/server/origin.ts';
import { readSettings } from '#lib/server/settings.ts';
import { SESSION_COOKIE, visit } from '#lib/server/visit.ts';

const { apiUrl, graphqlUrl, publicOrigin } = readSettings(process.env);

/** What pages are drawn from. @returns the cookies that the API has set meanwhile */
function prepare(event: RequestEvent, language: App.Locals['language'], path: string): readonly string[] {
  const { locals } = event;
  locals.language = language;
  // Receipts are checked today, whatever day the reader comes from; nobody acts on a day of the past.
  const isNow = path === verifyPath || isConsole(event);
  const asked = (locals.asked = isNow ? { kind: 'present' } : askedDay(event.url.searchParams, today()));
  locals.to = (to) => addressOn(to, language, asked.kind === 'day' ? asked.day : null);
  const address = event.getClientAddress();
  const { ask, proof } = connect(graphqlUrl, address, asked);
  const cookie = event.cookies.get(SESSION_COOKIE, { decode: (value) => value });
  const agent = event.request.headers.get('user-agent') ?? '';
  const visitor = { address, agent, language, cookie, signInAddress: () => signInAddress(event) };
  const { own, attempt, send, cookies } = visit(apiUrl, publicOrigin, visitor);
  let me: Promise<Me | null> | undefined;
  const askWho = () => own(MeDocument, {}).then((answer) => answer.me);
  Object.assign(locals, { api: ask, proof, own, attempt, send });
  locals.me = () => (me ??= cookie ? askWho() : Promise.resolve(null));
  return cookies;
}

export const handle: Handle = async ({ event, resolve }) => {
  const { language, path } = readPath(event.url.pathname);
  // What a mail program posts comes from no page, and carries all that it may do.
  const isOneClick = event.route.id === '/seguir/parar/[secret]';
  if (!isOneClick && isForeign(event.request, publicOrigin)) return refuse(event);
  // The log itself, and the way to a provider and back: the API has said what there is to say of its answers.
  if (/^\/(journal|auth|archivos|feeds)\//.test(event.route.id ?? '')) return resolve(event);
  const cookies = prepare(event, language, path);
  const response = await resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%language%', language),
  });
  const isPrivate = isConsole(event) || event.cookies.get(SESSION_COOKIE) !== undefined || cookies.length > 0;
  for (const [name, value] of headersOf({ path, status: response.status, isPrivate, isConsole: isConsole(event) }))
    response.headers.set(name, value);
  if (response.headers.get('content-type') === 'text/html')
    response.headers.set('content-type', 'text/html; charset=utf-8');
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
};

/** The page that says why nothing was done. */
function refuse({ fetch, url }: RequestEvent): Promise<Response> {
  const { language } = readPath(url.pathname);
  return fetch(addressOn('/rechazado', language, null), { headers: { accept: 'text/html' }, credentials: 'omit' });
}

/** A fault shows a reference and no more; the log has the rest under the same reference. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  if (kind !== 'unknown') return;
  const reference = randomUUID();
  const stack = error instanceof Error ? error.stack : String(error);
  console.error(JSON.stringify({ level: 'error', reference, path: event.url.pathname, stack }));
  return { message: 'Fault', reference };
};
