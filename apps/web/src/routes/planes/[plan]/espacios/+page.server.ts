import { error } from '@sveltejs/kit';
import { EventsPageDocument, MoreEventsDocument } from '@quipu/client';
import { everyNode } from '#lib/server/every-node.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { api }, params }) => {
  const { plan } = await api(EventsPageDocument, { plan: params.plan.toUpperCase() });
  if (!plan) error(404, 'No such plan.');
  const { code } = plan;
  const more = async (after: string) => (await api(MoreEventsDocument, { plan: code, after })).events;
  return { plan, events: await everyNode(plan.events, more) };
};
