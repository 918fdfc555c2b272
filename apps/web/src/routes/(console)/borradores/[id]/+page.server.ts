import { error } from '@sveltejs/kit';
import { ApproveDraftDocument, DiscardDraftDocument, DraftPageDocument, ReviseDraftDocument } from '@quipu/client';
import { act, onward } from '#lib/server/act.ts';
import { signedIn } from '#lib/server/me.ts';
import { DECISION_FIELDS, draftPath, reviewPath, typedDecision } from '../typed.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const me = await signedIn(event);
  const { draft, ...lists } = await event.locals.own(DraftPageDocument, { id: event.params.id });
  if (!draft) error(404, 'No such draft.');
  // An auditor reads it; whether this coordinator may write it, the API says.
  return { draft, ...lists, mayWrite: me.grants.some(({ role }) => role === 'COORDINATOR') };
};

export const actions: Actions = {
  save: (event) =>
    act(event, {
      fields: [...DECISION_FIELDS, 'revision'],
      send: async (given, own) => {
        const { id } = event.params;
        const revision = Number(given.text('revision')) || 1;
        const { reviseDecisionDraft: done } = await own(ReviseDraftDocument, {
          id,
          revision,
          input: typedDecision(given),
        });
        // What somebody else wrote meanwhile is wrong with no field that one sees.
        return '__typename' in done ? { ...done, field: done.field === 'revision' ? null : done.field } : done;
      },
      next: ({ id }, { text }) =>
        text('then') === 'review' ? onward(reviewPath(id)) : onward(draftPath(id), 'draft-saved'),
    }),
  approve: (event) =>
    act(event, {
      fields: ['revision'],
      send: async ({ text }, own) => {
        const revision = Number(text('revision')) || 1;
        const { approveDraft: done } = await own(ApproveDraftDocument, { id: event.params.id, revision });
        return '__typename' in done ? { ...done, field: null } : done;
      },
      next: ({ id }) => onward(draftPath(id), 'draft-approved'),
    }),
  discard: (event) =>
    act(event, {
      fields: ['because'],
      send: async ({ optional }, own) =>
        (await own(DiscardDraftDocument, { id: event.params.id, because: optional('because') })).discardDraft,
      next: () => onward('/borradores', 'draft-discarded'),
    }),
};
