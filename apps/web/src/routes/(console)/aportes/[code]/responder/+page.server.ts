import { error } from '@sveltejs/kit';
import { AnswerContributionDocument, VoicingPageDocument } from '@quipu/client';
import { contributionPath } from '#lib/addresses.ts';
import { act, onward } from '#lib/server/act.ts';
import { answering } from '#lib/server/office.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const me = await answering(event);
  const { contribution } = await event.locals.own(VoicingPageDocument, { code: event.params.code });
  if (!contribution) error(404, 'No such contribution.');
  return { contribution, isOfficer: !me.grants.some(({ role }) => role === 'COORDINATOR') };
};

export const actions: Actions = {
  default: (event) =>
    act(event, {
      fields: ['body', 'supersedes', 'supersedesBecause'],
      send: async ({ text, optional }, own) => {
        const input = {
          contribution: event.params.code,
          body: text('body'),
          supersedes: optional('supersedes'),
          supersedesBecause: optional('supersedesBecause'),
        };
        return (await own(AnswerContributionDocument, { input })).answerContribution;
      },
      next: () => onward(contributionPath(event.params.code), 'answer-given'),
    }),
};
