import { error } from '@sveltejs/kit';
import { DecidePageDocument, DraftDecisionDocument } from '@quipu/client';
import { act, onward } from '#lib/server/act.ts';
import { holding } from '#lib/server/office.ts';
import { DECISION_FIELDS, draftPath, reviewPath, typedDecision } from '../../../borradores/typed.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await holding(event, 'COORDINATOR');
  const { contribution, ...lists } = await event.locals.own(DecidePageDocument, { code: event.params.code });
  if (!contribution) error(404, 'No such contribution.');
  return { contribution, ...lists };
};

export const actions: Actions = {
  save: (event) =>
    act(event, {
      fields: DECISION_FIELDS,
      send: async (given, own) => {
        const input = { contribution: event.params.code, ...typedDecision(given) };
        return (await own(DraftDecisionDocument, { input })).draftDecision;
      },
      next: ({ id }, { text }) =>
        text('then') === 'review' ? onward(reviewPath(id)) : onward(draftPath(id), 'draft-saved'),
    }),
};
