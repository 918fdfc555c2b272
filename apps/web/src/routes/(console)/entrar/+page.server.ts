import { redirect } from '@sveltejs/kit';
import { SignInDocument } from '@quipu/client';
import { act, afterSignIn, onward } from '#lib/server/act.ts';
import { WAY, wayIn } from '#lib/ways.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  if (await locals.me()) redirect(303, locals.to('/mi-trabajo'));
  const ways = await locals.send('auth/ways');
  const hasProvider = ways.ok && ((await ways.json()) as { readonly hasProvider: boolean }).hasProvider;
  return { way: wayIn(url), hasProvider, problem: url.searchParams.get('problem') };
};

export const actions: Actions = {
  default: (event) =>
    act(event, {
      fields: ['email', 'password'],
      secrets: ['password'],
      send: ({ text }, own) =>
        own(SignInDocument, { email: text('email'), password: text('password') }).then((done) => done.signIn),
      next: ({ __typename }) =>
        __typename === 'SecondFactorNeeded'
          ? onward('/entrar/codigo', undefined, { [WAY]: wayIn(event.url) })
          : afterSignIn(event),
    }),
};
