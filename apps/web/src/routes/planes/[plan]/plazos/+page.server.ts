import { error, redirect } from '@sveltejs/kit';
import { PlanTermsDocument } from '@quipu/client';
import { planPath } from '#lib/addresses.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const after = url.searchParams.get('after');
  const { plan, answerDues } = await locals.api(PlanTermsDocument, { code: params.plan.toUpperCase(), after });
  if (!plan) error(404, 'No such plan.');
  if (params.plan !== plan.code.toLowerCase()) redirect(308, locals.to(`${planPath(plan.code)}/plazos`));
  return { plan, overdue: answerDues, after };
};
