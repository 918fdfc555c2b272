import { MyWorkDocument } from '@quipu/client';
import { signedIn } from '#lib/server/me.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const me = await signedIn(event);
  const { myWork } = await event.locals.own(MyWorkDocument, {});
  return { me, items: myWork?.items ?? [], counts: myWork?.counts ?? [] };
};
