import { error } from '@sveltejs/kit';
import { EndSupportDocument, SupportContributionDocument, SupportPageDocument } from '@quipu/client';
import { contributionPath } from '#lib/addresses.ts';
import { act, onward } from '#lib/server/act.ts';
import { asCitizen } from '#lib/server/office.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const me = await asCitizen(event);
  const { contribution, mySupports } = await event.locals.own(SupportPageDocument, { code: event.params.code });
  if (!contribution) error(404, 'No such contribution.');
  const mine = mySupports ?? [];
  const isGiven = (institution: string | null) => mine.some((one) => (one.institution?.code ?? null) === institution);
  const speaksFor = me.grants.filter(({ role, institution }) => role === 'CONTRIBUTOR' && institution !== null);
  return {
    contribution,
    mine,
    mayAsPerson: !isGiven(null),
    speaksFor: speaksFor.filter(({ institution }) => !isGiven(institution)),
  };
};

export const actions: Actions = {
  give: (event) =>
    act(event, {
      fields: ['institution'],
      send: async ({ optional }, own) =>
        (
          await own(SupportContributionDocument, {
            contribution: event.params.code,
            institution: optional('institution'),
          })
        ).supportContribution,
      next: () => onward(contributionPath(event.params.code), 'support-given'),
    }),
  end: (event) =>
    act(event, {
      fields: ['institution'],
      send: async ({ optional }, own) =>
        (await own(EndSupportDocument, { contribution: event.params.code, institution: optional('institution') }))
          .endSupport,
      next: () => onward(contributionPath(event.params.code), 'support-ended'),
    }),
};
