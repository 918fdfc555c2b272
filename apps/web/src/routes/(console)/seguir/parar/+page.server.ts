import { StopNoticesDocument } from '@quipu/client';
import type { RequestEvent } from '@sveltejs/kit';
import { act } from '#lib/server/act.ts';
import type { Actions, PageServerLoad } from './$types';

// Programs that read mails open their links: only a button stops anything.
export const load: PageServerLoad = ({ url }) => ({ hasTicket: url.searchParams.has('ticket') });

const stop = (event: RequestEvent, all: boolean) =>
  act(event, {
    fields: [],
    send: (_given, own) =>
      own(StopNoticesDocument, { ticket: event.url.searchParams.get('ticket') ?? '', all }).then(
        (done) => done.stopNotices,
      ),
    next: ({ titleEs, titleEn, path }) => ({ stopped: { titleEs, titleEn, path, all } }),
  });

export const actions: Actions = {
  one: (event) => stop(event, false),
  all: (event) => stop(event, true),
};
