import { error, redirect } from '@sveltejs/kit';
import { EventPageDocument } from '@quipu/client';
import { eventPath } from '#lib/addresses.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { api, to }, params }) => {
  const { event } = await api(EventPageDocument, { plan: params.plan.toUpperCase(), code: params.code });
  if (!event) error(404, 'No such event.');
  if (params.plan !== event.plan.code.toLowerCase()) redirect(308, to(eventPath(event.plan.code, event.code)));
  return { event };
};
