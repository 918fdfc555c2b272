import { error } from '@sveltejs/kit';
import { AnnouncePageDocument, CreateEventDocument } from '@quipu/client';
import { eventPath } from '#lib/addresses.ts';
import { act, onward } from '#lib/server/act.ts';
import { holding } from '#lib/server/office.ts';
import { EVENT_FIELDS, typedEvent } from '../espacios/typed.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await holding(event, 'COORDINATOR');
  const { plan } = await event.locals.own(AnnouncePageDocument, { plan: event.params.plan.toUpperCase() });
  return { plan: plan ?? error(404, 'No such plan.') };
};

export const actions: Actions = {
  default: (event) =>
    act(event, {
      fields: EVENT_FIELDS,
      send: async (given, own) =>
        (await own(CreateEventDocument, { input: typedEvent(given, event.params.plan) })).createEvent,
      next: ({ code, isShortNotice }) =>
        onward(eventPath(event.params.plan, code), isShortNotice ? 'event-short-notice' : 'event-announced'),
    }),
};
