import { OwnFollowsDocument, SetFollowPaceDocument, StopFollowingDocument } from '@quipu/client';
import { paceOf } from '#lib/following/followed.ts';
import { act, onward } from '#lib/server/act.ts';
import { signedIn } from '#lib/server/me.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await signedIn(event);
  const { myFollows } = await event.locals.own(OwnFollowsDocument, {});
  return { follows: myFollows ?? [] };
};

export const actions: Actions = {
  pace: (event) =>
    act(event, {
      fields: ['pace'],
      send: ({ of, text }, own) =>
        own(SetFollowPaceDocument, { id: of, pace: paceOf(text('pace')) }).then((done) => done.setFollowPace),
      next: () => onward('/cuenta/avisos', 'follow-pace-set'),
    }),
  stop: (event) =>
    act(event, {
      fields: [],
      send: ({ of }, own) => own(StopFollowingDocument, { id: of }).then((done) => done.stopFollowing),
      next: () => onward('/cuenta/avisos', 'follow-stopped'),
    }),
};
