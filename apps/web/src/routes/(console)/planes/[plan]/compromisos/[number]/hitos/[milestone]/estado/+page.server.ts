import { error } from '@sveltejs/kit';
import { MilestoneStatusPageDocument, SetMilestoneStatusDocument, type MilestoneStatusCode } from '@quipu/client';
import { translate } from '@quipu/i18n';
import { commitmentPath } from '#lib/addresses.ts';
import { act, onward, refuse } from '#lib/server/act.ts';
import { holding } from '#lib/server/office.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await holding(event, 'COORDINATOR');
  const { plan, number, milestone: wanted } = event.params;
  const { commitment } = await event.locals.own(MilestoneStatusPageDocument, { plan: plan.toUpperCase(), number });
  const milestone = commitment?.milestones.find((one) => one.number === wanted);
  if (!commitment || !milestone) error(404, 'No such milestone.');
  return { commitment, milestone };
};

export const actions: Actions = {
  default: (event) =>
    act(event, {
      fields: ['milestone', 'status', 'because', 'supersedes'],
      send: async ({ text, optional }, own) => {
        const status = optional('status') as MilestoneStatusCode | null;
        if (!status) return refuse('status', translate(event.locals.language, 'acts.status.choose'));
        const input = {
          milestone: text('milestone'),
          status,
          because: text('because'),
          supersedes: optional('supersedes'),
        };
        return (await own(SetMilestoneStatusDocument, { input })).setMilestoneStatus;
      },
      next: () => onward(commitmentPath(event.params.plan, event.params.number), 'milestone-moved'),
    }),
};
