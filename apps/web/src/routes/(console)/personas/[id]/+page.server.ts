import { error } from '@sveltejs/kit';
import {
  ConfirmGrantDocument,
  EndGrantDocument,
  EndServiceDocument,
  GiveRoleDocument,
  PersonDocument,
  PlacesOfRolesDocument,
  type GrantRole,
} from '@quipu/client';
import { act, onward } from '#lib/server/act.ts';
import { everyNode } from '#lib/server/every-node.ts';
import { keepsPeople, signedIn } from '#lib/server/me.ts';
import { readPlace, type Places } from './places.ts';
import type { Actions, PageServerLoad } from './$types';

async function placesFor({ own }: App.Locals): Promise<Places> {
  const { members, plans, institutions } = await own(PlacesOfRolesDocument, { after: null });
  const more = (after: string) => own(PlacesOfRolesDocument, { after }).then((next) => next.institutions);
  return { members, plans, institutions: [...(await everyNode(institutions, more))] };
}

export const load: PageServerLoad = async (event) => {
  const me = await signedIn(event);
  const { account, signIns } = await event.locals.own(PersonDocument, { id: event.params.id });
  if (!account) error(404, 'Not there for who asks.');
  const isKeeper = keepsPeople(me);
  const places = isKeeper ? await placesFor(event.locals) : null;
  return { account, signIns: signIns ?? [], places, isKeeper, isOneself: account.id === me.account.id };
};

const LEVELS: ReadonlySet<string | null> = new Set(['member', 'plan', 'institution']);

export const actions: Actions = {
  give: (event) =>
    act(event, {
      fields: ['role', 'within', 'from', 'until', 'because'],
      send: async ({ text, optional }, own) => {
        const { id: account } = event.params;
        const [from, until] = [optional('from'), optional('until')];
        const role = text('role') as GrantRole;
        const input = { account, role, ...readPlace(text('within')), from, until, because: text('because') };
        const { giveRole } = await own(GiveRoleDocument, { input });
        if (giveRole.__typename !== 'Rejection') return giveRole;
        const isAboutPlace = LEVELS.has(giveRole.field) || giveRole.code === 'GRANT_SCOPE_NOT_ONE';
        return { ...giveRole, field: isAboutPlace ? 'within' : giveRole.field };
      },
      next: ({ state }) => onward(`/personas/${event.params.id}`, state === 'WAITING' ? 'role-waits' : 'role-given'),
    }),
  confirm: (event) =>
    act(event, {
      fields: [],
      send: ({ of }, own) => own(ConfirmGrantDocument, { id: of }).then((done) => done.confirmGrant),
      next: () => onward(`/personas/${event.params.id}`, 'role-confirmed'),
    }),
  end: (event) =>
    act(event, {
      fields: ['because'],
      send: ({ of, text }, own) =>
        own(EndGrantDocument, { id: of, because: text('because') }).then((done) => done.endGrant),
      next: () => onward(`/personas/${event.params.id}`, 'role-ended'),
    }),
  leave: (event) =>
    act(event, {
      fields: ['because'],
      send: ({ text }, own) =>
        own(EndServiceDocument, { account: event.params.id, because: text('because') }).then((done) => done.endService),
      // What is left open is known to this answer only.
      next: ({ sessions, tokens, grants, leaves }) => ({
        ended: { sessions, tokens, grants: grants.length, items: leaves.items },
      }),
    }),
};
