import { PlansPageDocument } from '@quipu/client';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { plans } = await locals.api(PlansPageDocument, {});
  return { plans: plans.nodes };
};
