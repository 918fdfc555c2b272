import { error } from '@sveltejs/kit';
import { VoicingPageDocument, WithdrawContributionDocument } from '@quipu/client';
import { contributionPath } from '#lib/addresses.ts';
import { act, onward } from '#lib/server/act.ts';
import { asCitizen } from '#lib/server/office.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await asCitizen(event);
  const { contribution } = await event.locals.own(VoicingPageDocument, { code: event.params.code });
  if (!contribution) error(404, 'No such contribution.');
  return { contribution };
};

export const actions: Actions = {
  default: (event) =>
    act(event, {
      fields: ['because'],
      send: async ({ text }, own) => {
        const { code: contribution } = event.params;
        return (await own(WithdrawContributionDocument, { contribution, because: text('because') }))
          .withdrawContribution;
      },
      next: () => onward(contributionPath(event.params.code), 'withdrawn'),
    }),
};
