import {
  AccountTokensDocument,
  CreateTokenDocument,
  PlansToNameDocument,
  RevokeTokenDocument,
  type Permission,
} from '@quipu/client';
import { act, onward } from '#lib/server/act.ts';
import { signedIn } from '#lib/server/me.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await signedIn(event);
  const [{ myTokens, tokenPermissions }, { plans }] = await Promise.all([
    event.locals.own(AccountTokensDocument, {}),
    event.locals.own(PlansToNameDocument, {}),
  ]);
  const now = new Date().toISOString();
  const standing = (myTokens ?? []).filter(({ revokedAt, expiresAt }) => revokedAt === null && expiresAt > now);
  return { tokens: standing, permissions: tokenPermissions ?? [], plans: plans.nodes };
};

export const actions: Actions = {
  create: (event) =>
    act(event, {
      fields: ['name', 'permissions', 'plan', 'days'],
      send: ({ text, all, optional }, own) => {
        const days = Number.parseInt(text('days'), 10) || 0;
        const permissions = all('permissions') as Permission[];
        const input = { name: text('name'), permissions, plan: optional('plan'), days };
        return own(CreateTokenDocument, { input }).then((done) => done.createToken);
      },
      // Shown this once: a page that was gone on to could not know it any more.
      next: ({ secret, token }) => ({ made: { secret, name: token.name, expiresAt: token.expiresAt } }),
    }),
  revoke: (event) =>
    act(event, {
      fields: [],
      send: ({ of }, own) => own(RevokeTokenDocument, { id: of }).then((done) => done.revokeToken),
      next: () => onward('/cuenta/claves', 'token-revoked'),
    }),
};
