import { redirect } from '@sveltejs/kit';
import { RegisterDocument } from '@quipu/client';
import { act, onward } from '#lib/server/act.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  if (await locals.me()) redirect(303, locals.to('/mi-trabajo'));
  return { isSent: url.searchParams.get('hecho') === 'registration-sent' };
};

export const actions: Actions = {
  default: (event) =>
    act(event, {
      fields: ['name', 'email', 'password'],
      secrets: ['password'],
      send: ({ text }, own) => {
        const { language } = event.locals;
        const input = { name: text('name'), email: text('email'), password: text('password'), language };
        return own(RegisterDocument, { input }).then((done) => done.register);
      },
      next: () => onward('/registrarse', 'registration-sent'),
    }),
};
