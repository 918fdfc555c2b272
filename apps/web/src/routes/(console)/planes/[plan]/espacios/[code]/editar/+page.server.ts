import { CancelEventDocument, ReviseEventDocument } from '@quipu/client';
import { eventPath } from '#lib/addresses.ts';
import { act, onward } from '#lib/server/act.ts';
import { holding } from '#lib/server/office.ts';
import { EVENT_FIELDS, eventOf, named, typedEvent } from '../../typed.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await holding(event, 'COORDINATOR');
  return { event: await eventOf(event) };
};

export const actions: Actions = {
  revise: (event) =>
    act(event, {
      fields: EVENT_FIELDS,
      send: async (given, own) => {
        const input = { ...typedEvent(given, event.params.plan), ...named(event) };
        return (await own(ReviseEventDocument, { input })).reviseEvent;
      },
      next: ({ code }) => onward(eventPath(event.params.plan, code), 'event-revised'),
    }),
  cancel: (event) =>
    act(event, {
      fields: ['because'],
      send: async ({ text }, own) =>
        (await own(CancelEventDocument, { input: { ...named(event), because: text('because') } })).cancelEvent,
      next: ({ code }) => onward(eventPath(event.params.plan, code), 'event-cancelled'),
    }),
};
