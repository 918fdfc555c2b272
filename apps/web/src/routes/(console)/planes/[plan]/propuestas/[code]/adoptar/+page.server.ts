import { AdoptDraftCommitmentDocument } from '@quipu/client';
import { commitmentPath } from '#lib/addresses.ts';
import { act, onward } from '#lib/server/act.ts';
import { draftOf } from '../draft.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = draftOf;

export const actions: Actions = {
  default: (event) =>
    act(event, {
      fields: ['number', 'because', 'version'],
      send: async ({ text }, own) => {
        const input = {
          draftCommitment: event.params.code.toUpperCase(),
          version: Number(text('version')),
          number: text('number'),
          because: text('because'),
        };
        return (await own(AdoptDraftCommitmentDocument, { input })).adoptDraftCommitment;
      },
      next: ({ number }) => onward(commitmentPath(event.params.plan, number), 'draft-commitment-adopted'),
    }),
};
