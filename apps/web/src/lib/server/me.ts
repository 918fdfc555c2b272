import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { MeQuery } from '@quipu/client';
import { withQuery } from '#lib/addresses.ts';
import { WAY } from '#lib/ways.ts';

/** Whoever has signed in, with the roles that stand now. */
export type Me = NonNullable<MeQuery['me']>;

type Visited = Pick<RequestEvent, 'locals' | 'url'>;

/** Where one signs in, to come back to the page of `event` afterwards. */
export const signInAddress = ({ locals, url }: Visited): string => {
  const kept = [...url.searchParams].filter(([name]) => !name.startsWith('/'));
  return withQuery(locals.to('/entrar'), { [WAY]: withQuery(url.pathname, Object.fromEntries(kept)) });
};

/** Whoever has signed in; anybody else is sent to sign in and comes back. For the `load` of a page with a form. */
export const signedIn = async (event: Visited): Promise<Me> =>
  (await event.locals.me()) ?? redirect(303, signInAddress(event));

/** Whether somebody keeps the accounts and grants of others. What they may do with one, the API says. */
export const keepsPeople = ({ grants }: Me): boolean => grants.some(({ role }) => role === 'ADMINISTRATOR');
