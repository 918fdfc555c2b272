import { error, redirect } from '@sveltejs/kit';
import { DraftPageDocument, PublishDecisionDocument } from '@quipu/client';
import { contributionPath } from '#lib/addresses.ts';
import { act, onward } from '#lib/server/act.ts';
import { holding } from '#lib/server/office.ts';
import { draftPath } from '../../typed.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await holding(event, 'COORDINATOR');
  const { draft, ...lists } = await event.locals.own(DraftPageDocument, { id: event.params.id });
  if (!draft) error(404, 'No such draft.');
  if (draft.closedAt && event.request.method === 'GET') redirect(303, event.locals.to(draftPath(draft.id)));
  return { draft, ...lists };
};

export const actions: Actions = {
  publish: (event) =>
    act(event, {
      fields: ['revision'],
      send: async ({ text }, own) => {
        const revision = Number(text('revision')) || 1;
        const { publishDecision: done } = await own(PublishDecisionDocument, { draft: event.params.id, revision });
        // The page has no fields to correct it in: what is wrong is said of the whole.
        return '__typename' in done ? { ...done, field: null } : done;
      },
      next: ({ contribution }) => onward(contributionPath(contribution.code), 'decision-published'),
    }),
};
