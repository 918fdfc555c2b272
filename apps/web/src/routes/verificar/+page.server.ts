import { VerifyPageDocument } from '@quipu/client';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { journal } = await locals.api(VerifyPageDocument, {});
  return { keys: journal.keys };
};
