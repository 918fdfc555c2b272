import { OwnContributionsPageDocument } from '@quipu/client';
import { signedIn } from '#lib/server/me.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await signedIn(event);
  const after = event.url.searchParams.get('after');
  const { myContributions } = await event.locals.own(OwnContributionsPageDocument, { after });
  return { after, contributions: myContributions };
};
