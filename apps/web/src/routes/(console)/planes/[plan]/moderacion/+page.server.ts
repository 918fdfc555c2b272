import { error } from '@sveltejs/kit';
import { CloseReportDocument, ModerationQueueDocument } from '@quipu/client';
import { planPath } from '#lib/addresses.ts';
import { act, onward } from '#lib/server/act.ts';
import { signedIn } from '#lib/server/me.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const me = await signedIn(event);
  const { plan, moderationQueue } = await event.locals.own(ModerationQueueDocument, {
    plan: event.params.plan.toUpperCase(),
  });
  if (!plan) error(404, 'No such plan.');
  if (!moderationQueue) error(403, 'The role does not allow it.');
  return { plan, cases: moderationQueue, mayModerate: me.grants.some(({ role }) => role === 'COORDINATOR') };
};

export const actions: Actions = {
  leave: (event) =>
    act(event, {
      fields: ['because'],
      send: async ({ of, text }, own) =>
        (await own(CloseReportDocument, { id: of ?? '', because: text('because') })).closeReport,
      next: () => onward(`${planPath(event.params.plan)}/moderacion`, 'report-closed'),
    }),
};
