import { AddEventDocumentDocument, type EventDocumentKind } from '@quipu/client';
import { eventPath } from '#lib/addresses.ts';
import { act, onward } from '#lib/server/act.ts';
import { holding } from '#lib/server/office.ts';
import { isUploaded, upload } from '#lib/server/upload.ts';
import { eventOf, named } from '../../typed.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await holding(event, 'COORDINATOR');
  return { event: await eventOf(event) };
};

export const actions: Actions = {
  default: async (event) => {
    // Before anything of a file is read.
    await holding(event, 'COORDINATOR');
    return act(event, {
      fields: ['kind', 'title', 'file', 'link'],
      send: async ({ text, optional, file }, own) => {
        const chosen = file('file');
        const brought = chosen ? await upload(event.locals, chosen) : null;
        if (brought && !isUploaded(brought)) return brought;
        const input = {
          ...named(event),
          kind: text('kind') as EventDocumentKind,
          title: text('title'),
          language: event.locals.language,
          file: brought?.sha256 ?? null,
          link: optional('link'),
        };
        return (await own(AddEventDocumentDocument, { input })).addEventDocument;
      },
      next: ({ code }) => onward(eventPath(event.params.plan, code), 'event-documented'),
    });
  },
};
