import { error } from '@sveltejs/kit';
import { SupportSignsPageDocument } from '@quipu/client';
import { signedIn } from '#lib/server/me.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await signedIn(event);
  const { contribution, supportSigns } = await event.locals.own(SupportSignsPageDocument, { code: event.params.code });
  if (!contribution) error(404, 'No such contribution.');
  if (!supportSigns) error(403, 'The role does not allow it.');
  return { contribution, signs: supportSigns };
};
