import { error } from '@sveltejs/kit';
import { ContributePageDocument, SubmitContributionDocument, type ContributionKind } from '@quipu/client';
import { translate } from '@quipu/i18n';
import { contributionPath } from '#lib/addresses.ts';
import { act, onward, refuse } from '#lib/server/act.ts';
import { asCitizen } from '#lib/server/office.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const me = await asCitizen(event);
  const { plan } = await event.locals.own(ContributePageDocument, { plan: event.params.plan.toUpperCase() });
  if (!plan) error(404, 'No such plan.');
  const speaksFor = me.grants.filter(({ role, institution }) => role === 'CONTRIBUTOR' && institution !== null);
  return { plan, speaksFor };
};

export const actions: Actions = {
  default: (event) =>
    act(event, {
      fields: ['kind', 'title', 'body', 'theme', 'language', 'institution'],
      send: async ({ text, optional }, own) => {
        const kind = optional('kind') as ContributionKind | null;
        if (!kind) return refuse('kind', translate(event.locals.language, 'acts.contribute.choose'));
        const input = {
          plan: event.params.plan.toUpperCase(),
          kind,
          title: text('title'),
          body: text('body'),
          theme: optional('theme'),
          language: optional('language'),
          institution: optional('institution'),
        };
        return (await own(SubmitContributionDocument, { input })).submitContribution;
      },
      next: ({ code }) => onward(contributionPath(code), 'contribution-submitted'),
    }),
};
