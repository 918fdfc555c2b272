import { ApproveMinutesDocument, ProposeMinutesDocument } from '@quipu/client';
import { eventPath } from '#lib/addresses.ts';
import { act, onward } from '#lib/server/act.ts';
import { holding } from '#lib/server/office.ts';
import { eventOf, named } from '../../typed.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await holding(event, 'COORDINATOR');
  return { event: await eventOf(event) };
};

export const actions: Actions = {
  propose: (event) =>
    act(event, {
      fields: ['body', 'because', 'observationsUntil'],
      send: async ({ text, optional }, own) => {
        const given = {
          body: text('body'),
          because: optional('because'),
          observationsUntil: text('observationsUntil'),
        };
        return (await own(ProposeMinutesDocument, { input: { ...named(event), ...given } })).proposeMinutes;
      },
      next: ({ code }) => onward(eventPath(event.params.plan, code), 'minutes-proposed'),
    }),
  approve: (event) =>
    act(event, {
      fields: [],
      send: async (_given, own) => (await own(ApproveMinutesDocument, { input: named(event) })).approveMinutes,
      next: ({ code }) => onward(eventPath(event.params.plan, code), 'minutes-approved'),
    }),
};
