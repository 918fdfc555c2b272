import { error } from '@sveltejs/kit';
import { RequestReviewDocument, VoicingPageDocument } from '@quipu/client';
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
      fields: ['decision', 'because'],
      send: async ({ text }, own) =>
        (await own(RequestReviewDocument, { decision: text('decision'), because: text('because') })).requestReview,
      next: () => onward(contributionPath(event.params.code), 'review-requested'),
    }),
};
