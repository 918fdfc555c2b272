import { error } from '@sveltejs/kit';
import { ReportContributionDocument, ReportPageDocument, type ReportGround } from '@quipu/client';
import { translate } from '@quipu/i18n';
import { contributionPath } from '#lib/addresses.ts';
import { act, onward, refuse } from '#lib/server/act.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { contribution } = await locals.own(ReportPageDocument, { code: params.code });
  if (!contribution) error(404, 'No such contribution.');
  return { contribution };
};

export const actions: Actions = {
  default: (event) =>
    act(event, {
      fields: ['ground', 'note', 'website'],
      send: async ({ optional }, own) => {
        const ground = optional('ground') as ReportGround | null;
        if (!ground) return refuse('ground', translate(event.locals.language, 'acts.contribute.choose'));
        const input = {
          contribution: event.params.code,
          ground,
          note: optional('note'),
          website: optional('website'),
        };
        return (await own(ReportContributionDocument, { input })).reportContribution;
      },
      next: () => onward(contributionPath(event.params.code), 'contribution-reported'),
    }),
};
