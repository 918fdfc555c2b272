import { error, redirect } from '@sveltejs/kit';
import { PlanProcessDocument } from '@quipu/client';
import { planPath } from '#lib/addresses.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { plan } = await locals.api(PlanProcessDocument, { code: params.plan.toUpperCase() });
  if (!plan) error(404, 'No such plan.');
  if (params.plan !== plan.code.toLowerCase()) redirect(308, locals.to(`${planPath(plan.code)}/proceso`));
  return { plan };
};
