import { error } from '@sveltejs/kit';
import { GiveOpinionDocument, VoicingPageDocument, type Stance } from '@quipu/client';
import { translate } from '@quipu/i18n';
import { contributionPath } from '#lib/addresses.ts';
import { act, onward, refuse } from '#lib/server/act.ts';
import { holding } from '#lib/server/office.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const me = await holding(event, 'INSTITUTION_OFFICER');
  const { contribution } = await event.locals.own(VoicingPageDocument, { code: event.params.code });
  if (!contribution) error(404, 'No such contribution.');
  return { contribution, offices: me.grants.filter(({ role }) => role === 'INSTITUTION_OFFICER') };
};

export const actions: Actions = {
  default: (event) =>
    act(event, {
      fields: ['institution', 'stance', 'reasons', 'event', 'supersedes', 'supersedesBecause'],
      send: async ({ text, optional }, own) => {
        const stance = optional('stance') as Stance | null;
        if (!stance) return refuse('stance', translate(event.locals.language, 'acts.contribute.choose'));
        const input = {
          contribution: event.params.code,
          institution: text('institution'),
          stance,
          reasons: text('reasons'),
          event: optional('event'),
          supersedes: optional('supersedes'),
          supersedesBecause: optional('supersedesBecause'),
        };
        return (await own(GiveOpinionDocument, { input })).giveOpinion;
      },
      next: () => onward(contributionPath(event.params.code), 'opinion-given'),
    }),
};
