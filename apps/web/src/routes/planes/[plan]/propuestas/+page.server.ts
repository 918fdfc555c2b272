import { error } from '@sveltejs/kit';
import { DraftCommitmentsPageDocument } from '@quipu/client';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const after = url.searchParams.get('after');
  const { plan, draftCommitments } = await locals.api(DraftCommitmentsPageDocument, {
    plan: params.plan.toUpperCase(),
    after,
  });
  if (!plan) error(404, 'No such plan.');
  return { plan, draftCommitments, after };
};
