import { error, redirect } from '@sveltejs/kit';
import { PlanCommitmentsDocument, PlanEventsDocument, PlanPageDocument } from '@quipu/client';
import { planPath } from '#lib/addresses.ts';
import { everyNode } from '#lib/server/every-node.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { api, to }, params }) => {
  const { plan, history } = await api(PlanPageDocument, { code: params.plan.toUpperCase() });
  if (!plan) error(404, 'No such plan.');
  const { code } = plan;
  if (params.plan !== code.toLowerCase()) redirect(308, to(planPath(code)));
  const [commitments, events] = await Promise.all([
    everyNode(plan.commitments, async (after) => (await api(PlanCommitmentsDocument, { code, after })).commitments),
    everyNode(plan.events, async (after) => (await api(PlanEventsDocument, { code, after })).events),
  ]);
  return { plan, commitments, events, history };
};
