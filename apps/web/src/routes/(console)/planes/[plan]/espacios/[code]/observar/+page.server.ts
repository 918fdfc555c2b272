import { ObserveMinutesDocument } from '@quipu/client';
import { eventPath } from '#lib/addresses.ts';
import { act, onward } from '#lib/server/act.ts';
import { signedIn } from '#lib/server/me.ts';
import { eventOf, named } from '../../typed.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await signedIn(event);
  return { event: await eventOf(event) };
};

export const actions: Actions = {
  default: (event) =>
    act(event, {
      fields: ['body'],
      send: async ({ text }, own) =>
        (await own(ObserveMinutesDocument, { input: { ...named(event), body: text('body') } })).observeMinutes,
      next: ({ code }) => onward(eventPath(event.params.plan, code), 'minutes-observed'),
    }),
};
