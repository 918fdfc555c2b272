import { AccountSessionsDocument, EndOtherSessionsDocument, EndSessionDocument } from '@quipu/client';
import { act, onward } from '#lib/server/act.ts';
import { signedIn } from '#lib/server/me.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await signedIn(event);
  const { mySessions, mySignIns } = await event.locals.own(AccountSessionsDocument, {});
  return { sessions: mySessions ?? [], signIns: mySignIns ?? [] };
};

export const actions: Actions = {
  end: (event) =>
    act(event, {
      fields: [],
      send: ({ of }, own) => own(EndSessionDocument, { id: of }).then((done) => done.endSession),
      next: () => onward('/cuenta/sesiones', 'session-ended'),
    }),
  others: (event) =>
    act(event, {
      fields: [],
      send: (_given, own) => own(EndOtherSessionsDocument, {}).then((done) => done.endOtherSessions),
      next: () => onward('/cuenta/sesiones', 'sessions-ended'),
    }),
};
