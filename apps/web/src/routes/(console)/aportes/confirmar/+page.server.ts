import { ConfirmContributionDocument } from '@quipu/client';
import { contributionPath } from '#lib/addresses.ts';
import { act, onward } from '#lib/server/act.ts';
import type { Actions, PageServerLoad } from './$types';

// Programs that read mails open their links: only the button uses up the ticket.
export const load: PageServerLoad = ({ url }) => ({ hasTicket: url.searchParams.has('ticket') });

export const actions: Actions = {
  default: (event) =>
    act(event, {
      fields: [],
      send: (_given, own) =>
        own(ConfirmContributionDocument, { ticket: event.url.searchParams.get('ticket') ?? '' }).then(
          (done) => done.confirmContribution,
        ),
      next: ({ code }) => onward(contributionPath(code), 'contribution-submitted'),
    }),
};
