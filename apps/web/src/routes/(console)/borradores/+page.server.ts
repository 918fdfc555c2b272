import { error } from '@sveltejs/kit';
import { DraftsPageDocument } from '@quipu/client';
import { signedIn } from '#lib/server/me.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await signedIn(event);
  const after = event.url.searchParams.get('after');
  const { drafts } = await event.locals.own(DraftsPageDocument, { after });
  // To whoever may read none, there is no such page either.
  if (!drafts) error(404, 'No such page.');
  const { hasNextPage, endCursor } = drafts.pageInfo;
  return { drafts: drafts.nodes, after, next: hasNextPage ? endCursor : null };
};
