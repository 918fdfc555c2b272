import { GiveSecondFactorDocument } from '@quipu/client';
import { act, afterSignIn } from '#lib/server/act.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: (event) =>
    act(event, {
      fields: ['code'],
      secrets: ['code'],
      send: ({ text }, own) =>
        own(GiveSecondFactorDocument, { code: text('code').trim() }).then((done) => done.giveSecondFactor),
      next: () => afterSignIn(event),
    }),
};
