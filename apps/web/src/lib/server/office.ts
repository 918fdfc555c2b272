import { error, type RequestEvent } from '@sveltejs/kit';
import type { GrantRole } from '@quipu/client';
import { decidesOn } from '#lib/offices.ts';
import { signedIn, type Me } from './me.ts';

/** Roles in which somebody acts for the State or the IRM, and so leaves no contributions. */
const OFFICES: ReadonlySet<GrantRole> = new Set([
  'COORDINATOR',
  'INSTITUTION_OFFICER',
  'IRM_RESEARCHER',
  'AUDITOR',
  'ADMINISTRATOR',
]);

/** Whoever holds `role`, wherever: nobody else is shown the form. Whether it reaches the thing, the API says. */
export async function holding(event: Pick<RequestEvent, 'locals' | 'url'>, role: GrantRole): Promise<Me> {
  const me = await signedIn(event);
  if (!me.grants.some((grant) => grant.role === role)) error(403, 'The role does not allow it.');
  return me;
}

/** Lets nobody pass but who coordinates `plan`. */
export function coordinating(me: Me, plan: Parameters<typeof decidesOn>[1]): void {
  if (!decidesOn(me, plan)) error(403, 'The role does not allow it.');
}

/** Whoever answers what people left: who coordinates a plan, or an institution. */
export async function answering(event: Pick<RequestEvent, 'locals' | 'url'>): Promise<Me> {
  const me = await signedIn(event);
  if (!me.grants.some(({ role }) => role === 'COORDINATOR' || role === 'INSTITUTION_OFFICER'))
    error(403, 'The role does not allow it.');
  return me;
}

/** Whoever holds no office. */
export async function asCitizen(event: Pick<RequestEvent, 'locals' | 'url'>): Promise<Me> {
  const me = await signedIn(event);
  if (me.grants.some(({ role }) => OFFICES.has(role))) error(403, 'The role does not allow it.');
  return me;
}
