import { ConfirmFollowDocument } from '@quipu/client';
import { act } from '#lib/server/act.ts';
import type { Actions, PageServerLoad } from './$types';

// Programs that read mails open their links: only the button uses up the ticket.
export const load: PageServerLoad = ({ url }) => ({ hasTicket: url.searchParams.has('ticket') });

export const actions: Actions = {
  default: (event) =>
    act(event, {
      fields: [],
      send: (_given, own) =>
        own(ConfirmFollowDocument, { ticket: event.url.searchParams.get('ticket') ?? '' }).then(
          (done) => done.confirmFollow,
        ),
      next: ({ titleEs, titleEn, path }) => ({ followed: { titleEs, titleEn, path } }),
    }),
};
