import { LogPageDocument } from '@quipu/client';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { journal } = await locals.api(LogPageDocument, {});
  return { journal };
};
