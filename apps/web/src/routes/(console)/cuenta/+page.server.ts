import { ChangePasswordDocument } from '@quipu/client';
import { act, onward } from '#lib/server/act.ts';
import { signedIn } from '#lib/server/me.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ me: await signedIn(event) });

export const actions: Actions = {
  default: (event) =>
    act(event, {
      fields: ['old', 'password'],
      secrets: ['old', 'password'],
      send: ({ text }, own) =>
        own(ChangePasswordDocument, { old: text('old'), new: text('password') }).then((done) => done.changePassword),
      next: () => onward('/cuenta', 'password-changed'),
    }),
};
