import { error } from '@sveltejs/kit';
import { LettersPageDocument, ResendNoticeDocument } from '@quipu/client';
import { contributionPath } from '#lib/addresses.ts';
import { decidesOn } from '#lib/offices.ts';
import { act, onward } from '#lib/server/act.ts';
import { signedIn } from '#lib/server/me.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const me = await signedIn(event);
  const { contribution, noticesOf } = await event.locals.own(LettersPageDocument, { code: event.params.code });
  if (!contribution) error(404, 'No such contribution.');
  if (!noticesOf) error(403, 'The role does not allow it.');
  return { contribution, letters: noticesOf, mayResend: decidesOn(me, contribution.plan) };
};

export const actions: Actions = {
  resend: (event) =>
    act(event, {
      fields: [],
      send: async ({ of }, own) => (await own(ResendNoticeDocument, { id: of })).resendNotice,
      next: () => onward(`${contributionPath(event.params.code)}/cartas`, 'letter-resent'),
    }),
};
