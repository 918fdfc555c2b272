import { error, redirect } from '@sveltejs/kit';
import { CommitmentPageDocument } from '@quipu/client';
import { commitmentPath } from '#lib/addresses.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { commitment, lineage, history } = await locals.api(CommitmentPageDocument, {
    plan: params.plan.toUpperCase(),
    number: params.number,
    id: params.number,
  });
  if (!commitment) error(404, 'No such commitment.');
  const path = commitmentPath(commitment.plan.code, commitment.number);
  if (params.plan !== params.plan.toLowerCase()) redirect(308, locals.to(path));
  return { commitment, lineage, history };
};
