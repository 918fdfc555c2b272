import { error } from '@sveltejs/kit';
import { AskToFollowDocument, FollowDocument } from '@quipu/client';
import { kindOf, paceOf } from '#lib/following/followed.ts';
import { act, onward } from '#lib/server/act.ts';
import type { Actions, PageServerLoad } from './$types';

/** What the address says is to be followed. */
function wanted({ searchParams }: URL) {
  const [kind, of] = [kindOf(searchParams.get('que')), searchParams.get('cual')];
  if (!kind || !of) error(404, 'Nothing that can be followed.');
  return { kind, of };
}

export const load: PageServerLoad = async ({ url, locals }) => ({ ...wanted(url), me: await locals.me() });

export const actions: Actions = {
  // With an account one follows; without, an address is asked.
  default: async (event) => {
    const me = await event.locals.me();
    const { searchParams } = event.url;
    return act(event, {
      fields: ['email', 'pace'],
      send: async ({ text }, own) => {
        const input = { ...wanted(event.url), pace: paceOf(text('pace')) };
        if (me) return (await own(FollowDocument, { input })).follow;
        const asked = { ...input, email: text('email'), language: event.locals.language };
        return (await own(AskToFollowDocument, { input: asked })).askToFollow;
      },
      next: () =>
        me
          ? onward('/cuenta/avisos', 'followed')
          : onward('/seguir', 'follow-asked', { que: searchParams.get('que'), cual: searchParams.get('cual') }),
    });
  },
};
