import { error } from '@sveltejs/kit';
import { MergeContributionsDocument, MergePageDocument } from '@quipu/client';
import { contributionPath } from '#lib/addresses.ts';
import { act, onward } from '#lib/server/act.ts';
import { coordinating, holding } from '#lib/server/office.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const me = await holding(event, 'COORDINATOR');
  const { contribution } = await event.locals.own(MergePageDocument, { code: event.params.code });
  if (!contribution) error(404, 'No such contribution.');
  coordinating(me, contribution.plan);
  return { contribution };
};

const codesIn = (text: string) =>
  text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean);

export const actions: Actions = {
  default: (event) =>
    act(event, {
      fields: ['plan', 'from', 'into', 'title', 'body', 'stage', 'because'],
      send: async ({ text, optional }, own) => {
        const title = optional('title');
        const body = optional('body');
        const input = {
          plan: text('plan'),
          from: [event.params.code, ...codesIn(text('from'))],
          into: optional('into')?.toUpperCase() ?? null,
          new: title || body ? { title: title ?? '', body: body ?? '' } : null,
          stage: text('stage'),
          because: text('because'),
        };
        return (await own(MergeContributionsDocument, { input })).mergeContributions;
      },
      next: ({ code }) => onward(contributionPath(code), 'contributions-merged'),
    }),
};
