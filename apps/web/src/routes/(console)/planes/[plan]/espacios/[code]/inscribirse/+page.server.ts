import { JoinPageDocument, RegisterForEventDocument, WithdrawRegistrationDocument } from '@quipu/client';
import { eventPath } from '#lib/addresses.ts';
import { act, onward } from '#lib/server/act.ts';
import { signedIn } from '#lib/server/me.ts';
import { eventOf, named } from '../../typed.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (visit) => {
  const me = await signedIn(visit);
  const { isRegisteredForEvent } = await visit.locals.own(JoinPageDocument, named(visit));
  const speaksFor = me.grants.filter(({ institution }) => institution !== null);
  return { event: await eventOf(visit), isRegistered: isRegisteredForEvent ?? false, speaksFor };
};

export const actions: Actions = {
  join: (event) =>
    act(event, {
      fields: ['institution', 'needs', 'invitation'],
      send: async ({ optional }, own) => {
        const given = {
          institution: optional('institution'),
          needs: optional('needs'),
          invitation: optional('invitation'),
        };
        return (await own(RegisterForEventDocument, { input: { ...named(event), ...given } })).registerForEvent;
      },
      next: ({ code }) => onward(eventPath(event.params.plan, code), 'event-joined'),
    }),
  leave: (event) =>
    act(event, {
      fields: [],
      send: async (_given, own) =>
        (await own(WithdrawRegistrationDocument, { input: named(event) })).withdrawRegistration,
      next: ({ code }) => onward(eventPath(event.params.plan, code), 'event-left'),
    }),
};
