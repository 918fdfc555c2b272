import { HomePageDocument } from '@quipu/client';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { plans, decisions } = await locals.api(HomePageDocument, {});
  return { plans: plans.nodes, decisions: decisions.nodes };
};
