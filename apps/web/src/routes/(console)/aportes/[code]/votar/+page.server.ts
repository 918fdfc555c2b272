import { error } from '@sveltejs/kit';
import { CastVoteDocument, VoicingPageDocument, type VoteChoice } from '@quipu/client';
import { translate } from '@quipu/i18n';
import { contributionPath } from '#lib/addresses.ts';
import { act, onward, refuse } from '#lib/server/act.ts';
import { holding } from '#lib/server/office.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const me = await holding(event, 'FORUM_MEMBER');
  const { contribution } = await event.locals.own(VoicingPageDocument, { code: event.params.code });
  if (!contribution) error(404, 'No such contribution.');
  return { contribution, speaksFor: me.grants.filter(({ institution }) => institution !== null) };
};

export const actions: Actions = {
  default: (event) =>
    act(event, {
      fields: ['event', 'choice', 'because', 'institution'],
      send: async ({ text, optional }, own) => {
        const choice = optional('choice') as VoteChoice | null;
        if (!choice) return refuse('choice', translate(event.locals.language, 'acts.contribute.choose'));
        const input = {
          contribution: event.params.code,
          event: text('event'),
          choice,
          because: optional('because'),
          institution: optional('institution'),
        };
        return (await own(CastVoteDocument, { input })).castVote;
      },
      next: () => onward(contributionPath(event.params.code), 'vote-cast'),
    }),
};
