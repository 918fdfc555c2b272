import { error } from '@sveltejs/kit';
import {
  TakeContributionDocument,
  TakingPageDocument,
  type ContributionChannel,
  type ContributionKind,
} from '@quipu/client';
import { translate } from '@quipu/i18n';
import { contributionPath } from '#lib/addresses.ts';
import { act, onward, refuse } from '#lib/server/act.ts';
import { holding } from '#lib/server/office.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await holding(event, 'COORDINATOR');
  const page = await event.locals.own(TakingPageDocument, { plan: event.params.plan.toUpperCase() });
  if (!page.plan) error(404, 'No such plan.');
  return { plan: page.plan, regions: page.regions, events: page.events.nodes };
};

const FIELDS = [
  ...(['kind', 'title', 'body', 'theme', 'region', 'language'] as const),
  ...(['channel', 'place', 'event', 'takenOn', 'onBehalfOf', 'institution', 'email'] as const),
] as const;

export const actions: Actions = {
  default: (event) =>
    act(event, {
      fields: FIELDS,
      send: async ({ text, optional }, own) => {
        const kind = (optional('kind') ?? 'PROPOSAL') as ContributionKind;
        const channel = optional('channel') as ContributionChannel | null;
        if (!channel) return refuse('channel', translate(event.locals.language, 'acts.contribute.choose'));
        const input = {
          plan: event.params.plan.toUpperCase(),
          kind,
          channel,
          title: text('title'),
          body: text('body'),
          theme: optional('theme'),
          region: optional('region'),
          language: optional('language'),
          place: optional('place'),
          event: optional('event'),
          takenOn: optional('takenOn'),
          onBehalfOf: optional('onBehalfOf'),
          institution: optional('institution'),
          email: optional('email'),
        };
        return (await own(TakeContributionDocument, { input })).takeContribution;
      },
      next: ({ code }) => onward(contributionPath(code), 'contribution-taken'),
    }),
};
