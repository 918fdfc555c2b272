import { error } from '@sveltejs/kit';
import { DraftCommitmentPageDocument } from '@quipu/client';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { draftCommitment } = await locals.api(DraftCommitmentPageDocument, { code: params.code.toUpperCase() });
  if (draftCommitment?.plan.code !== params.plan.toUpperCase()) error(404, 'No such draft commitment.');
  return { draft: draftCommitment };
};
