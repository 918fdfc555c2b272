import type { Statement } from '@quipu/platform/reads';
import { reachOf, type Permission } from './law.ts';
import type { Viewer } from './viewer.ts';

const ids = (found: readonly (string | null)[]) => found.filter((id) => id !== null);

/**
 * The condition that the plan whose id is in `column` is reached with `permission`: by the roles that stand now, and by
 * the token that is used, if it is good for one plan alone. That the token was made for `permission` the guard has seen.
 */
export function reachedPlans(viewer: Viewer, permission: Permission, column: string, statement: Statement): string {
  const may = viewer.held.filter(({ role }) => reachOf(permission, role) === 'granted');
  const plans = statement.value(ids(may.map(({ planId }) => planId)), 'uuid[]');
  const members = statement.value(ids(may.map(({ memberId }) => memberId)), 'uuid[]');
  const only = viewer.token?.planId ?? null;
  const within = only === null ? 'true' : `${column} = ${statement.value(only, 'uuid')}`;
  return `(${column} = any(${plans}) or ${column} in (select id from plans where member_id = any(${members}))) and ${within}`;
}
