import { error } from '@sveltejs/kit';
import { PeopleDocument } from '@quipu/client';
import { keepsPeople, signedIn } from '#lib/server/me.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const me = await signedIn(event);
  const search = event.url.searchParams.get('q')?.trim() || null;
  const after = event.url.searchParams.get('after');
  const { accounts, grants } = await event.locals.own(PeopleDocument, { search, after });
  if (!accounts) error(404, 'Not there for who asks.');
  return { search, after, accounts, waiting: grants?.nodes ?? [], isKeeper: keepsPeople(me) };
};
