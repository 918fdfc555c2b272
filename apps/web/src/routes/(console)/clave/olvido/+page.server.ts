import { RequestPasswordResetDocument } from '@quipu/client';
import { act, onward } from '#lib/server/act.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({ isSent: url.searchParams.get('hecho') === 'reset-sent' });

export const actions: Actions = {
  default: (event) =>
    act(event, {
      fields: ['email'],
      send: ({ text }, own) =>
        own(RequestPasswordResetDocument, { email: text('email') }).then((done) => done.requestPasswordReset),
      next: () => onward('/clave/olvido', 'reset-sent'),
    }),
};
