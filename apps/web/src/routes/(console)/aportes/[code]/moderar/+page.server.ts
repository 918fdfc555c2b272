import { error } from '@sveltejs/kit';
import { ModerateContributionDocument, ModeratePageDocument, type ModerationGround } from '@quipu/client';
import { translate } from '@quipu/i18n';
import { contributionPath } from '#lib/addresses.ts';
import { act, onward, refuse } from '#lib/server/act.ts';
import { holding } from '#lib/server/office.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await holding(event, 'COORDINATOR');
  const { moderationCase } = await event.locals.own(ModeratePageDocument, { code: event.params.code });
  if (!moderationCase) error(404, 'No such contribution.');
  return { case: moderationCase };
};

const FIELDS = ['ground', 'reasons', 'supersedes'] as const;

export const actions: Actions = {
  default: (event) =>
    act(event, {
      fields: FIELDS,
      send: async ({ text, optional }, own) => {
        const ground = optional('ground') as ModerationGround | null;
        if (!ground) return refuse('ground', translate(event.locals.language, 'acts.contribute.choose'));
        const input = {
          contribution: event.params.code,
          isHidden: ground !== 'SHOWN_AGAIN',
          ground,
          reasons: text('reasons'),
          supersedes: optional('supersedes'),
        };
        return (await own(ModerateContributionDocument, { input })).moderateContribution;
      },
      next: ({ isHidden }) =>
        onward(contributionPath(event.params.code), isHidden ? 'contribution-hidden' : 'contribution-shown'),
    }),
};
