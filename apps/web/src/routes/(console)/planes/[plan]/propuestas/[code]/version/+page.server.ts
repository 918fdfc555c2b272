import { ReviseDraftCommitmentDocument } from '@quipu/client';
import { draftCommitmentPath } from '#lib/addresses.ts';
import { act, onward } from '#lib/server/act.ts';
import { typedVersion, VERSION_FIELDS } from '../../../proponer/typed.ts';
import { draftOf } from '../draft.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = draftOf;

export const actions: Actions = {
  default: (event) =>
    act(event, {
      fields: [...VERSION_FIELDS, 'version'],
      send: async (given, own) => {
        const read = { draftCommitment: event.params.code.toUpperCase(), version: Number(given.text('version')) };
        return (await own(ReviseDraftCommitmentDocument, { input: { ...read, ...typedVersion(given) } }))
          .reviseDraftCommitment;
      },
      next: ({ code }) => onward(draftCommitmentPath(event.params.plan, code), 'draft-commitment-published'),
    }),
};
