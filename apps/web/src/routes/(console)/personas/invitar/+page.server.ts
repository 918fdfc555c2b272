import { error } from '@sveltejs/kit';
import { InviteAccountDocument } from '@quipu/client';
import { act, onward } from '#lib/server/act.ts';
import { keepsPeople, signedIn } from '#lib/server/me.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  if (!keepsPeople(await signedIn(event))) error(404, 'Not there for who asks.');
};

export const actions: Actions = {
  default: (event) =>
    act(event, {
      fields: ['name', 'email', 'language'],
      send: ({ text }, own) => {
        const input = { name: text('name'), email: text('email'), language: text('language') || 'es' };
        return own(InviteAccountDocument, { input }).then((done) => done.inviteAccount);
      },
      next: ({ id }) => onward(`/personas/${id}`, 'invited'),
    }),
};
