import { error } from '@sveltejs/kit';
import { SplitContributionDocument, SplitPageDocument } from '@quipu/client';
import { contributionPath } from '#lib/addresses.ts';
import { act, onward } from '#lib/server/act.ts';
import { coordinating, holding } from '#lib/server/office.ts';
import type { Actions, PageServerLoad } from './$types';
import { fieldOf, PART_FIELDS, typedParts } from './parts.ts';

export const load: PageServerLoad = async (event) => {
  const me = await holding(event, 'COORDINATOR');
  const { contribution } = await event.locals.own(SplitPageDocument, { code: event.params.code });
  if (!contribution) error(404, 'No such contribution.');
  coordinating(me, contribution.plan);
  return { contribution };
};

export const actions: Actions = {
  default: (event) =>
    act(event, {
      fields: [...PART_FIELDS, 'because'],
      send: async (given, own) => {
        const typed = typedParts(given);
        const input = {
          contribution: event.params.code,
          parts: typed.map(({ part }) => part),
          because: given.text('because'),
        };
        const { splitContribution: answer } = await own(SplitContributionDocument, { input });
        if (!('__typename' in answer)) return answer;
        const places = typed.map(({ place }) => place);
        return { ...answer, field: fieldOf(answer.field, places) ?? answer.field };
      },
      next: ({ code }) => onward(contributionPath(code), 'contribution-split'),
    }),
};
