import { error, redirect } from '@sveltejs/kit';
import { PlanHistoryDocument } from '@quipu/client';
import { historyPath, planPath } from '#lib/addresses.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const after = url.searchParams.get('after');
  const { plan, history } = await locals.api(PlanHistoryDocument, { code: params.plan.toUpperCase(), after });
  if (!plan || !history) error(404, 'No such plan.');
  if (params.plan !== plan.code.toLowerCase()) redirect(308, locals.to(historyPath(planPath(plan.code))));
  return { plan, history, after };
};
