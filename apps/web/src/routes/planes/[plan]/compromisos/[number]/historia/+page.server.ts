import { error, redirect } from '@sveltejs/kit';
import { CommitmentHistoryDocument } from '@quipu/client';
import { commitmentPath, historyPath } from '#lib/addresses.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { number } = params;
  const after = url.searchParams.get('after');
  const asked = { plan: params.plan.toUpperCase(), number, id: number, after };
  const { commitment, history } = await locals.api(CommitmentHistoryDocument, asked);
  if (!commitment || !history) error(404, 'No such commitment.');
  const path = historyPath(commitmentPath(commitment.plan.code, commitment.number));
  if (params.plan !== params.plan.toLowerCase()) redirect(308, locals.to(path));
  return { commitment, history, after };
};
