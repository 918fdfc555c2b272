import { ResetPasswordDocument } from '@quipu/client';
import { act, onward } from '#lib/server/act.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({ hasTicket: url.searchParams.has('ticket') });

export const actions: Actions = {
  default: (event) =>
    act(event, {
      fields: ['password'],
      secrets: ['password'],
      send: ({ text }, own) => {
        const ticket = event.url.searchParams.get('ticket') ?? '';
        return own(ResetPasswordDocument, { ticket, password: text('password') }).then((done) => done.resetPassword);
      },
      next: () => onward('/entrar', 'password-set'),
    }),
};
