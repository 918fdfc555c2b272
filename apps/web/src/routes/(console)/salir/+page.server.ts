import { redirect } from '@sveltejs/kit';
import { SignOutDocument } from '@quipu/client';
import { withQuery } from '#lib/addresses.ts';
import { act, onward } from '#lib/server/act.ts';
import { SESSION_COOKIE } from '#lib/server/visit.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async (event) => {
    const me = await event.locals.me();
    event.cookies.delete(SESSION_COOKIE, { path: '/' });
    if (!me) redirect(303, withQuery(event.locals.to('/entrar'), { hecho: 'signed-out' }));
    return act(event, {
      fields: [],
      send: (_given, own) => own(SignOutDocument, {}).then((done) => done.signOut),
      next: () => onward('/entrar', 'signed-out'),
    });
  },
};
