import { error } from '@sveltejs/kit';
import { OpenDraftCommitmentDocument, ProposePageDocument } from '@quipu/client';
import { draftCommitmentPath } from '#lib/addresses.ts';
import { act, onward } from '#lib/server/act.ts';
import { holding } from '#lib/server/office.ts';
import { typedVersion, VERSION_FIELDS } from './typed.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await holding(event, 'COORDINATOR');
  const { plan, institutions } = await event.locals.own(ProposePageDocument, { plan: event.params.plan.toUpperCase() });
  if (!plan) error(404, 'No such plan.');
  return { plan, bodies: institutions.nodes };
};

export const actions: Actions = {
  default: (event) =>
    act(event, {
      fields: [...VERSION_FIELDS, 'initiative'],
      send: async (given, own) => {
        const plan = event.params.plan.toUpperCase();
        const input = { plan, initiative: given.optional('initiative'), ...typedVersion(given) };
        return (await own(OpenDraftCommitmentDocument, { input })).openDraftCommitment;
      },
      next: ({ code }) => onward(draftCommitmentPath(event.params.plan, code), 'draft-commitment-published'),
    }),
};
