import { error } from '@sveltejs/kit';
import { CarryContributionDocument, CarryPageDocument } from '@quipu/client';
import { translate } from '@quipu/i18n';
import { contributionPath } from '#lib/addresses.ts';
import { act, onward, refuse } from '#lib/server/act.ts';
import { reachedBy } from '#lib/server/edges.ts';
import { coordinating, holding } from '#lib/server/office.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const me = await holding(event, 'COORDINATOR');
  const { contribution, plans } = await event.locals.own(CarryPageDocument, { code: event.params.code });
  if (!contribution) error(404, 'No such contribution.');
  const { plan } = contribution;
  coordinating(me, plan);
  const later = reachedBy(me, plans.nodes).filter(
    ({ member, number }) => member.code === plan.member.code && number > plan.number,
  );
  return { contribution, later };
};

export const actions: Actions = {
  default: (event) =>
    act(event, {
      fields: ['plan', 'because'],
      send: async ({ text }, own) => {
        const plan = text('plan');
        if (!plan) return refuse('plan', translate(event.locals.language, 'console.form.choose'));
        const input = { contribution: event.params.code, plan, because: text('because') };
        return (await own(CarryContributionDocument, { input })).carryContribution;
      },
      next: ({ code }) => onward(contributionPath(code), 'contribution-carried'),
    }),
};
