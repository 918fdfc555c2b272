import { DiscardContributionDraftDocument, OwnContributionsPageDocument, OwnDraftsDocument } from '@quipu/client';
import { act, onward } from '#lib/server/act.ts';
import { signedIn } from '#lib/server/me.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await signedIn(event);
  const after = event.url.searchParams.get('after');
  const { myContributions } = await event.locals.own(OwnContributionsPageDocument, { after });
  const { myContributionDrafts } = await event.locals.own(OwnDraftsDocument, {});
  return { after, contributions: myContributions, drafts: myContributionDrafts ?? [] };
};

export const actions: Actions = {
  discard: (event) =>
    act(event, {
      fields: [],
      send: ({ of: id }, own) =>
        own(DiscardContributionDraftDocument, { id }).then((done) => done.discardContributionDraft),
      next: () => onward('/mis-aportes', 'contribution-draft-discarded'),
    }),
};
