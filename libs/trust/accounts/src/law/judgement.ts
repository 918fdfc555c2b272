import type { Actor } from '@quipu/kernel';
import { covers, type Held, type Place } from './judgement.rules.ts';
import { PERMISSIONS, reachOf, type Permission } from './law.ts';
import { holdsOffice, isWithinToken, type Viewer } from './viewer.ts';

/** What the law says: in which role it is done, or that it is not. `absent`: for the asker the thing is not there. */
export type Verdict = Actor | 'unauthenticated' | 'forbidden' | 'absent';

/** A request as the law looks at it. */
export interface Case {
  readonly permission: Permission;
  readonly viewer: Viewer | null;
  /** Reading: what may not be read is not there. An act that is not allowed is refused. */
  readonly isRead: boolean;
  /** Where the thing lies that it names; null when no such thing is there, undefined when it names none. */
  readonly place?: Place | null | undefined;
  /** Whether the thing is hidden from the public, so that to refuse would tell that it exists. */
  readonly isHidden?: boolean;
}

const nowhere = { memberId: null, planId: null, institutionId: null };
/** What needs no grant. Whoever holds an office is no contributor: who decides does not propose as well. */
const ACCOUNT: Held = { role: 'account', ...nowhere };
const CITIZEN: Held = { role: 'contributor', ...nowhere };

const rolesOf = (viewer: Viewer): Held[] => [...viewer.held, ...(holdsOffice(viewer) ? [] : [CITIZEN]), ACCOUNT];

/** What somebody may do somewhere, by the roles that stand now. */
export const permissionsOf = (viewer: Viewer): Permission[] =>
  PERMISSIONS.filter((permission) => rolesOf(viewer).some(({ role }) => reachOf(permission, role) !== undefined));

function reaches({ permission, viewer, place }: Case, held: Held): boolean {
  const reach = reachOf(permission, held.role);
  if (!place) return true;
  if (viewer?.token?.planId && viewer.token.planId !== place.planId) return false;
  if (reach === 'everywhere') return true;
  return reach === 'own' ? place.ownerIds?.includes(viewer?.accountId ?? '') !== false : covers(held, place);
}

/** What the law says to a request. Deny by default. */
export function judge(request: Case): Verdict {
  const { permission, viewer, isRead, place, isHidden } = request;
  if (!viewer) return isRead ? 'absent' : 'unauthenticated';
  const may = rolesOf(viewer).filter(({ role }) => reachOf(permission, role) !== undefined);
  if (may.length === 0 || !isWithinToken(viewer, permission)) return isRead || isHidden ? 'absent' : 'forbidden';
  // What everybody may know of is missing for everybody: the act itself says so, once it has read what it was given.
  const found = may.find((held) => (place === null ? !isHidden : reaches(request, held)));
  if (found) return { id: `person:${viewer.accountId}`, role: found.role };
  return isRead || isHidden ? 'absent' : 'forbidden';
}
